import fc from "fast-check";
import { expect, test } from "vitest";
import { replacedInOutput, replacedValue } from "./replaced-value";

test.each([
  ["500", "The monthly fee is $500.", "The monthly fee is $650.", "650"],
  ["$500", "The monthly fee is $500.", "The monthly fee is $650.", "$650"],
  ["Delaware", "The law of Delaware governs.", "The law of Ohio governs.", "Ohio"],
  ["thirty days", "A notice of thirty days.", "A notice of two months.", "two months"],
  ["三十日", "少くとも三十日前にその予告", "少くとも六十日前にその予告", null],
  ["1,300", "north,1,300;south,5", "north,1,450;south,7", "1,450"],
  ["500", "The fee is 500.", "Another sentence altogether, of 650 words.", null],
  ["500", "The fee is 500 or 500.", "The fee is 650 or 700.", null],
  ["500", "The fee is 500.", "The fee is 500.", null],
])("%j of %j is in %j now %j", (value, before, now, expected) => {
  expect(replacedValue(value, before, now)).toBe(expected);
});

test("a figure that stands between the same words is found, whatever it is", () => {
  const words = fc.constantFrom("The fee is", "fällig am", "合計", "a = ");
  const figure = fc.integer({ min: 0, max: 1_000_000 }).map(String);
  fc.assert(
    fc.property(words, words, figure, figure, (head, tail, old, young) => {
      const line = (value: string) => `${head} ${value} ${tail}`;
      expect(replacedValue(old, line(old), line(young))).toBe(old === young ? null : young);
    }),
  );
});

test("an output's line is told by its words, and only where they stand once", () => {
  const before = "rows: 33\nsum of units: 412\nrow: 1\nrow: 2";
  const now = "rows: 34\nsum of units: 419\nrow: 7\nrow: 8";
  expect(replacedInOutput("33", before, now)).toBe("34");
  expect(replacedInOutput("412", before, now)).toBe("419");
  expect(replacedInOutput("2", before, now)).toBeNull();
  expect(replacedInOutput("33", before, "nothing of the kind")).toBeNull();
});

test("a long output whose lines have the same words is gone through once", () => {
  const rows = (total: number) =>
    [...Array.from({ length: 60_000 }, (_, n) => `row ${n}`), `total ${total}`].join("\n");
  expect(replacedInOutput("7500", rows(7500), rows(8100))).toBe("8100");
}, 3_000);
