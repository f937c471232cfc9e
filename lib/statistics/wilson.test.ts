import { expect, test } from "vitest";
import { shareText, wilson } from "./wilson";

test.each([
  [0, 11, 0, 0.259],
  [11, 11, 0.741, 1],
  [24, 26, 0.759, 0.979],
  [50, 100, 0.404, 0.596],
])("%i of %i lies between %f and %f", (count, total, low, high) => {
  const interval = wilson(count, total);
  expect(interval.low).toBeCloseTo(low, 2);
  expect(interval.high).toBeCloseTo(high, 2);
});

test("nothing counted says nothing", () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  expect(shareText(24, 26)).toBe("24 of 26 (92 %, 76–98 %)");
});
