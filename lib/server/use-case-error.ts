/**
 * A request that a use case cannot carry out, for a reason that the caller can do something about.
 *
 * The message is for the person and says what to do; HTTP, server actions and MCP each show it in their way.
 */
export type UseCaseErrorCode =
  | "invalid-input"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "method-not-allowed"
  | "conflict"
  | "needs-confirmation"
  | "too-large"
  | "unsupported-media-type"
  | "unprocessable"
  | "too-many"
  | "internal"
  | "unavailable"
  | "storage-full";

export type FieldError = {
  /** JSON pointer into the input: `/budget/iterations`; empty for the input as a whole. */
  pointer: string;
  message: string;
};

export class UseCaseError extends Error {
  readonly code: UseCaseErrorCode;
  readonly fields: readonly FieldError[];

  constructor(
    code: UseCaseErrorCode,
    message: string,
    options: { fields?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "UseCaseError";
    this.code = code;
    this.fields = options.fields ?? [];
  }
}
