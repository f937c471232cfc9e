import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex } from "./build-index";
import { foldText } from "./fold-units";
import { matchWord } from "./match-word";

/** Optimal string alignment distance in the plainest way: the measure to compare with. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(i - 2, j - 2) + 1);
      }
      const row = rows[i];
      if (row !== undefined) row[j] = least;
    }
  }
  return at(a.length, b.length);
}

const similarityTo = (word: string, query: string) =>
  matchWord(buildIndex(word), foldText(query))[0]?.similarity;

test("the similarity is that of the plainly computed distance", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdé1"), minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = plainDistance(a, b);
      const edits = b.length <= 8 ? 2 : 3;
      fc.pre(Math.abs(a.length - b.length) <= edits);
      const expected = distance <= edits ? 1 - distance / (b.length + 1) : undefined;
      expect(similarityTo(a, b)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test("short words must be exact, longer ones may differ more", () => {
  expect(similarityTo("ab", "ac")).toBeUndefined();
  expect(similarityTo("abc", "abd")).toBe(0.75);
  expect(similarityTo("abcde", "badce")).toBeCloseTo(1 - 2 / 6);
});

test("a word that begins like the query word is near", () => {
  expect(similarityTo("infringements", "infringe")).toBeCloseTo(1 - 0.5 / 9);
});

test("matches come nearest first, then most frequent", () => {
  const index = buildIndex("notices\nnotice\nnotice\nnotifs\nnotiss\nnotiss");
  const lengths = matchWord(index, foldText("notice")).map(({ term }) =>
    String.fromCharCode(
      ...index.pool.subarray(index.termOffsets[term], index.termOffsets[term + 1]),
    ),
  );
  expect(lengths).toEqual(["notice", "notices"]);
});
