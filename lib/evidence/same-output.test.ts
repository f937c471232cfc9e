import { expect, test } from "vitest";
import { isSameOutput } from "./same-output";

test.each([
  [
    "2 spans:\n  L7 @120 the fee is due\n  L9 @180 the fee",
    "2 spans:\n  L9 @151 the fee is due\n  L11 @211 the fee",
  ],
  ['{line: 7, start: 120, end: 130, text: "fee"}', '{line: 9, start: 151, end: 161, text: "fee"}'],
  ["12: the fee is due", "14: the fee is due"],
  ["L3 (4 hits) @12 fee", "L5 (4 hits) @99 fee"],
])("%j says the same as %j", (before, now) => {
  expect(isSameOutput(before, now)).toBe(true);
});

test.each([
  ["the fee is 500", "the fee is 650"],
  ["2 spans:\n  L7 @120 a", "3 spans:\n  L7 @120 a"],
  ["L3 (4 hits) @12 fee", "L3 (5 hits) @12 fee"],
  ["33", "34"],
])("%j says something else than %j", (before, now) => {
  expect(isSameOutput(before, now)).toBe(false);
});

test.each(["\n", "line ", "1 ", " "])("%j over and over is compared in seconds", (piece) => {
  const hostile = `line${piece.repeat(100_000 / piece.length)}`;
  const startedAt = performance.now();
  expect(isSameOutput(`${hostile}x`, `${hostile}y`)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
