/** Folds the logs of ended runs into the facts that statistics are counted from: each run once, the newest first. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { foldRunFacts } from "@/lib/trace/fold-run-facts";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";

export type FoldDeps = Pick<Composition, "insights" | "eventLog" | "clock">;

const AT_ONCE = 50;

/** A log that is damaged is not counted. Stops after so many milliseconds, or when there is no more. Safe beside others that do the same. */
export async function foldRuns(
  deps: FoldDeps,
  { forMs, signal }: { forMs: number; signal?: AbortSignal },
): Promise<void> {
  const end = deps.clock() + forMs;
  for (;;) {
    const waiting = await deps.insights.toFold(AT_ONCE);
    if (waiting.length === 0) return;
    for (const run of waiting) {
      if (signal?.aborted || deps.clock() >= end) return;
      const log = await deps.eventLog.readAsFar(run.runId);
      const isDamaged = log.some(({ type }) => type === "unreadable");
      const timeline = extendTimeline(run.runId, emptyTimeline, log);
      await deps.insights.keep(run, isDamaged ? null : foldRunFacts(timeline));
    }
  }
}
