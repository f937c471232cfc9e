import "server-only";
import { BranchError } from "@/lib/forge/checkout-branch";
import { ForgeError, type ForgeErrorCode } from "@/lib/forge/forge";
import { GitError } from "@/lib/forge/run-git";
import { UseCaseError, type UseCaseErrorCode } from "@/lib/server/use-case-error";

const codes = {
  "not-found": "unprocessable",
  "not-allowed": "unprocessable",
  "rate-limited": "too-many",
  conflict: "conflict",
  "too-large": "conflict",
  refused: "conflict",
  unreachable: "unavailable",
} as const satisfies Record<ForgeErrorCode, UseCaseErrorCode>;

/** What a person is told when an edit could not be put where it belongs. Throws what nobody expected. */
export function toDeliveryError(reason: unknown): {
  useCaseError: UseCaseError;
  isBuiltOn: boolean;
} {
  return {
    useCaseError: errorOf(reason),
    isBuiltOn: reason instanceof BranchError && reason.code === "built-on",
  };
}

function errorOf(reason: unknown): UseCaseError {
  if (reason instanceof UseCaseError) return reason;
  if (reason instanceof BranchError)
    return new UseCaseError("conflict", reason.message, { cause: reason });
  if (reason instanceof ForgeError)
    return new UseCaseError(codes[reason.code], reason.message, { cause: reason });
  if (reason instanceof GitError)
    return new UseCaseError("unavailable", reason.message, { cause: reason });
  throw reason;
}
