import { expect, test } from "vitest";
import { readPartsQuestion } from "./parts-question";
import { readQuestion } from "./reading";

test.each([
  ["How many chapters does the novel have?", "count", "chapter", null],
  ["この憲法には条文がいくつありますか(第一条から最後の条まで)。", "count", "article", null],
  ["この作品は何章から成っていますか。", "count", "chapter", null],
  ["Wie viele Paragraphen hat das Gesetz?", "count", "paragraph-sign", null],
  [
    "Which contract is the longest, counting whitespace-separated words of its body (without the header line), and how many words has it?",
    "longest",
    "contract",
    "words",
  ],
  ["Which letter is the shortest in characters?", "shortest", "letter", "characters"],
  ["Which chapter is the longest?", "longest", "chapter", null],
])("%s", (question, goal, part, unit) => {
  const reading = readQuestion(question);
  expect(readPartsQuestion(reading)).toMatchObject({ goal, part: { key: part }, unit });
  expect(reading.leftover()).toEqual([]);
});

test("a condition on the parts is left over", () => {
  const reading = readQuestion("How many chapters are about whales?");
  readPartsQuestion(reading);
  expect(reading.leftover()).toEqual(["whales"]);
});
