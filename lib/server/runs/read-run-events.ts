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
  await getRun(deps, runId);
  const found = await deps.eventLog.read(runId, after);
  const events = found.slice(0, limit);
  const last = events.at(-1);
  return {
    events,
    after: last?.seq ?? after,
    complete:
      found.length <= limit && (last?.type === "run-end" || (await hasEnded(deps, runId, after))),
  };
}

async function hasEnded(
  deps: Pick<Composition, "eventLog">,
  runId: string,
  after: number,
): Promise<boolean> {
  const { endedAt, seq } = await getRun(deps, runId);
  return endedAt !== null && after >= seq;
}
