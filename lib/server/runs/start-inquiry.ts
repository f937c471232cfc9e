/** Asks a question of documents: checks the order, writes the run's first event and puts the run on the queue. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { answerFormOrder, orderedForm } from "@/lib/server/runs/answer-form-order";
import { beginRun } from "@/lib/server/runs/begin-run";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { resolveRunModels } from "@/lib/server/settings/resolve-run-models";
import { UseCaseError } from "@/lib/server/use-case-error";
import {
  approval,
  budget,
  defaultBudget,
  type InquiryConfig,
  type RunDocument,
  roleModels,
  runMode,
} from "@/lib/trace/config";

const MAX_QUESTION_CHARS = 20_000;
const MAX_DOCUMENTS = 20;

export const questionText = z
  .string({ error: "Write a question." })
  .trim()
  .min(1, "Write a question.")
  .max(
    MAX_QUESTION_CHARS,
    `The question is longer than ${MAX_QUESTION_CHARS} characters. Upload long texts as documents and ask about them.`,
  )
  .meta({ example: "What is the notice period?" });

export const documentIdList = z
  .array(z.string().min(1).max(200), { error: "Choose the documents to ask, by their ids." })
  .min(1, "Choose at least one document to ask.")
  .max(MAX_DOCUMENTS, `Choose at most ${MAX_DOCUMENTS} documents for one question.`);

const temperature = z.number().min(0).max(2).nullable();

export const inquiryOrder = z
  .strictObject({
    documentIds: documentIdList,
    question: questionText,
    models: roleModels.partial().strict().optional().meta({
      description:
        "Model ids for this run; the settings fill in the rest. `builtin` is the rule-based engine.",
    }),
    budget: budget.partial().strict().optional().meta({
      description: "Limits for this run; defaults fill in the rest.",
    }),
    mode: runMode.optional().meta({ description: "How to read; `auto` decides by size." }),
    temperature: temperature.optional(),
    form: answerFormOrder.optional(),
    approval: approval.nullable().optional().meta({
      description:
        "Pauses the run at this share of a limit of tokens, money or time, until it is approved.",
    }),
  })
  .meta({ id: "InquiryOrder" });

export type InquiryOrder = z.infer<typeof inquiryOrder>;

export type StartRunDeps = Pick<
  Composition,
  "documents" | "settings" | "createRun" | "clock" | "newId" | "env"
>;

/** Resolves with the new run's id. Rejects with UseCaseError when a document or a model cannot be used. */
export async function startInquiry(deps: StartRunDeps, order: InquiryOrder): Promise<string> {
  return beginRun(deps, await inquiryConfigOf(deps, order), null);
}

export async function inquiryConfigOf(
  deps: Pick<Composition, "documents" | "settings" | "env">,
  order: InquiryOrder,
): Promise<InquiryConfig> {
  const documents = await runDocuments(deps, order.documentIds);
  const sources = await keylessModelSources(deps);
  const resolved = resolveRunModels(sources, {
    models: order.models ?? {},
    temperature: order.temperature,
  });
  const form = orderedForm(order.form);
  return {
    question: order.question,
    documents,
    models: resolved.models,
    mode: order.mode ?? "auto",
    budget: { ...defaultBudget, ...withoutUndefined(order.budget ?? {}) },
    temperature: resolved.temperature,
    edits: [],
    ...(form === undefined ? {} : { form }),
    ...(order.approval ? { approval: order.approval } : {}),
  };
}

export async function runDocuments(
  { documents }: Pick<Composition, "documents">,
  documentIds: readonly string[],
): Promise<RunDocument[]> {
  const ids = [...new Set(documentIds)];
  const found = await Promise.all(ids.map((id) => (isId(id) ? documents.get(id) : null)));
  return found.map((document, index) => {
    const pointer = `/documentIds/${index}`;
    if (!document) {
      const message = `There is no document "${ids[index]}". Upload it first, then use the id that comes back.`;
      throw new UseCaseError("unprocessable", message, { fields: [{ pointer, message }] });
    }
    if (document.deletedAt !== null) {
      const message = `"${document.name}" was removed. Restore it, or choose another document.`;
      throw new UseCaseError("unprocessable", message, { fields: [{ pointer, message }] });
    }
    const { id, textSha256, placesSha256, chars, lines } = document;
    const places = placesSha256 === null ? {} : { placesSha256 };
    const namesakes = found.filter((one) => one?.name === document.name).length;
    const name = namesakes > 1 ? `${document.name} (v${document.version})` : document.name;
    return { id, name, textSha256, ...places, chars, lines };
  });
}

/** Object.fromEntries forgets the keys' types; what is left has the type without undefined. */
export function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };
}
