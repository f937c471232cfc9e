/**
 * How sure a figure is: it is computed again over cases drawn from those there are, many times, and the middle 95 % of
 * what comes out is its interval. Efron and Tibshirani, An Introduction to the Bootstrap (1993), ch. 13.
 */
import type { Interval } from "./interval";
import { quantile } from "./quantile";
import { seededRandom } from "./seeded-random";

export type BootstrapOptions = { resamples: number; seed: number };

/**
 * Draws as many cases as there are and gives `counts` for each kind of case; equal seeds draw alike on every machine.
 * One interval for each figure that `figures` returns; null where fewer than half of the draws define it.
 */
export function bootstrapIntervals(
  counts: readonly number[],
  figures: (counts: readonly number[]) => readonly (number | null)[],
  { resamples, seed }: BootstrapOptions,
): (Interval | null)[] {
  const kinds = counts.flatMap((count, kind) => new Array<number>(count).fill(kind));
  const random = seededRandom(seed);
  const drawn: (number | null)[][] = [];
  for (let sample = 0; sample < resamples; sample += 1) {
    const again = new Array<number>(counts.length).fill(0);
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[random.whole(0, kinds.length - 1)] ?? 0;
      again[kind] = (again[kind] ?? 0) + 1;
    }
    drawn.push([...figures(again)]);
  }
  return figures(counts).map((_, figure) => middle(drawn.map((one) => one[figure] ?? null)));
}

function middle(drawn: readonly (number | null)[]): Interval | null {
  const sorted = drawn.filter((value) => value !== null).sort((a, b) => a - b);
  const low = quantile(sorted, 0.025);
  const high = quantile(sorted, 0.975);
  return low === null || high === null || sorted.length * 2 < drawn.length ? null : { low, high };
}
