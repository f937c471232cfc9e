import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";

/** All that the run's log tells so far. Rejects with `not-found`. */
export async function getTimeline(
  deps: Pick<Composition, "eventLog">,
  runId: string,
): Promise<Timeline> {
  const { id } = await getRun(deps, runId);
  return extendTimeline(id, emptyTimeline, await deps.eventLog.readAsFar(id));
}
