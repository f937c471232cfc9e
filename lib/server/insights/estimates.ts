/** Figures over cases, each with its bootstrap interval. */
import "server-only";
import { type BootstrapOptions, bootstrapIntervals } from "@/lib/statistics/bootstrap";
import type { Estimate } from "@/lib/trace/jury-xray";

export const none: Estimate = { value: null, low: null, high: null };

/** `counts` says how many cases of each kind there are; `figures` computes over such counts. */
export function estimates(
  counts: readonly number[],
  figures: (counts: readonly number[]) => readonly (number | null)[],
  options: BootstrapOptions,
): Estimate[] {
  const intervals = bootstrapIntervals(counts, figures, options);
  return figures(counts).map((value, at) => ({
    value,
    low: intervals[at]?.low ?? null,
    high: intervals[at]?.high ?? null,
  }));
}
