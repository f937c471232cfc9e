/** Waits for a run's end and tells on the way what it is doing. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import type { TraceEvent } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

type Following = {
  /** Stops waiting; the run itself goes on. */
  signal: AbortSignal;
  onProgress(progress: { seq: number; message: string }): Promise<void>;
};

/** Resolves with the run as it stands when it has ended, stands still for approval, or the signal has aborted. */
export async function followRun(
  deps: Pick<Composition, "eventLog">,
  runId: string,
  { signal, onProgress }: Following,
): Promise<RunSummary> {
  for await (const events of deps.eventLog.follow(runId, -1, signal)) {
    for (const event of events) {
      const message = whatHappens(event);
      if (message) await onProgress({ seq: event.seq, message });
    }
    const isOver = events.some(({ type }) => type === "run-end");
    // Nothing goes on until somebody answers.
    if (isOver || events.at(-1)?.type === "pause-start") break;
  }
  return getRun(deps, runId);
}

const gateMessages = {
  published: "An answer passed the check",
  held: "An answer is looked at once more with its evidence",
  returned: "The check sent an answer back",
} as const;

function whatHappens(event: TraceEvent): string | null {
  switch (event.type) {
    case "run-start":
      return "Waiting for a worker";
    case "execution-start":
      return "A worker has the run";
    case "iteration-start":
      return `Began ${event.name}`;
    case "model-call-start":
      return event.role === "sub"
        ? `Asked ${event.model} about a part`
        : `Asked ${event.model} for the next step`;
    case "sandbox-run-start":
      return `Running cell ${event.cell}`;
    case "nested-run-start":
      return "Began a nested run";
    case "gate-end":
      return gateMessages[event.decision];
    case "route-end":
      return `Reads by ${event.reading}: ${event.reason}`;
    case "pause-start":
      return "Paused: a limit is near";
    case "pause-end":
      return "Goes on";
    case "run-end":
      return "Ended";
    default:
      return null;
  }
}
