import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveVotes, meanCorrelation } from "@/lib/statistics/effective-votes";
import type { RatedCase } from "@/lib/statistics/rated-case";

test("five votes that correlate by 0.29 are worth 2.3", () => {
  expect(effectiveVotes(5, 0.29)).toBeCloseTo(5 / 2.16, 10);
  expect(effectiveVotes(5, 0)).toBe(5);
  expect(effectiveVotes(5, 1)).toBe(1);
  expect(effectiveVotes(5, -0.3)).toBeNull();
});

test("the correlation of two voters, by hand", () => {
  // 4 cases of 10 both, 1 only the first, 2 only the second, 3 neither: (4 * 10 - 5 * 6) / sqrt(5 * 5 * 6 * 4).
  const cases: RatedCase[] = [
    { ratings: [1, 1], count: 4 },
    { ratings: [1, 0], count: 1 },
    { ratings: [0, 1], count: 2 },
    { ratings: [2, 0], count: 3 },
    { ratings: [null, 1], count: 9 },
  ];
  expect(meanCorrelation(cases, 2, 1)).toBeCloseTo(10 / Math.sqrt(600), 10);
});

test("a voter who never varies correlates with nobody, and leaves the others' mean alone", () => {
  const alike: RatedCase[] = [
    { ratings: [1, 1, 1], count: 3 },
    { ratings: [0, 0, 1], count: 2 },
  ];
  expect(meanCorrelation(alike, 3, 1)).toBe(1);
  expect(meanCorrelation([{ ratings: [1, 1], count: 5 }], 2, 1)).toBeNull();
  expect(meanCorrelation([], 2, 1)).toBeNull();
});

test("copies of one voter are worth one vote, however many they are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 30 }),
      fc.integer({ min: 2, max: 7 }),
      (votes, copies) => {
        fc.pre(votes.includes(0) && votes.includes(1));
        const cases = votes.map((vote) => ({
          ratings: new Array<number>(copies).fill(vote),
          count: 1,
        }));
        const correlation = meanCorrelation(cases, copies, 1);
        expect(correlation).toBeCloseTo(1, 9);
        expect(effectiveVotes(copies, correlation ?? 0)).toBeCloseTo(1, 9);
      },
    ),
  );
});
