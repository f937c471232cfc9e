/** Whether a replay told the same as the run it repeats: every event held against the recorded one. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { UseCaseError } from "@/lib/server/use-case-error";
import { differingSpans } from "@/lib/trace/same-log";

const MOST_SPANS = 100;

export const replayCheck = z
  .object({
    originalId: z.string(),
    isEqual: z.boolean(),
    differing: z.array(z.string()).meta({
      description: `Spans whose events differ, in the replay's order; the first ${MOST_SPANS}.`,
    }),
    liveCalls: z.int().nonnegative().meta({ description: "Calls that a provider was asked." }),
  })
  .meta({ id: "ReplayCheck" });

/** Rejects with `not-found`, `unprocessable` for a run that is no replay, and `conflict` before its end. */
export async function checkReplay(
  { eventLog }: Pick<Composition, "eventLog">,
  runId: string,
): Promise<z.infer<typeof replayCheck>> {
  const { origin, endedAt } = await getRun({ eventLog }, runId);
  if (origin?.how !== "replay")
    throw new UseCaseError(
      "unprocessable",
      "This run is no replay, so it has no original to equal. POST …/replay makes one.",
    );
  if (endedAt === null)
    throw new UseCaseError("conflict", "The replay has not ended yet. Ask again when it has.");
  const [log, original] = await Promise.all([eventLog.read(runId), eventLog.read(origin.runId)]);
  const differing = differingSpans(log, original);
  const isLive = (event: (typeof log)[number]) =>
    event.type === "model-call-end" && event.source === "live";
  return {
    originalId: origin.runId,
    isEqual: differing.length === 0,
    differing: differing.slice(0, MOST_SPANS),
    liveCalls: log.filter(isLive).length,
  };
}
