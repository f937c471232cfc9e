/** Asks whether a run's answer still holds on its own texts or on newer versions of them. A worker finds it out. */
import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readRecordedRun } from "@/lib/rlm/recorded-run";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { getRun } from "@/lib/server/runs/get-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { documentIdList } from "@/lib/server/runs/start-inquiry";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredDocument } from "@/lib/store/document-store";
import type { StoredVerification } from "@/lib/store/verification-store";
import type { RunDocument } from "@/lib/trace/config";
import { TraceVersionError } from "@/lib/trace/upcast";

export const verificationOrder = z
  .strictObject({
    documentIds: documentIdList.optional().meta({
      description:
        "What the code runs on, in the order of the run's own documents: those, or other versions of them. The newest version of each unless given.",
    }),
  })
  .meta({ id: "VerificationOrder" });

export type VerificationOrder = z.infer<typeof verificationOrder>;

export type VerificationDeps = Pick<
  Composition,
  "eventLog" | "documents" | "verifications" | "clock" | "newId"
>;

/** Rejects with `conflict` when the run has no answer that could be checked. */
export async function requestVerification(
  deps: VerificationDeps,
  runId: string,
  order: VerificationOrder & { askedBy?: StoredVerification["askedBy"] },
): Promise<StoredVerification> {
  const run = await getRun(deps, runId);
  refuseImported(run);
  const { config } = run;
  const documents = order.documentIds
    ? await chosenDocuments(deps, config.documents, order.documentIds)
    : await Promise.all(config.documents.map((document) => newestOf(deps, document)));
  await checkRun(deps, runId);
  const stored: StoredVerification = {
    id: deps.newId(),
    runId,
    documents,
    askedBy: order.askedBy ?? "person",
    createdAt: deps.clock(),
    endedAt: null,
    result: null,
    error: null,
  };
  await deps.verifications.queue(stored);
  return stored;
}

async function checkRun({ eventLog }: VerificationDeps, runId: string): Promise<void> {
  const events = await eventLog.read(runId).catch((cause: unknown) => {
    if (!(cause instanceof TraceVersionError)) throw cause;
    throw new UseCaseError("conflict", cause.message, { cause });
  });
  const { refusal } = readRecordedRun(events);
  if (refusal !== null) throw new UseCaseError("conflict", refusal);
}

type Verified = StoredVerification["documents"][number];

/** The newest version that is on the list; the run's own text when none is. */
async function newestOf({ documents }: VerificationDeps, own: RunDocument): Promise<Verified> {
  const stored = isId(own.id) ? await documents.get(own.id) : null;
  const family = stored ? await documents.versions(stored.familyId) : [];
  const newest = family.findLast(({ deletedAt }) => deletedAt === null);
  if (newest && newest.version >= (stored?.version ?? 0)) return verified(newest);
  return {
    id: own.id,
    name: own.name,
    version: stored?.version ?? 1,
    textSha256: own.textSha256,
  };
}

async function chosenDocuments(
  { documents }: VerificationDeps,
  own: readonly RunDocument[],
  ids: readonly string[],
): Promise<Verified[]> {
  if (ids.length !== own.length)
    throw refusal(
      "",
      `This run was asked of ${own.length} document${own.length === 1 ? "" : "s"}: give one id for each, in that order.`,
    );
  return Promise.all(
    ids.map(async (id, index) => {
      const found = isId(id) ? await documents.get(id) : null;
      if (!found) throw refusal(`/${index}`, `There is no document "${id}".`);
      const ownId = own[index]?.id ?? "";
      const family = isId(ownId) ? (await documents.get(ownId))?.familyId : undefined;
      if (found.familyId !== family)
        throw refusal(
          `/${index}`,
          `"${found.name}" is no version of "${own[index]?.name}": add it as a new version of that document first, or ask the question of it.`,
        );
      return verified(found);
    }),
  );
}

function refusal(pointer: string, message: string): UseCaseError {
  return new UseCaseError("unprocessable", message, {
    fields: [{ pointer: `/documentIds${pointer}`, message }],
  });
}

function verified({ id, name, version, textSha256 }: StoredDocument): Verified {
  return { id, name, version, textSha256 };
}

const POLL_MS = 100;

/** Resolves with the verification as it stands when it has ended, the time is up, or the signal has aborted. */
export async function awaitVerification(
  { verifications }: Pick<Composition, "verifications">,
  stored: StoredVerification,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<StoredVerification> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const now = (await verifications.get(stored.id)) ?? stored;
    if (now.endedAt !== null || signal.aborted || performance.now() >= until) return now;
    await sleep(POLL_MS);
  }
}
