/** What a run that failed ends with: words that say what to do, or a failure that is passed on, so that the run is taken up again. */
import "server-only";
import { ForgedBlockError } from "@/lib/courtroom/blocks";
import { ModelCallError, ReplayMissError } from "@/lib/model/model";
import { LogDivergedError } from "@/lib/rlm/call-model";
import type { InquiryResult } from "@/lib/rlm/result";
import { SandboxLostError } from "@/lib/sandbox/sandbox";
import { isDiskFull } from "@/lib/server/disk-full";
import { MissingDocumentError } from "@/lib/server/run-files";
import { MissingBlobError } from "@/lib/store/bodies";
import { isConnectionLost } from "@/lib/store/database-errors";
import { LogConflictError } from "@/lib/store/event-log";

const noAnswer = { answer: null, claims: [], evidence: [], warnings: [] };

/** A run whose log cannot be written is left to be taken up again; every other failure ends it with what to do. */
export function failedResult(error: unknown, cancelled: AbortSignal): InquiryResult {
  if (cancelled.aborted) return { ...noAnswer, outcome: { status: "cancelled" } };
  if (error instanceof LogConflictError || isConnectionLost(error)) throw error;
  if (
    error instanceof ModelCallError ||
    error instanceof ReplayMissError ||
    error instanceof LogDivergedError ||
    error instanceof SandboxLostError ||
    error instanceof MissingDocumentError ||
    error instanceof MissingBlobError ||
    error instanceof ForgedBlockError
  ) {
    return failed(error.code, error.message);
  }
  if (isDiskFull(error)) {
    return failed(
      "storage-full",
      "The disk of the worker is full. Free some space on it, then ask again.",
    );
  }
  console.error("A run ended in a fault of the program.", error);
  return failed(
    "internal",
    "The program made a mistake in this run. Ask again; the worker's output says what happened.",
  );
}

function failed(code: string, message: string): InquiryResult {
  return { ...noAnswer, outcome: { status: "error", code, message } };
}
