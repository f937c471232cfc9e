/** Ends a run whose execution has taken down too many workers, so that nobody waits for it. */
import "server-only";
import { standsStill } from "@/lib/server/run-pausing";
import { type EventLog, LogConflictError } from "@/lib/store/event-log";

export async function giveUpRun(
  runId: string,
  parts: { eventLog: EventLog; clock: () => number },
): Promise<void> {
  const events = await parts.eventLog.read(runId);
  const start = events.find((event) => event.type === "run-start");
  if (!start || events.some((event) => event.type === "run-end") || standsStill(events)) return;
  try {
    await parts.eventLog.append(runId, events.length, [
      {
        type: "run-end",
        seq: events.length,
        at: parts.clock(),
        spanId: start.spanId,
        outcome: {
          status: "error",
          code: "worker-lost",
          message:
            "The workers that took this run were lost again and again, so it was given up. Ask again; if it happens again, look at the worker's output.",
        },
        answer: null,
        claims: [],
        evidence: [],
        warnings: [],
      },
    ]);
  } catch (error) {
    // Another worker is executing it after all: then it ends by itself.
    if (!(error instanceof LogConflictError)) throw error;
  }
}
