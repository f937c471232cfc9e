import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { readRunEvents } from "@/lib/server/runs/read-run-events";
import type { TraceEvent } from "@/lib/trace/event";

/** What the first paint of each side holds; the rest of a longer log follows by the event stream. */
const FIRST_EVENTS = 1_000;

/** The beginning of a run's log; null when there is no such run. */
export async function readComparedLog(
  parts: Pick<Composition, "eventLog">,
  runId: string,
): Promise<{ runId: string; events: TraceEvent[]; isLong: boolean } | null> {
  if (!isId(runId) || !(await parts.eventLog.summary(runId))) return null;
  const { events } = await readRunEvents(parts, runId, { after: -1, limit: FIRST_EVENTS });
  return { runId, events, isLong: events.length === FIRST_EVENTS };
}
