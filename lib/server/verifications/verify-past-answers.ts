/** Puts the answers that were found in earlier versions of a document to the test on a new one. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import type { StoredDocument } from "@/lib/store/document-store";
import type { StoredVerification } from "@/lib/store/verification-store";
import type { RunSummary } from "@/lib/trace/run-summary";

/** Of each earlier version, the newest runs that are checked. */
export const MOST_PAST_RUNS = 100;

const MOST_LOOKED_AT = 1_000;

type PastDeps = Pick<Composition, "eventLog" | "documents" | "verifications" | "clock" | "newId">;

/** Queues one verification for each past answer that does not wait for one already, and resolves with them. */
export async function verifyPastAnswers(
  deps: PastDeps,
  documentId: string,
): Promise<StoredVerification[]> {
  const document = await getDocument(deps, documentId);
  const family = await deps.documents.versions(document.familyId);
  const earlier = family.filter(({ version }) => version < document.version);
  const runs = await pastRuns(deps, earlier);
  const versions = new Map(family.map((version) => [version.id, version.version]));
  const waiting = await runsWaiting(deps, documentId);
  const queued: StoredVerification[] = [];
  for (const run of runs) {
    if (waiting.has(run.id)) continue;
    const verification: StoredVerification = {
      id: deps.newId(),
      runId: run.id,
      documents: run.config.documents.map(({ id, name, textSha256 }) =>
        earlier.some((version) => version.id === id)
          ? verified(document)
          : { id, name, textSha256, version: versions.get(id) ?? 1 },
      ),
      askedBy: "new-version",
      createdAt: deps.clock(),
      endedAt: null,
      result: null,
      error: null,
    };
    await deps.verifications.queue(verification);
    queued.push(verification);
  }
  return queued;
}

/** Each may compute for minutes, and whoever asks again while they do would queue them all once more. */
async function runsWaiting(
  { verifications }: PastDeps,
  documentId: string,
): Promise<ReadonlySet<string>> {
  const newest = await verifications.list({ documentId, limit: MOST_LOOKED_AT });
  return new Set(newest.flatMap(({ runId, endedAt }) => (endedAt === null ? [runId] : [])));
}

function verified({ id, name, version, textSha256 }: StoredDocument) {
  return { id, name, version, textSha256 };
}

/** Runs with an answer; a replay's is its parent's, and an imported one was not found here. */
async function pastRuns(
  { eventLog }: PastDeps,
  documents: readonly StoredDocument[],
): Promise<RunSummary[]> {
  const lists = await Promise.all(
    documents.map(({ id }) =>
      eventLog.list({
        documentId: id,
        status: "succeeded",
        except: "imported",
        limit: MOST_PAST_RUNS,
      }),
    ),
  );
  const runs = new Map(lists.flat().map((run) => [run.id, run]));
  return [...runs.values()].filter(({ origin, answer }) => origin?.how !== "replay" && answer);
}
