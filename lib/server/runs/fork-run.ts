/** A new run over the recorded replies of another, with an edited input: what still matches is not asked again. */
import "server-only";
import { z } from "zod";
import { answerFormOrder, orderedForm } from "@/lib/server/runs/answer-form-order";
import { beginRun } from "@/lib/server/runs/begin-run";
import { checkEdits, editOrder, firstEdited, keptCallEdits } from "@/lib/server/runs/fork-edits";
import { getRun } from "@/lib/server/runs/get-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import {
  documentIdList,
  questionText,
  runDocuments,
  type StartRunDeps,
  withoutUndefined,
} from "@/lib/server/runs/start-inquiry";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { resolveRunModels } from "@/lib/server/settings/resolve-run-models";
import { budget, roleModels, runMode } from "@/lib/trace/config";

export const forkOrder = z
  .strictObject({
    question: questionText.optional(),
    documentIds: documentIdList.optional(),
    models: roleModels.partial().strict().optional(),
    budget: budget.partial().strict().optional(),
    mode: runMode.optional(),
    temperature: z.number().min(0).max(2).nullable().optional(),
    form: answerFormOrder.optional(),
    ...editOrder,
  })
  .meta({ id: "ForkOrder", description: "What is left out stays as the parent run had it." });

export type ForkOrder = z.infer<typeof forkOrder>;

/** Resolves with the new run's id. */
export async function forkRun(
  deps: StartRunDeps & Parameters<typeof getRun>[0],
  runId: string,
  order: ForkOrder,
): Promise<string> {
  const parent = await getRun(deps, runId);
  refuseImported(parent);
  const { config } = parent;
  const events = await deps.eventLog.read(runId);
  checkEdits(events, order);
  const sources = await keylessModelSources(deps);
  const { models } = resolveRunModels(sources, {
    models: { ...config.models, ...withoutUndefined(order.models ?? {}) },
    temperature: null,
  });
  for (const { model } of order.calls ?? [])
    if (model !== undefined)
      resolveRunModels(sources, { models: { root: model, sub: model }, temperature: null });
  const callEdits = keptCallEdits(events, config.callEdits, {
    calls: order.calls,
    from: asksOtherwise(order) ? 0 : firstEdited(events, order),
  });
  const form = order.form === undefined ? config.form : orderedForm(order.form);
  return beginRun(
    deps,
    {
      question: order.question ?? config.question,
      documents: order.documentIds ? await runDocuments(deps, order.documentIds) : config.documents,
      models,
      mode: order.mode ?? config.mode,
      budget: { ...config.budget, ...withoutUndefined(order.budget ?? {}) },
      temperature: order.temperature === undefined ? config.temperature : order.temperature,
      edits: order.replies ?? [],
      ...(callEdits.length > 0 ? { callEdits } : {}),
      ...(form === undefined ? {} : { form }),
      ...(config.approval ? { approval: config.approval } : {}),
    },
    { how: "fork", runId },
  );
}

/** What these change stands in the first prompt, so nothing of the parent's edits can be kept. */
function asksOtherwise(order: ForkOrder): boolean {
  const { question, documentIds, mode, form } = order;
  return [question, documentIds, mode, form].some((part) => part !== undefined);
}
