import type { SeenBy } from "@/components/document/seen-by-run";
import type { Parts } from "@/lib/server/compose";
import { isId } from "@/lib/server/is-id";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { selectCoverage } from "@/lib/trace/select-coverage";

/** What the run that the address names (`?run=`) has seen of a document; null when it did not use it, or did not record it. */
export async function seenBy(
  parts: Parts,
  documentId: string,
  runId: string | undefined,
): Promise<SeenBy | null> {
  const run = runId !== undefined && isId(runId) ? await parts.eventLog.summary(runId) : null;
  const doc = run?.config.documents.findIndex(({ id }) => id === documentId) ?? -1;
  if (!run || doc < 0) return null;
  const coverage = selectCoverage(await getTimeline(parts, run.id))[doc];
  if (!coverage || coverage.sizes.unseen === coverage.chars) return null;
  return { runId: run.id, question: run.question, coverage };
}
