/** RFC 9457 problem details: every error that leaves the HTTP API, in one shape, from one table. */
import "server-only";
import { z } from "zod";
import { SandboxLostError } from "@/lib/sandbox/sandbox";
import {
  DocumentReaderError,
  type DocumentReaderErrorCode,
} from "@/lib/search/document-reader-error";
import { isDiskFull } from "@/lib/server/disk-full";
import { UseCaseError, type UseCaseErrorCode } from "@/lib/server/use-case-error";
import { isConnectionLost } from "@/lib/store/database-errors";

const kinds = {
  "invalid-input": { status: 400, title: "The request is not valid" },
  unauthorized: { status: 401, title: "Not known to come from there" },
  forbidden: { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  conflict: { status: 409, title: "Not possible now" },
  "needs-confirmation": { status: 409, title: "Please confirm" },
  "too-large": { status: 413, title: "Too large" },
  "unsupported-media-type": { status: 415, title: "This kind of content is not read" },
  unprocessable: { status: 422, title: "The content cannot be used" },
  "too-many": { status: 429, title: "Too many at once" },
  internal: { status: 500, title: "Something went wrong here" },
  unavailable: { status: 503, title: "Not available at the moment" },
  "storage-full": { status: 507, title: "No space left" },
} as const satisfies Record<UseCaseErrorCode, { status: number; title: string }>;

const readerCodes = {
  "text-missing": "not-found",
  "out-of-range": "invalid-input",
  "bad-pattern": "invalid-input",
  "search-timeout": "unprocessable",
  "thread-missing": "unavailable",
  "thread-lost": "unavailable",
  closed: "unavailable",
} as const satisfies Record<DocumentReaderErrorCode, UseCaseErrorCode>;

export const problem = z
  .object({
    type: z.string().meta({ description: "Names the kind of problem; stable." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What happened and what to do, for a person." }),
    errors: z
      .array(z.object({ pointer: z.string(), message: z.string() }))
      .optional()
      .meta({ description: "One entry a field; `pointer` is a JSON pointer into the input." }),
  })
  .meta({ id: "Problem" });

export type Problem = z.infer<typeof problem>;

const RETRY_AFTER_SECONDS = 3;

export function problemStatus(code: UseCaseErrorCode): number {
  return kinds[code].status;
}

export function problemTitle(code: UseCaseErrorCode): string {
  return kinds[code].title;
}

/** Turns whatever was thrown into a UseCaseError; what nobody expected becomes `internal` and keeps its cause. */
export function toUseCaseError(reason: unknown): UseCaseError {
  if (reason instanceof UseCaseError) return reason;
  if (isDiskFull(reason))
    return new UseCaseError(
      "storage-full",
      "The server's disk is full, so nothing was stored. Free some space there and send it again.",
      { cause: reason },
    );
  if (reason instanceof DocumentReaderError)
    return new UseCaseError(readerCodes[reason.code], reason.message, { cause: reason });
  if (reason instanceof SandboxLostError)
    return new UseCaseError("unavailable", reason.message, { cause: reason });
  if (isConnectionLost(reason))
    return new UseCaseError(
      "unavailable",
      "The database does not answer. Nothing is lost; try again in a few seconds.",
      { cause: reason },
    );
  return new UseCaseError(
    "internal",
    "An error that should not happen happened; the server's log has it. Try again, and report it if it stays.",
    { cause: reason },
  );
}

function problemOf(error: UseCaseError): Problem {
  const { status, title } = kinds[error.code];
  return {
    type: `urn:verbatim:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
  };
}

export function problemResponse(
  error: UseCaseError,
  headers: Record<string, string> = {},
): Response {
  const retry =
    error.code === "unavailable" || error.code === "too-many"
      ? { "retry-after": String(RETRY_AFTER_SECONDS) }
      : {};
  return new Response(JSON.stringify(problemOf(error)), {
    status: problemStatus(error.code),
    headers: { "content-type": "application/problem+json", ...retry, ...headers },
  });
}
