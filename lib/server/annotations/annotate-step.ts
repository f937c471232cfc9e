/** A comment or a score at a step of a run. */
import "server-only";
import { z } from "zod";
import { annotationView } from "@/lib/server/annotations/annotations-of";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { UseCaseError } from "@/lib/server/use-case-error";
import { type Annotation, annotationScore, LONGEST_ANNOTATION } from "@/lib/trace/annotation";

const MOST_OF_ONE_RUN = 1_000;
const LONGEST_AUTHOR = 200;

export const annotationText = z
  .string()
  .trim()
  .max(
    LONGEST_ANNOTATION,
    `Write at most ${LONGEST_ANNOTATION.toLocaleString("en")} characters at one step.`,
  );

export const annotationOrder = z
  .strictObject({
    spanId: z.string().min(1).max(1_000).nullable().default(null).meta({
      description: "The step, by its span; left out or null, the run as a whole.",
    }),
    text: annotationText.default(""),
    score: annotationScore.nullable().default(null),
    author: z.string().trim().max(LONGEST_AUTHOR).default(""),
  })
  .meta({ id: "AnnotationOrder" });

/** Rejects with `not-found`, `unprocessable` for a step that the run does not have, and `conflict` when it holds too many. */
export async function annotateStep(
  deps: Pick<Composition, "annotations" | "eventLog" | "clock" | "newId">,
  runId: string,
  order: z.output<typeof annotationOrder>,
): Promise<Annotation> {
  const { id } = await getRun(deps, runId);
  requireContent(order);
  if (order.spanId !== null) await checkSpan(deps, id, order.spanId);
  if ((await deps.annotations.list(id)).length >= MOST_OF_ONE_RUN)
    throw new UseCaseError(
      "conflict",
      `This run has ${MOST_OF_ONE_RUN} annotations already. Remove some before you add more.`,
    );
  const now = deps.clock();
  const stored = {
    ...order,
    ...{ id: deps.newId(), runId: id, createdAt: now, updatedAt: now, deletedAt: null },
  };
  await deps.annotations.add(stored);
  return annotationView(stored);
}

/** Rejects with `unprocessable` where neither is given. */
export function requireContent({ text, score }: Pick<Annotation, "text" | "score">): void {
  if (text !== "" || score !== null) return;
  const message = "Write a comment, or score the step.";
  throw new UseCaseError("unprocessable", message, { fields: [{ pointer: "/text", message }] });
}

async function checkSpan(
  { eventLog }: Pick<Composition, "eventLog">,
  runId: string,
  spanId: string,
): Promise<void> {
  const events = await eventLog.readAsFar(runId);
  if (events.some((event) => event.spanId === spanId)) return;
  const message = `The run has no step "${spanId}". GET /api/v1/runs/${runId}/events lists its spans.`;
  throw new UseCaseError("unprocessable", message, { fields: [{ pointer: "/spanId", message }] });
}
