import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { getRun } from "@/lib/server/runs/get-run";
import type { StoredVerification } from "@/lib/store/verification-store";
import { type RunItem, runItem } from "@/lib/trace/run-item";

const MOST = 100;

/** Newest first. Rejects with `not-found` when there is no such run. */
export async function verificationsOfRun(
  deps: Pick<Composition, "verifications" | "eventLog">,
  runId: string,
): Promise<StoredVerification[]> {
  await getRun(deps, runId);
  return deps.verifications.list({ runId, limit: MOST });
}

export type PastAnswer = { run: RunItem; verification: StoredVerification };

/** The newest verification on this document of each run: whether past answers hold on it. Newest run first. */
export async function pastAnswers(
  deps: Pick<Composition, "verifications" | "eventLog" | "documents">,
  documentId: string,
): Promise<PastAnswer[]> {
  await getDocument(deps, documentId);
  const found = await deps.verifications.list({ documentId, limit: MOST_PAST });
  const newest = new Map<string, StoredVerification>();
  for (const one of found) if (!newest.has(one.runId)) newest.set(one.runId, one);
  const answers = await Promise.all(
    [...newest.values()].map(async (verification) => {
      const summary = await deps.eventLog.summary(verification.runId);
      return summary ? [{ run: runItem(summary), verification }] : [];
    }),
  );
  return answers.flat().sort((a, b) => b.run.createdAt - a.run.createdAt);
}

const MOST_PAST = 500;
