import { expect, test } from "vitest";
import { groupedQuantiles } from "@/lib/statistics/grouped-quantiles";
import { quantile } from "@/lib/statistics/quantile";

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test("are those of all values together", () => {
  const groups = [[5, 1], [], [9, 3, 7, 2]];
  const all = groups.flat().sort((a, b) => a - b);
  const shares = [0, 0.25, 0.5, 0.9, 1];
  expect(groupedQuantiles(groups, shares).map(({ value }) => value)).toEqual(
    shares.map((share) => quantile(all, share)),
  );
});

test("have the interval of order statistics where each group is one value", () => {
  // Of 100 values, the 40th and the 61st bound the median with 95 % (Campbell and Gardner, BMJ 296, 1988, 1454-1456).
  const [median] = groupedQuantiles(
    upTo(100).map((value) => [value]),
    [0.5],
  );
  expect(median?.value).toBe(50.5);
  expect(Math.abs((median?.interval?.low ?? 0) - 40)).toBeLessThanOrEqual(2);
  expect(Math.abs((median?.interval?.high ?? 0) - 61)).toBeLessThanOrEqual(2);
});

test("are no surer for a run that repeats its time a hundred times", () => {
  const few = groupedQuantiles(
    upTo(12).map((value) => [value]),
    [0.5],
  );
  const repeated = groupedQuantiles(
    upTo(12).map((value) => new Array<number>(100).fill(value)),
    [0.5],
  );
  const width = ([one]: typeof few) => (one?.interval?.high ?? 0) - (one?.interval?.low ?? 0);
  expect(width(few)).toBeGreaterThan(3);
  expect(Math.abs(width(repeated) - width(few))).toBeLessThanOrEqual(1);
});

test("have no interval of one group, and are none of no values", () => {
  expect(groupedQuantiles([[3, 4, 5]], [0.5])).toEqual([{ value: 4, interval: null }]);
  expect(groupedQuantiles([[], []], [0.5])).toEqual([]);
});
