import { expect, test } from "vitest";
import { readProvisionQuestion } from "./provision-question";
import { readQuestion } from "./reading";

test.each([
  ["Quote article 9.", "article", "9", null, null],
  ["What does section 12(3) say?", "section", "12", 3, null],
  ["Give the full text of paragraph 2 of article 4.", "article", "4", 2, null],
  ["Wie lautet Artikel 20 Absatz 1 des Grundgesetzes wörtlich?", "article", "20", 1, null],
  ["Zitiere § 4a Abs. 2 Satz 3.", "paragraph-sign", "4a", 2, 3],
  ["第九条の条文を全文引用してください。", "article", "9", null, null],
  ["第二十条第二項を引用してください。", "article", "20", 2, null],
])("%s", (question, part, number, paragraph, sentence) => {
  const reading = readQuestion(question);
  expect(readProvisionQuestion(reading)).toMatchObject({
    part: { key: part },
    number,
    paragraph,
    sentence,
  });
  expect(reading.leftover()).toEqual([]);
});

test.each([
  "How many words has article 9?",
  "Compare article 9 and article 10.",
  "Quote the preamble.",
])("%s asks for something else", (question) => {
  const reading = readQuestion(question);
  const asked = readProvisionQuestion(reading);
  expect(asked === null || reading.leftover().length > 0).toBe(true);
});

test("the names in the text's own title may stand in the question", () => {
  const title = "Verordnung über Hafenlotsen (HLV)";
  const reading = readQuestion("Wie lautet § 3 der HLV im Wortlaut?");
  expect(readProvisionQuestion(reading, title)).toMatchObject({ number: "3" });
  expect(reading.leftover()).toEqual([]);
  const other = readQuestion("Wie lautet § 3 der StVO im Wortlaut?");
  readProvisionQuestion(other, title);
  expect(other.leftover()).toEqual(["StVO"]);
});
