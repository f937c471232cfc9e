import { expect, test } from "vitest";
import { groupAnswers, isComparable } from "./agreement";

const texts = (...answers: string[]) => answers.map((text) => ({ text, claims: [] }));
const data = (...values: unknown[]) =>
  values.map((value) => ({ text: "", claims: [], data: value }));
const question = "How many units did the north sell?";

test.each([
  ["412", "The north sold 412 units."],
  ["1,300", "１３００"],
  ["$13,000,000", "13 million dollars"],
  ["1300万円", "13,000,000 yen"],
  ["The term ends on 2 March 2024.", "2024-03-02"],
  ["The north sold 412 units.", "412 units were sold in the north region across 60 orders."],
  ["It is 12.3 %.", "12.34 percent"],
  ["14 days", "two weeks (14 days)"],
  ["Acme Corp.", "acme corp"],
  ["Acme Corp", "The supplier is Acme Corp."],
  ["Yes.", "Yes"],
  ["- north\n- south", "1. South\n2. North"],
  ["INV-0042", "The invoice is INV-0042."],
  ["No, the notice period is 30 days.", "No: 30 days."],
])("%j and %j agree", (one, other) => {
  expect(groupAnswers(texts(one, other), question)).toEqual([[0, 1]]);
  expect(groupAnswers(texts(other, one), question)).toEqual([[0, 1]]);
});

test.each([
  ["412", "421"],
  ["13", "130"],
  ["30 days", "30 months"],
  [
    "The notice period is 30 days.",
    "The notice period is 30 days, or 60 days after the first year.",
  ],
  ["60 orders", "412 units over 60 orders"],
  ["412", "412, of which 60 were returned and 61 lost, 352 in total"],
  ["Yes, 30 days.", "No, 30 days."],
  ["Acme Corp", "The supplier is not Acme Corp."],
  ["Acme must notify Beta.", "Beta must notify Acme."],
  [
    "The buyer Acme Corp pays 30 days after delivery.",
    "The buyer Beta Inc pays 30 days after delivery.",
  ],
  ["- north\n- south", "- north\n- south\n- east"],
  ["2 March 2024", "3 February 2024"],
  ["INV-0042", "INV-0043"],
  ["-1,200", "1,200"],
  ["It says “a fee is due”.", "It says “no fee is due”."],
  [
    "The supplier bears the risk of loss until the goods are handed over.",
    "The buyer bears the risk of loss until the goods are handed over.",
  ],
])("%j and %j differ", (one, other) => {
  expect(groupAnswers(texts(one, other), question)).toEqual([[0], [1]]);
  expect(groupAnswers(texts(other, one), question)).toEqual([[0], [1]]);
});

test("data agrees by value: rows in any order, numbers however they are written", () => {
  const rows = [
    { region: "north", units: 4 },
    { region: "south", units: "1,300" },
  ];
  const turned = [
    { units: 1300, region: "South" },
    { units: 4, region: "north" },
  ];
  expect(groupAnswers(data(rows, turned), question)).toEqual([[0, 1]]);
  expect(groupAnswers(data(rows, rows.slice(0, 1)), question)).toEqual([[0], [1]]);
  expect(groupAnswers(data(0.1 + 0.2, 0.3, true, null), question)).toEqual([[0, 1], [2], [3]]);
  expect(groupAnswers(data({ a: "1" }, { a: 1 }, { b: 1 }), question)).toEqual([[0, 1], [2]]);
});

test("where the question asks for an order, the same members in another order differ", () => {
  const lists = data(["a", "b"], ["b", "a"]);
  expect(groupAnswers(lists, "Which regions are there?")).toEqual([[0, 1]]);
  expect(groupAnswers(lists, "Rank the regions by sales.")).toEqual([[0], [1]]);
  expect(groupAnswers(lists, "売上の多い順に地域を挙げてください。")).toEqual([[0], [1]]);
});

test("the largest group comes first, and no answer is in two", () => {
  const groups = groupAnswers(texts("5", "412", "6", "412 units", "six", "412"), question);
  expect(groups[0]).toEqual([1, 3, 5]);
  expect(groups.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(groupAnswers([], question)).toEqual([]);
});

test("an answer that agrees with two that differ does not join them", () => {
  const groups = groupAnswers(
    texts("412 units over 60 orders", "412 units", "412 units over 61 orders"),
    question,
  );
  expect(groups).toEqual([[0, 1], [2]]);
});

test("values that the question gives do not make answers agree", () => {
  const marked = [
    { text: "Of the 2024 rows, 412 are north.", claims: [{ start: 7, mark: "given" as const }] },
    { text: "Of the 2024 rows, 99 are north.", claims: [{ start: 7, mark: "given" as const }] },
  ];
  expect(groupAnswers(marked, question)).toEqual([[0], [1]]);
});

test("long prose without a value is for a reader to compare", () => {
  const [prose, short, number] = texts(
    "The supplier bears the risk of loss until the goods have been handed over to the carrier.",
    "The supplier",
    "It ends after 30 days, whatever the parties may have agreed upon before or after that.",
  );
  expect([prose, short, number].map((one) => one && isComparable(one))).toEqual([
    false,
    true,
    true,
  ]);
});

test.each(["\n", "- \n", ".", "…", '"'])("%j over and over is compared in seconds", (piece) => {
  const hostile = piece.repeat(100_000 / piece.length);
  const startedAt = performance.now();
  expect(groupAnswers(texts(hostile, `${hostile}x`), hostile)).toHaveLength(2);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});

test("answers too long to be read for their values agree only word for word", () => {
  const long = `The total is 42. ${"It was added up row by row. ".repeat(500)}`;
  expect(groupAnswers(texts(long, `${long} `, `${long} Or 43.`), question)).toEqual([[0, 1], [2]]);
  expect(texts(long).every(isComparable)).toBe(false);
});
