/** A person calls the ruling about a page wrong and says what was right; code checks at once what they say. */
import "server-only";
import { z } from "zod";
import { checkRight } from "@/lib/courtroom/fault/check-right";
import { openAttempts } from "@/lib/courtroom/fault/find-fault";
import { planAttempts } from "@/lib/courtroom/fault/plan-attempts";
import { readRuling } from "@/lib/courtroom/fault/ruled-case";
import type { Composition } from "@/lib/server/composition";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { readCourtroom } from "@/lib/server/trials/read-courtroom";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRulingMark } from "@/lib/store/ruling-mark-store";
import { rightRuling } from "@/lib/trace/ruling-mark";

export const rulingMarkOrder = z
  .strictObject({
    runId: z.string().max(200).optional().meta({
      description: "The run whose ruling is wrong; left out, the trial's own.",
    }),
    path: z.string().min(1).max(1_000).meta({ description: "The page that the case is about." }),
    right: rightRuling,
  })
  .meta({
    id: "RulingMarkOrder",
    description:
      "What would have been right. Of a stage that is left out, what follows from the outcome is tried, where something does.",
  });

export type MarkRulingDeps = Pick<
  Composition,
  "trials" | "eventLog" | "blobs" | "rulingMarks" | "clock" | "newId"
>;

/** Rejects with `conflict` where there is no ruling yet, and with `unprocessable` for what cannot be tried. */
export async function markRuling(
  deps: MarkRulingDeps,
  trialId: string,
  order: z.output<typeof rulingMarkOrder>,
): Promise<StoredRulingMark> {
  const { path, right } = order;
  const stored = await getStoredTrial(deps, trialId);
  const runId = order.runId ?? stored.runId;
  if (runId === null)
    throw new UseCaseError(
      "conflict",
      "This entry was never tried: the funnel ended it, so there is no ruling to call wrong.",
    );
  const timeline = await getTimeline(deps, runId);
  const { config } = timeline.summary ?? {};
  if (timeline.summary) refuseImported(timeline.summary);
  if (config?.trial?.trialId !== stored.id)
    throw new UseCaseError("not-found", `The run "${runId}" is none of this trial.`);
  if (config.trial.triesFault)
    throw new UseCaseError(
      "conflict",
      "This run tries a stage of a ruling that was called wrong. Call the ruling itself wrong instead.",
    );
  const { ruled, refusal } = readRuling(timeline, path);
  if (!ruled) throw new UseCaseError("conflict", refusal);
  const courtroom = await readCourtroom(deps, { ...config, trial: config.trial });
  const fields = checkRight(right, ruled, courtroom).map(({ pointer, message }) => ({
    pointer: `/right${pointer}`,
    message,
  }));
  if (fields[0]) throw new UseCaseError("unprocessable", fields[0].message, { fields });
  const mark: StoredRulingMark = {
    ...{ id: deps.newId(), trialId: stored.id, runId, path, right },
    ruled: { state: ruled.state, reason: ruled.reason },
    attempts: openAttempts(planAttempts(ruled, right)),
    search: { state: "none", round: 0, error: null },
    ...{ lastRunId: null, isCase: false, createdAt: deps.clock(), endedAt: null, deletedAt: null },
  };
  await deps.rulingMarks.add(mark);
  return mark;
}
