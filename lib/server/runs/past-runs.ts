/** What earlier runs of the same kind used: the ground of an estimate. */
import type { RunSummary } from "@/lib/trace/run-summary";

export type Range = { low: number; high: number };

export type Likeness = {
  rootModel: string;
  reading: RunSummary["reading"];
  /** UTF-16 code units of all documents together. */
  chars: number;
};

/** Fewer say nothing about a spread. */
const FEWEST = 3;
const MOST = 50;
/** Documents of a third to three times the length count as similar. */
const SIMILAR = 3;

/** The newest runs of the same root model and reading over documents of similar length; empty when they are too few. */
export function similarRuns(runs: readonly RunSummary[], like: Likeness): RunSummary[] {
  const similar = runs.filter(({ status, origin, config, reading }) => {
    if (status !== "succeeded" || origin !== null) return false;
    if (config.models.root !== like.rootModel || (reading ?? "rlm") !== like.reading) return false;
    const chars = config.documents.reduce((sum, document) => sum + document.chars, 0);
    return chars <= like.chars * SIMILAR && like.chars <= chars * SIMILAR;
  });
  return similar.length < FEWEST ? [] : similar.slice(0, MOST);
}

/** From the 10th to the 90th percentile; null without values. */
export function spread(values: readonly number[]): Range | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const low = at(0.1);
  const high = at(0.9);
  return low === undefined || high === undefined ? null : { low, high };
}
