/**
 * Quantiles of values that come in groups, such as the times of one run, which are more alike than those of several: the
 * intervals draw whole groups again. Davison and Hinkley, Bootstrap Methods and their Application (1997), 3.8.
 */
import { bootstrapIntervals } from "./bootstrap";
import type { Interval } from "./interval";

export type EstimatedQuantile = {
  /** As `quantile` gives it, over all values together. */
  value: number;
  /** Null for a single group: nothing says how others would be. */
  interval: Interval | null;
};

const SEED = 1_997;
/** Values that are looked at for one interval, drawn again and again: about half a second. */
const MOST_STEPS = 1e8;

/** One for each share from 0 to 1, in their order; none where there are no values. */
export function groupedQuantiles(
  groups: readonly (readonly number[])[],
  shares: readonly number[],
): EstimatedQuantile[] {
  const sorted = groups
    .flatMap((values, group) => values.map((value) => ({ value, group })))
    .sort((a, b) => a.value - b.value);
  const figures = (counts: readonly number[]) => drawnQuantiles(sorted, counts, shares);
  const once = groups.map(() => 1);
  const resamples = Math.min(1_000, Math.max(100, Math.floor(MOST_STEPS / (sorted.length + 1))));
  const filled = groups.filter(({ length }) => length > 0).length;
  const intervals = filled < 2 ? [] : bootstrapIntervals(once, figures, { resamples, seed: SEED });
  return figures(once).flatMap((value, at) =>
    value === null ? [] : [{ value, interval: intervals[at] ?? null }],
  );
}

/** Each value counts as often as its group was drawn; between neighbours by a straight line. */
function drawnQuantiles(
  sorted: readonly { value: number; group: number }[],
  counts: readonly number[],
  shares: readonly number[],
): (number | null)[] {
  const upTo = new Float64Array(sorted.length);
  let total = 0;
  for (const [at, { group }] of sorted.entries()) {
    total += counts[group] ?? 0;
    upTo[at] = total;
  }
  if (total === 0) return shares.map(() => null);
  return shares.map((share) => {
    const at = (total - 1) * share;
    const below = sorted[firstAbove(upTo, Math.floor(at))]?.value ?? 0;
    const above = sorted[firstAbove(upTo, Math.ceil(at))]?.value ?? 0;
    return below + (above - below) * (at - Math.floor(at));
  });
}

/** The index of the first sum that is greater. */
function firstAbove(sums: Float64Array, rank: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
