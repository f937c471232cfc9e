/** Why a file cannot become a document. The message is for the person who uploaded it. */
export type DocumentErrorCode = "empty" | "too-large" | "binary" | "unreadable-format";

export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DocumentError";
    this.code = code;
  }
}
