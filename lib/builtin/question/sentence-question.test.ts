import { expect, test } from "vitest";
import { readQuestion } from "./reading";
import { readSentenceQuestion } from "./sentence-question";

test.each([
  "Quote section 9.1 on late delivery of fasteners.",
  "Zitiere § 12 über die Haftung der Lotsen.",
  "灯火の規定(第三十六条)を引用してください。",
])("%s names its provision by number and is not looked for by its words", (question) => {
  expect(readSentenceQuestion(readQuestion(question))).toBeNull();
});

test("a question without a number is looked for by its words", () => {
  expect(
    readSentenceQuestion(readQuestion("How many days may a guest boat stay at the pier?"))?.stems,
  ).toContain("pier");
});
