import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import type { StoredAnnotation } from "@/lib/store/annotation-store";
import type { Annotation } from "@/lib/trace/annotation";

/** What people wrote at the steps of a run, oldest first. Rejects with `not-found`. */
export async function annotationsOf(
  deps: Pick<Composition, "annotations" | "eventLog">,
  runId: string,
): Promise<Annotation[]> {
  const { id } = await getRun(deps, runId);
  return (await deps.annotations.list(id)).map(annotationView);
}

export function annotationView({ deletedAt: _, ...annotation }: StoredAnnotation): Annotation {
  return annotation;
}
