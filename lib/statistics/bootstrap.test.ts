import { expect, test } from "vitest";
import { bootstrapIntervals } from "@/lib/statistics/bootstrap";
import { quantile } from "@/lib/statistics/quantile";
import { wilson } from "@/lib/statistics/wilson";

const options = { resamples: 2_000, seed: 7 };
const share = ([yes = 0, no = 0]: readonly number[]) => yes / (yes + no);

test("of a share it comes close to Wilson's interval", () => {
  const [found] = bootstrapIntervals([60, 40], (counts) => [share(counts)], options);
  const { low, high } = wilson(60, 100);
  expect(found?.low).toBeCloseTo(low, 1);
  expect(found?.high).toBeCloseTo(high, 1);
});

test("the same seed draws the same, another one differs", () => {
  const draw = (seed: number) =>
    bootstrapIntervals([13, 19, 8], ([a = 0, b = 0, c = 1]) => [(a + 2.5 * b) / (c + 1)], {
      resamples: 100,
      seed,
    });
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test("every draw holds as many cases as there are", () => {
  const sizes = new Set<number>();
  bootstrapIntervals(
    [5, 0, 9],
    (counts) => {
      sizes.add(counts.reduce((sum, count) => sum + count, 0));
      return [0];
    },
    { resamples: 50, seed: 3 },
  );
  expect([...sizes]).toEqual([14]);
});

test("a figure that most draws leave undefined has no interval", () => {
  const [rare, sure] = bootstrapIntervals(
    [1, 30],
    ([one = 0]) => [one === 1 ? 1 : null, 2],
    options,
  );
  expect(rare).toBeNull();
  expect(sure).toEqual({ low: 2, high: 2 });
});

test("quantiles lie between neighbours by a straight line", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([10, 20, 30], 0.9)).toBeCloseTo(28, 10);
  expect(quantile([7], 0.9)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
});
