import { expect, it } from "vitest";
import { findProperNames, wholeAnswer } from "./names";

const names = (text: string): string[] =>
  findProperNames(text).map(({ start, end }) => text.slice(start, end));

it.each<[string, readonly string[]]>([
  ["The supplier is Acme Holdings Ltd.", ["Acme Holdings Ltd"]],
  ["It ends on the Effective Date.", ["Effective Date"]],
  ["The Effective Date is not stated.", ["Effective Date"]],
  ["The manager is Dana, and Erin helps.", ["Dana", "Erin"]],
  ["Bank of Southern Lights pays in March.", ["Bank of Southern Lights"]],
  ["The file is CSV, in English, from Monday.", []],
  ["Section 5 and Article 7 of it.", []],
  ["Der Vertrag ist von der Bank und dem Kunden.", []],
  ["Die Nordlicht GmbH ist der Verkäufer und die Partei.", ["Nordlicht GmbH"]],
  ["売主は株式会社青空です。", ["株式会社青空"]],
  ["当事者は青空商事株式会社、山田太郎氏。", ["青空商事株式会社", "山田太郎"]],
])("%s", (text, expected) => {
  expect(names(text).sort()).toEqual([...expected].sort());
});

it.each([
  ["Austria", "Austria"],
  [" `payments`. ", "payments"],
  ["the north branch", "the north branch"],
  ["北支店", "北支店"],
])("the answer %s is one claim", (answer, claimed) => {
  expect(wholeAnswer(answer).map(({ start, end }) => answer.slice(start, end))).toEqual([claimed]);
});

it.each(["Yes", "No.", "Not stated", "記載なし", "12", "It is the northern branch of the firm."])(
  "the answer %s is none",
  (answer) => {
    expect(wholeAnswer(answer)).toEqual([]);
  },
);
