/** A new run over the recorded replies of another, with an edited input: what still matches is not asked again. */
import "server-only";
import { z } from "zod";
import { answerFormOrder, orderedForm } from "@/lib/server/runs/answer-form-order";
import { beginRun } from "@/lib/server/runs/begin-run";
import { getRun } from "@/lib/server/runs/get-run";
import {
  documentIdList,
  questionText,
  runDocuments,
  type StartRunDeps,
  withoutUndefined,
} from "@/lib/server/runs/start-inquiry";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { resolveRunModels } from "@/lib/server/settings/resolve-run-models";
import { UseCaseError } from "@/lib/server/use-case-error";
import { budget, replyEdit, roleModels, runMode } from "@/lib/trace/config";

const MAX_EDITS = 100;

export const forkOrder = z
  .strictObject({
    question: questionText.optional(),
    documentIds: documentIdList.optional(),
    models: roleModels.partial().strict().optional(),
    budget: budget.partial().strict().optional(),
    mode: runMode.optional(),
    temperature: z.number().min(0).max(2).nullable().optional(),
    form: answerFormOrder.optional(),
    replies: z.array(replyEdit.strict()).max(MAX_EDITS).optional().meta({
      description:
        "Replies put in place of the model's, by the span of the call: an iteration's code goes here, inside its fence.",
    }),
  })
  .meta({ id: "ForkOrder", description: "What is left out stays as the parent run had it." });

export type ForkOrder = z.infer<typeof forkOrder>;

/** Resolves with the new run's id. */
export async function forkRun(
  deps: StartRunDeps & Parameters<typeof getRun>[0],
  runId: string,
  order: ForkOrder,
): Promise<string> {
  const { config } = await getRun(deps, runId);
  await checkSpans(deps, runId, order.replies ?? []);
  const sources = await keylessModelSources(deps);
  const { models } = resolveRunModels(sources, {
    models: { ...config.models, ...withoutUndefined(order.models ?? {}) },
    temperature: null,
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
      ...(form === undefined ? {} : { form }),
      ...(config.approval ? { approval: config.approval } : {}),
    },
    { how: "fork", runId },
  );
}

async function checkSpans(
  { eventLog }: Parameters<typeof getRun>[0],
  runId: string,
  replies: NonNullable<ForkOrder["replies"]>,
): Promise<void> {
  if (replies.length === 0) return;
  const events = await eventLog.read(runId);
  const calls = new Set(
    events.flatMap((event) => (event.type === "model-call-start" ? [event.spanId] : [])),
  );
  const fields = replies.flatMap(({ spanId }, index) =>
    calls.has(spanId)
      ? []
      : [
          {
            pointer: `/replies/${index}/spanId`,
            message: `The run has no model call "${spanId}". Its calls are: ${[...calls].slice(0, 20).join(", ") || "none"}.`,
          },
        ],
  );
  if (fields[0]) throw new UseCaseError("unprocessable", fields[0].message, { fields });
}
