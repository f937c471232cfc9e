/**
 * A trial held again over its recorded replies, with something changed: another arm, other rules or models, an exhibit
 * left out. What still matches is not asked again. The docket keeps what the first run came to; this one is to compare.
 */
import "server-only";
import { z } from "zod";
import { resolveCourtModels } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { beginRun } from "@/lib/server/runs/begin-run";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { checkCourtModels } from "@/lib/server/trials/check-court-models";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { UseCaseError } from "@/lib/server/use-case-error";
import { replyEdit } from "@/lib/trace/config";
import { arm } from "@/lib/trace/court";
import { courtModels, courtRules } from "@/lib/trace/court-rules";

export const rerunOrder = z
  .strictObject({
    runId: z.string().max(200).optional().meta({
      description: "The run to start from; left out, the trial's own.",
    }),
    arm: arm.optional(),
    rules: courtRules.partial().optional(),
    models: courtModels.partial().strict().optional(),
    struckOut: z
      .array(z.string().regex(/^E\d{1,2}$/))
      .max(24)
      .optional()
      .meta({ description: "Exhibits to leave out, such as E1." }),
    replies: z.array(replyEdit.strict()).max(100).optional().meta({
      description: "Replies put in place of the model's, by the span of the call.",
    }),
  })
  .meta({ id: "TrialRerunOrder", description: "What is left out stays as the run had it." });

export type RerunOrder = z.infer<typeof rerunOrder>;

export type RerunDeps = Pick<
  Composition,
  "trials" | "eventLog" | "settings" | "env" | "createRun" | "clock" | "newId"
>;

/** Resolves with the new run's id. Rejects with UseCaseError when there is nothing to start from. */
export async function rerunTrial(
  deps: RerunDeps,
  trialId: string,
  order: RerunOrder,
): Promise<string> {
  const stored = await getStoredTrial(deps, trialId);
  const parentId = order.runId ?? stored.runId;
  const parent = parentId === null ? null : await deps.eventLog.summary(parentId);
  const trial = parent?.config.trial;
  if (!parent || trial?.trialId !== stored.id)
    throw new UseCaseError(
      "unprocessable",
      "This entry was never tried: the funnel ended it, and there is no run to start from.",
    );
  const rules = courtRules.parse({ ...trial.rules, ...order.rules });
  const sources = await keylessModelSources(deps);
  const models = resolveCourtModels(sources, rules, {
    ...trial.models,
    ...(order.rules?.jurors ? { jurors: undefined } : {}),
    ...order.models,
  });
  checkCourtModels(sources, models);
  const { tokens, costUsd, seconds } = rules.budget;
  return beginRun(
    deps,
    {
      ...parent.config,
      models: { root: models.judge, sub: models.prosecutor },
      budget: { ...parent.config.budget, tokens, costUsd, seconds },
      edits: order.replies ?? [],
      trial: {
        ...trial,
        rules,
        models,
        arm: order.arm ?? trial.arm,
        struckOut: order.struckOut ?? trial.struckOut,
      },
    },
    { how: "fork", runId: parent.id },
  );
}
