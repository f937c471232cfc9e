import { expect, test } from "vitest";
import { typedWords } from "./typed-words";

const proposing = (code: string) => [{ code, proposes: true }];

test.each([
  [
    "a number",
    "The fee is 500 EUR a month.",
    'FINAL("The fee is 500 EUR a month.", [hit])',
    ["500", "EUR"],
  ],
  [
    "a name",
    "It falls to the law of Delaware.",
    "FINAL('It falls to the law of Delaware.')",
    ["Delaware"],
  ],
  ["a short answer", "Yes", "FINAL(`Yes`, hits)", ["Yes"]],
  ["a number by itself", "33", "FINAL(33, hits)", ["33"]],
  [
    "a Japanese answer",
    "期間は三十日です。",
    "FINAL('期間は三十日です。', hits)",
    ["期間は三十日です"],
  ],
])("%s that a model typed is told", (_what, answer, code, words) => {
  expect(typedWords(answer, proposing(code), "What does it say?")).toEqual(words);
});

test.each([
  ["a value put in by variable", "33 contracts", "FINAL(`${hits.length} contracts`, hits)"],
  ["words around a value", "The sum is 12.5 now.", "FINAL(`The sum is ${total} now.`, hits)"],
  ["a value of the question", "Delaware: 33", "FINAL(`Delaware: ${n}`, hits)"],
])("%s is not", (_what, answer, code) => {
  expect(typedWords(answer, proposing(code), "How many name Delaware? contracts?")).toEqual([]);
});

test("in a cell before, numbers count that are given a name, not limits and positions", () => {
  const earlier = (code: string) => [{ code, proposes: false }, ...proposing("FINAL(answer)")];
  expect(typedWords("200 of 206", earlier("print(rows.slice(0, 200))"), "")).toEqual([]);
  expect(typedWords("200 of 206", earlier("const total = 206;"), "")).toEqual(["206"]);
  expect(typedWords("It is South now", earlier('const best = "South";'), "")).toEqual(["South"]);
});

test.each(['\\\\"', "//", "// '", "a1 ", '"'])(
  "code of %j over and over is read in seconds",
  (piece) => {
    const hostile = piece.repeat(100_000 / piece.length);
    const startedAt = performance.now();
    expect(typedWords(hostile, proposing(`"${hostile}'`), hostile)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  },
);
