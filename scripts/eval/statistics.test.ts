import { expect, test } from "vitest";
import { discordant, formatComparisons, mcNemar } from "./statistics";

// Two-sided binomial probabilities at one half, as tables of the sign test print them.
test.each([
  { onlyFirst: 0, onlySecond: 0, p: 1 },
  { onlyFirst: 6, onlySecond: 0, p: 0.03125 },
  { onlyFirst: 1, onlySecond: 9, p: 0.021_484 },
  { onlyFirst: 10, onlySecond: 2, p: 0.038_574 },
  { onlyFirst: 5, onlySecond: 5, p: 1 },
  { onlyFirst: 59, onlySecond: 121, p: 0.000_004_4 },
])("$onlyFirst against $onlySecond has p = $p", ({ p, ...given }) => {
  expect(mcNemar(given)).toBeCloseTo(p, 5);
});

test("thousands of cases stay a probability", () => {
  expect(mcNemar({ onlyFirst: 3000, onlySecond: 2900 })).toBeGreaterThan(0.1);
  expect(mcNemar({ onlyFirst: 3000, onlySecond: 2900 })).toBeLessThan(0.3);
});

test("only the cases that one way alone got right are counted", () => {
  expect(discordant([true, true, false, false], [true, false, true, false])).toEqual({
    onlyFirst: 1,
    onlySecond: 1,
  });
  expect(() => discordant([true], [])).toThrow("the same cases");
});

test("every way is held against the first", () => {
  const ways = new Map([
    ["court", [true, true, true, true, true, true, true]],
    ["one-prompt", [false, false, false, false, false, false, true]],
    ["five-votes", [true, true, true, true, true, true, false]],
  ]);
  expect(formatComparisons(ways)).toEqual([
    "court alone right in 6, one-prompt alone in 0 of 7: McNemar p = 0.031",
    "court alone right in 1, five-votes alone in 0 of 7: McNemar p = 1.000",
  ]);
  expect(formatComparisons(new Map())).toEqual([]);
});
