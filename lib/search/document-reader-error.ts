/** Why a document could not be read or searched. The message is for the person who asked. */
export type DocumentReaderErrorCode =
  /** The text's file is not on this machine, or not readable. */
  | "text-missing"
  /** A position or a line that no text can have. */
  | "out-of-range"
  | "bad-pattern"
  | "search-timeout"
  /** The thread's program is not built. */
  | "thread-missing"
  /** The thread ended in the middle of a request; the next request starts another. */
  | "thread-lost"
  | "closed";

export class DocumentReaderError extends Error {
  readonly code: DocumentReaderErrorCode;

  constructor(code: DocumentReaderErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DocumentReaderError";
    this.code = code;
  }
}
