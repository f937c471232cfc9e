/** Why a file cannot become a document. The message is for the person who uploaded it. */
export type DocumentErrorCode =
  | "empty"
  | "too-large"
  | "binary"
  | "unreadable-format"
  /** The file is broken, or is not what it seems. */
  | "damaged"
  | "encrypted"
  /** Pictures of text only. */
  | "no-text"
  /** Reading it would take more time, memory or room than is given to one file. */
  | "limit";

export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DocumentError";
    this.code = code;
  }
}
