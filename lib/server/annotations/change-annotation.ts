/** An annotation written anew, removed, or taken back from its removal. */
import "server-only";
import { z } from "zod";
import { annotationText, requireContent } from "@/lib/server/annotations/annotate-step";
import { annotationView } from "@/lib/server/annotations/annotations-of";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredAnnotation } from "@/lib/store/annotation-store";
import { type Annotation, annotationScore } from "@/lib/trace/annotation";

export const annotationChangeOrder = z
  .strictObject({
    text: annotationText.optional(),
    score: annotationScore.nullable().optional(),
    isRemoved: z.literal(false).optional().meta({ description: "Takes a removal back." }),
  })
  .meta({ id: "AnnotationChange", description: "What is left out stays as it is." });

type Deps = Pick<Composition, "annotations" | "clock">;

/** Rejects with `not-found`, `conflict` when it was removed, and `unprocessable` when nothing would be left of it. */
export async function changeAnnotation(
  deps: Deps,
  id: string,
  { text, score, isRemoved }: z.output<typeof annotationChangeOrder>,
): Promise<Annotation> {
  const stored = await storedAnnotation(deps, id);
  if (stored.deletedAt !== null && isRemoved !== false)
    throw new UseCaseError("conflict", "This was removed. Take that back before you change it.");
  const next = {
    text: text ?? stored.text,
    score: score === undefined ? stored.score : score,
  };
  requireContent(next);
  const isSame = next.text === stored.text && next.score === stored.score;
  return await changed(deps, id, {
    ...(isSame ? {} : { ...next, updatedAt: deps.clock() }),
    deletedAt: null,
  });
}

/** Removing twice is the same as removing once. Rejects with `not-found`. */
export async function removeAnnotation(deps: Deps, id: string): Promise<Annotation> {
  const stored = await storedAnnotation(deps, id);
  return await changed(deps, id, { deletedAt: stored.deletedAt ?? deps.clock() });
}

async function changed(
  { annotations }: Deps,
  id: string,
  change: Parameters<Deps["annotations"]["change"]>[1],
): Promise<Annotation> {
  const stored = await annotations.change(id, change);
  if (!stored) throw notFound(id);
  return annotationView(stored);
}

async function storedAnnotation({ annotations }: Deps, id: string): Promise<StoredAnnotation> {
  const stored = isId(id) ? await annotations.get(id) : null;
  if (!stored) throw notFound(id);
  return stored;
}

function notFound(id: string): UseCaseError {
  return new UseCaseError(
    "not-found",
    `There is no annotation "${id}". GET /api/v1/runs/{runId}/annotations lists those of a run.`,
  );
}
