/**
 * Carries out one verification on a worker: the run's code over the texts it names, with replies from the run's own
 * log. Nothing here can reach a model. Safe to call again after a crash: an ended verification stays as it is.
 */
import "server-only";
import { ZodError } from "zod";
import { createMemo } from "@/lib/model/memo";
import { requestHash } from "@/lib/model/request-hash";
import { type RecordedRun, readRecordedRun } from "@/lib/rlm/recorded-run";
import { type ReverifyTask, reverify } from "@/lib/rlm/reverify";
import { type OpenSandbox, SandboxLostError } from "@/lib/sandbox/sandbox";
import { MissingDocumentError, type RunFiles } from "@/lib/server/run-files";
import { type Bodies, MissingBlobError } from "@/lib/store/bodies";
import { isConnectionLost } from "@/lib/store/database-errors";
import type { EventLog } from "@/lib/store/event-log";
import type {
  StoredVerification,
  VerificationEnd,
  VerificationStore,
} from "@/lib/store/verification-store";
import type { TraceEvent } from "@/lib/trace/event";
import { TraceVersionError } from "@/lib/trace/upcast";

export type VerificationParts = {
  verifications: VerificationStore;
  eventLog: Pick<EventLog, "read">;
  bodies: Bodies;
  files: Pick<RunFiles, "path" | "read" | "search">;
  openSandbox: OpenSandbox;
  clock: () => number;
};

/** Recorded code that takes longer on a new text is told to be too slow. */
const LONGEST_MS = 15 * 60_000;

/** Resolves when its end is stored; rejects when it must be taken up again (the worker stops, the database is gone). */
export async function runVerification(
  id: string,
  parts: VerificationParts,
  stopping: AbortSignal,
): Promise<void> {
  const verification = await parts.verifications.get(id);
  if (!verification || verification.endedAt !== null) return;
  const deadline = AbortSignal.timeout(LONGEST_MS);
  const end = await endOf(verification, parts, AbortSignal.any([stopping, deadline])).catch(
    (error: unknown) => {
      if (stopping.aborted) throw error;
      return { result: null, error: sentenceOf(error, deadline) };
    },
  );
  await parts.verifications.end(id, { ...end, endedAt: parts.clock() });
}

/** Ends one whose execution has taken down too many workers. */
export async function giveUpVerification(
  id: string,
  { verifications, clock }: Pick<VerificationParts, "verifications" | "clock">,
): Promise<void> {
  const error =
    "The workers that took this were lost again and again, so it was given up. Ask the question again instead.";
  await verifications.end(id, { endedAt: clock(), result: null, error });
}

async function endOf(
  { runId, documents }: StoredVerification,
  parts: VerificationParts,
  signal: AbortSignal,
): Promise<Pick<VerificationEnd, "result" | "error">> {
  const read = readRecordedRun(await parts.eventLog.read(runId));
  if (read.run === null) return { result: null, error: read.refusal };
  const texts = await textsOf(read.run, documents, parts.files);
  const memo = createMemo(ownSubCalls(read.run.events), parts.bodies.read);
  const result = await reverify(
    { run: read.run, documents: texts },
    {
      openSandbox: parts.openSandbox,
      readBody: parts.bodies.read,
      takeReply: (request, spanId) => memo.take(requestHash(request), spanId),
      search: parts.files.search,
      signal,
    },
  );
  return { result, error: null };
}

/** Sub-calls of the run's own cells: those of a nested run are part of its recorded result. */
function ownSubCalls(events: readonly TraceEvent[]): TraceEvent[] {
  const nested = new Set(
    events.flatMap((event) => (event.type === "nested-run-start" ? [event.spanId] : [])),
  );
  return events.filter((event) => {
    if (event.type === "model-call-start" && event.role !== "sub") return false;
    return ![...nested].some((spanId) => event.spanId.startsWith(`${spanId}/`));
  });
}

async function textsOf(
  { start }: RecordedRun,
  documents: StoredVerification["documents"],
  files: VerificationParts["files"],
): Promise<ReverifyTask["documents"]> {
  return Promise.all(
    documents.map(async ({ id, name, textSha256 }, index) => {
      const path = await files.path(textSha256);
      if (path === null) throw new MissingDocumentError(name);
      const text = await files.read(path);
      const recorded = start.config.documents[index]?.textSha256;
      if (recorded === textSha256) return { id, name, path, text, before: text };
      const pathBefore = recorded === undefined ? null : await files.path(recorded);
      const before = pathBefore === null ? null : await files.read(pathBefore);
      return { id, name, path, text, before };
    }),
  );
}

/** A lost connection leaves it to be taken up again; every other failure is its end, with what to do. */
function sentenceOf(error: unknown, deadline: AbortSignal): string {
  if (isConnectionLost(error)) throw error;
  if (deadline.aborted)
    return `Running the recorded code took longer than ${LONGEST_MS / 60_000} minutes. Ask the question again instead.`;
  if (
    error instanceof MissingDocumentError ||
    error instanceof MissingBlobError ||
    error instanceof SandboxLostError ||
    error instanceof TraceVersionError
  )
    return error.message;
  if (error instanceof ZodError)
    return "This run's log was written by another version of the program and cannot be read. Ask again.";
  console.error("A verification ended in a fault of the program.", error);
  return "The program made a mistake here. Try again; the worker's output says what happened.";
}
