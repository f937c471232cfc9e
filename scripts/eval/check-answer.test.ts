import { expect, test } from "vitest";
import { checkAnswer } from "./check-answer";
import type { EvalQuestion } from "./eval-question";

const document =
  "The keeper opens the gate at dawn. The keeper closes it at dusk. 第一条 橋は町が守る。";

function right(
  expected: unknown,
  check: string,
  answer: string,
  more: Partial<EvalQuestion> = {},
): boolean {
  const question = {
    id: "q",
    question: "How many had status 404 in 2019?",
    kind: "count",
    answer: expected,
    check,
    ...more,
  };
  return checkAnswer(question, answer, document).right;
}

test.each([
  [213, "213", true],
  [213, "213 requests had status 404.", true],
  [213, "There were 213 of them. The file has 10,000 lines.", true],
  [213, "Between 200 and 213", false],
  [213, "213 or 214", false],
  [213, "2130", false],
  [213, "none", false],
  [404, "404", true],
  [-1321.4, "-1321.4", true],
  [-1321.4, "1321.4", false],
  [2735455845, "2,735,455,845 bytes", true],
  [44, "44回", true],
])("the number %s, answered %j: %s", (expected, answer, outcome) => {
  expect(right(expected, "exact", answer)).toBe(outcome);
});

test("a tolerance is as wide as it says", () => {
  expect(right(10, "number", "10.04", { tol: 0.05 })).toBe(true);
  expect(right(10, "number", "10.06", { tol: 0.05 })).toBe(false);
});

test.each([
  ["Paris", "Paris", true],
  ["Paris", "Paris.", true],
  ["Paris", "It is Paris", true],
  [
    "Paris",
    "Either Paris or London or Madrid or Rome, which all have the same number of visitors",
    false,
  ],
])("the string %s, answered %j: %s", (expected, answer, outcome) => {
  expect(right(expected, "exact", answer)).toBe(outcome);
});

test.each([
  [["a b", "c"], "a b\nc", true],
  [["a b", "c"], "c\na b", true],
  [["a b", "c"], "- a b\n- c", true],
  [["a b", "c"], "a b, c", true],
  [["a, b", "c"], "a, b\nc", true],
  [["a b", "c"], "a b\nc\nd", false],
  [["a b", "c"], "a b", false],
  [[], "None.", true],
  [[], "a b", false],
])("the set %j, answered %j: %s", (expected, answer, outcome) => {
  expect(right(expected, "set", answer)).toBe(outcome);
});

test("a numbered answer claims an order", () => {
  expect(right(["a", "b"], "list", "1. b\n2. a")).toBe(false);
  expect(right(["a", "b"], "list", "1. a\n2. b")).toBe(true);
});

test.each([
  [{ ip: "10.0.0.1", requests: 482 }, "10.0.0.1: 482", true],
  [{ ip: "10.0.0.1", requests: 482 }, "10.0.0.1 with 481", false],
  [{ ip: "10.0.0.1", requests: 482 }, "10.0.0.1 with 482, then 10.0.0.2 with 77", false],
  [{ "200": 9, "301": 4 }, "200: 9\n301: 4", true],
  [{ "200": 9, "301": 4 }, "200: 4\n301: 9", false],
  [{ 甲: 3, 乙: 5 }, "「乙」の方が多い(「乙」は5回、「甲」は3回)", true],
  [{ 甲: 3, 乙: 5 }, "「乙」の方が多い(「乙」は3回、「甲」は5回)", false],
  [
    { end: "2028-01-15", renewal: "10 years" },
    "It ends on January 15, 2028 and renews for 10 years.",
    true,
  ],
])("the fields %j, answered %j: %s", (expected, answer, outcome) => {
  expect(right(expected, "fields", answer)).toBe(outcome);
});

test.each([
  ["12 months", "12 months", true],
  ["12 months", "12 months\n“no less than 12 months prior to year 5”", true],
  ["12 months", "12 months or 30 days", false],
  ["12 months", "a year", false],
])("%j contained, answered %j: %s", (expected, answer, outcome) => {
  expect(right(expected, "contains", answer)).toBe(outcome);
});

test.each([
  ["The keeper opens the gate at dawn.", "“The keeper opens the gate at dawn.”", true],
  ["The keeper opens the gate at dawn.", "> The keeper opens the\n> gate at dawn.", true],
  ["The keeper opens the gate at dawn.", "“The keeper opens the gate at noon.”", false],
  ["The keeper opens the gate at dawn.", "“The keeper closes it at dusk.”", false],
  ["橋は町が守る。", "「橋は町が守る。」", true],
])("the quote %j, answered %j: %s", (expected, answer, outcome) => {
  expect(right(expected, "quote-overlap", answer)).toBe(outcome);
});

test("a quote must hold its key facts", () => {
  const expected = "The keeper opens the gate at dawn.";
  expect(
    right(expected, "quote-overlap", "“The keeper opens the gate”", { key_facts: ["dawn"] }),
  ).toBe(false);
});

test("an unknown check is an error, not a pass", () => {
  expect(() => right(1, "roughly", "1")).toThrow("unknown check");
});
