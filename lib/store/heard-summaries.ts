/**
 * Answers for a moment who asks for the same run again and again: a summary is kept until an append to the run is
 * heard of. What is kept is never older than a second, whatever was not heard.
 */
import type { PostgresListener } from "@/lib/store/postgres-listener";
import type { RunSummary } from "@/lib/trace/run-summary";

const KEPT_MS = 1_000;
const MAX_KEPT = 500;

type Reading = { at: number; summary: Promise<RunSummary | null> };

export type HeardSummaries = {
  get(runId: string): Promise<RunSummary | null>;
  /** After an append that this process made itself: its message may still be under way. */
  forget(runId: string): void;
};

export function createHeardSummaries(
  listener: Pick<PostgresListener, "subscribe">,
  read: (runId: string) => Promise<RunSummary | null>,
): HeardSummaries {
  const readings = new Map<string, Reading>();
  listener.subscribe("verbatim_events", {
    onPayload: (runId) => void readings.delete(runId),
    onReconnect: () => readings.clear(),
  });

  function begin(runId: string): Promise<RunSummary | null> {
    const reading: Reading = { at: performance.now(), summary: read(runId) };
    const forgetIt = () => {
      if (readings.get(runId) === reading) readings.delete(runId);
    };
    // What does not exist yet, or could not be read, is looked for again.
    reading.summary.then((summary) => summary === null && forgetIt(), forgetIt);
    if (readings.size >= MAX_KEPT) readings.clear();
    readings.set(runId, reading);
    return reading.summary;
  }

  return {
    get(runId) {
      const reading = readings.get(runId);
      const isFresh = reading !== undefined && performance.now() - reading.at < KEPT_MS;
      return isFresh ? reading.summary : begin(runId);
    },
    forget: (runId) => void readings.delete(runId),
  };
}
