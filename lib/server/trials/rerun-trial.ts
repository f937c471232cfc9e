/**
 * A trial held again over its recorded replies, with something changed: another arm, other rules or models, an exhibit
 * left out. What still matches is not asked again. The docket keeps what the first run came to; this one is to compare.
 */
import "server-only";
import { z } from "zod";
import { resolveCourtModels } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { beginRun } from "@/lib/server/runs/begin-run";
import { checkEdits, editOrder, firstEdited, keptCallEdits } from "@/lib/server/runs/fork-edits";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { checkCourtModels } from "@/lib/server/trials/check-court-models";
import { exhibitEditOrder, orderedExhibits } from "@/lib/server/trials/exhibit-edits";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { TrialSettings } from "@/lib/trace/config";
import { arm } from "@/lib/trace/court";
import { courtModels, courtRules, courtRulesChange } from "@/lib/trace/court-rules";
import type { TraceEvent } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

export const rerunOrder = z
  .strictObject({
    runId: z.string().max(200).optional().meta({
      description: "The run to start from; left out, the trial's own.",
    }),
    arm: arm.optional(),
    rules: courtRulesChange.optional(),
    models: courtModels.partial().strict().optional(),
    struckOut: z
      .array(z.string().regex(/^E\d{1,2}$/))
      .max(24)
      .optional()
      .meta({ description: "Exhibits to leave out, such as E1." }),
    exhibits: z.array(exhibitEditOrder).max(24).optional(),
    ...editOrder,
  })
  .meta({ id: "TrialRerunOrder", description: "What is left out stays as the run had it." });

export type RerunOrder = z.infer<typeof rerunOrder>;

export type RerunDeps = Pick<
  Composition,
  "trials" | "eventLog" | "blobs" | "settings" | "env" | "createRun" | "clock" | "newId"
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
  if (parent) refuseImported(parent);
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
  const orderedModels = (order.calls ?? []).flatMap(({ model }) => model ?? []);
  checkCourtModels(sources, { ...models, jurors: [...models.jurors, ...orderedModels] });
  const { callEdits, exhibitEdits } = await edited(deps, { ...parent, trial }, order);
  const { callEdits: _, ...parentConfig } = parent.config;
  const { tokens, costUsd, seconds } = rules.budget;
  return beginRun(
    deps,
    {
      ...parentConfig,
      ...(callEdits.length > 0 ? { callEdits } : {}),
      models: { root: models.judge, sub: models.prosecutor },
      budget: { ...parent.config.budget, tokens, costUsd, seconds },
      edits: order.replies ?? [],
      trial: {
        ...trial,
        rules,
        models,
        arm: order.arm ?? trial.arm,
        struckOut: order.struckOut ?? trial.struckOut,
        ...(exhibitEdits && exhibitEdits.length > 0 ? { exhibitEdits } : {}),
      },
    },
    { how: "fork", runId: parent.id },
  );
}

/** Rejects with UseCaseError for an edit that cannot be. */
async function edited(
  deps: RerunDeps,
  { id, config, trial }: Pick<RunSummary, "id" | "config"> & { trial: TrialSettings },
  order: RerunOrder,
) {
  const events = await deps.eventLog.read(id);
  checkEdits(events, order);
  const exhibitEdits = order.exhibits
    ? await orderedExhibits(deps, { config, trial, events }, order.exhibits)
    : trial.exhibitEdits;
  const callEdits = keptCallEdits(events, config.callEdits, {
    calls: order.calls,
    from: Math.min(firstEdited(events, order), changedFrom(trial, order, events)),
  });
  return { callEdits, exhibitEdits };
}

/** Where in the log the trial begins to go another way, by what the order changes of the whole; infinite for none of it. */
function changedFrom(
  { arm: way, rules }: TrialSettings,
  order: RerunOrder,
  events: readonly TraceEvent[],
): number {
  const isReworded =
    order.rules?.instructions !== undefined && order.rules.instructions !== rules.instructions;
  const isOtherJury = order.rules?.jurors !== undefined;
  if (isReworded || isOtherJury || (order.arm ?? way) !== way) return 0;
  if (order.exhibits === undefined && order.struckOut === undefined)
    return Number.POSITIVE_INFINITY;
  const check = events.find(({ type, spanId }) => type === "stage-start" && spanId === "exhibits");
  return check?.seq ?? Number.POSITIVE_INFINITY;
}
