import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { RUN_SPAN_ID } from "@/lib/server/runs/run-span";
import { LogConflictError } from "@/lib/store/event-log";
import type { RunSummary } from "@/lib/trace/run-summary";

/**
 * Stops a run: a queued or paused one ends here and now, a running one is told to its worker.
 * Safe to call twice; a run that has ended stays as it is.
 */
export async function cancelRun(
  deps: Pick<Composition, "eventLog" | "signals" | "clock">,
  runId: string,
): Promise<RunSummary> {
  const summary = await getRun(deps, runId);
  if (summary.endedAt !== null) return summary;
  await deps.signals.requestCancel(runId);
  if (summary.status === "queued" || summary.status === "paused")
    await endQueued(deps, runId, summary.seq + 1);
  return getRun(deps, runId);
}

async function endQueued(
  { eventLog, clock }: Pick<Composition, "eventLog" | "clock">,
  runId: string,
  seq: number,
): Promise<void> {
  try {
    await eventLog.append(runId, seq, [
      {
        type: "run-end",
        seq,
        at: clock(),
        spanId: RUN_SPAN_ID,
        outcome: { status: "cancelled" },
        answer: null,
        claims: [],
        evidence: [],
        warnings: [],
      },
    ]);
  } catch (reason) {
    // A worker took the run in this moment: it has the wish to cancel, and ends the run itself.
    if (!(reason instanceof LogConflictError)) throw reason;
  }
}
