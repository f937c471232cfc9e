import "server-only";
import type { ExportedRun, ReadText } from "@/lib/exchange/run-file";
import { annotationView } from "@/lib/server/annotations/annotations-of";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";

export type ExportDeps = Pick<Composition, "eventLog" | "blobs" | "annotations">;

/** A run with all that leaves with it. Rejects with `not-found`. */
export async function exportedRun(deps: ExportDeps, runId: string): Promise<ExportedRun> {
  const summary = await getRun(deps, runId);
  const [events, annotations] = await Promise.all([
    deps.eventLog.readAsFar(summary.id),
    deps.annotations.list(summary.id),
  ]);
  return { summary, events, annotations: annotations.map(annotationView) };
}

export function blobTexts({ blobs }: Pick<Composition, "blobs">): ReadText {
  return async (sha256) => {
    const bytes = await blobs.get(sha256);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  };
}
