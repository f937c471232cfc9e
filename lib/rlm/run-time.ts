/** How long a run has worked: the time that it was paused does not count. All times are milliseconds since the Unix epoch. */
import { phraseOf } from "@/lib/rlm/limit-words";
import { limitsAt, pausedMs, type RecordedPause } from "@/lib/rlm/pauses";
import type { Budget } from "@/lib/trace/config";

export type RunTime = {
  elapsedMs(at: number): number;
  /**
   * The limit in words when this share of it has passed; null before. By the limit that held at that time, since a
   * resumed run decides again what it decided then.
   */
  past(at: number, share: number): string | null;
};

export function createRunTime({
  budget,
  startedAt,
  pauses,
}: {
  budget: Budget;
  startedAt: number;
  pauses: readonly RecordedPause[];
}): RunTime {
  const elapsedMs = (at: number) => at - startedAt - pausedMs(pauses, at);
  return {
    elapsedMs,
    past(at, share) {
      const then = limitsAt(budget, pauses, at);
      return elapsedMs(at) >= then.seconds * 1000 * share ? phraseOf("seconds", then) : null;
    },
  };
}
