/**
 * Summaries of one process's runs that were read before. A summary is a pure function of the log up to its `seq`,
 * so that one of a known seq never goes stale: a list asks the database for numbers and reads only what has moved.
 */
import type { RunSummary } from "@/lib/trace/run-summary";

const MAX_KNOWN = 500;

export type KnownSummaries = {
  /** The run's summary when it is known as of exactly this event. */
  at(runId: string, seq: number): RunSummary | undefined;
  put(summary: RunSummary): void;
};

export function createKnownSummaries(): KnownSummaries {
  const known = new Map<string, RunSummary>();
  return {
    at(runId, seq) {
      const summary = known.get(runId);
      return summary?.seq === seq ? summary : undefined;
    },
    put(summary) {
      // Put in again, it is the youngest: the oldest goes first.
      known.delete(summary.id);
      known.set(summary.id, summary);
      const oldest = known.size > MAX_KNOWN ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
  };
}
