import { expect, it } from "vitest";
import { chooseClaims, claimCandidates } from "./claims";

const claims = (answer: string, linesInDocuments: readonly string[] = []): [string, string][] =>
  chooseClaims(claimCandidates(answer), ({ text }) => linesInDocuments.includes(text)).map(
    ({ kind, text }) => [kind, text],
  );

it.each<[string, [string, string][]]>([
  [
    'He said "no later than 30 days" and 「三十日」.',
    [
      ["quote", "no later than 30 days"],
      ["quote", "三十日"],
    ],
  ],
  [
    "Es heißt „binnen 30 Tagen“ und »sofort«.",
    [
      ["quote", "binnen 30 Tagen"],
      ["quote", "sofort"],
    ],
  ],
  ["> a quote of\n> two lines\nand text", [["quote", "a quote of\n> two lines"]]],
  [
    "Between 19:00 and 19:59 from 66.249.73.135.",
    [
      ["time", "19:00"],
      ["time", "19:59"],
      ["name", "66.249.73.135"],
    ],
  ],
  [
    "Order INV-0042 of GPT-4, see src/app.v2.ts.",
    [
      ["name", "INV-0042"],
      ["name", "GPT-4"],
      ["name", "src/app.v2.ts"],
    ],
  ],
  ["1. First\n2. Second with 7", [["number", "7"]]],
  [
    "Made on 15 January 2018 for ten (10) years.",
    [
      ["date", "15 January 2018"],
      ["number", "ten"],
    ],
  ],
  ["5, then 5 again, then 5.0", [["number", "5"]]],
  [
    "第八十一条、四千円、２０２４年３月１日",
    [
      ["number", "八十一"],
      ["number", "四千"],
      ["date", "２０２４年３月１日"],
    ],
  ],
  ["No claims at all, one might say.", []],
])("%s", (answer, expected) => {
  expect(claims(answer)).toEqual(expected);
});

it("a line that stands in a document is one quote, with what is in it", () => {
  const row = "2009,10,780.951,spring";
  expect(claims(`- ${row}\n- 2010,11,spring`, [row])).toEqual([
    ["quote", row],
    ["number", "2010"],
    ["number", "11"],
  ]);
});
