import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import type { TraceEvent } from "@/lib/trace/event";

export type EventPage = {
  events: TraceEvent[];
  /** Pass it as `after` for what comes next. */
  after: number;
  /** True when the run has ended and these are its last events. */
  complete: boolean;
};

/** Events with a number greater than `after`, in order; -1 begins at the first. */
export async function readRunEvents(
  deps: Pick<Composition, "eventLog">,
  runId: string,
  { after, limit }: { after: number; limit: number },
): Promise<EventPage> {
  const known = await getRun(deps, runId);
  const events = await deps.eventLog.readAsFar(runId, after, limit);
  const last = events.at(-1);
  const end = last?.seq ?? after;
  // Nothing follows the end of a run; before it, only a run that has ended is complete.
  const complete =
    last?.type === "run-end" || (events.length === 0 && known.endedAt !== null && end >= known.seq);
  return { events, after: end, complete };
}
