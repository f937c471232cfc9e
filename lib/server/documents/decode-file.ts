/** Decodes one file at a time, so that many uploads at once do not stand in memory together. */
import "server-only";
import { type DecodedDocument, decodeDocument } from "@/lib/document/decode-document";
import { DocumentError } from "@/lib/document/document-error";
import { UseCaseError } from "@/lib/server/use-case-error";

export type FileToDecode = {
  /** Called when it is this file's turn. */
  read(): Promise<Uint8Array>;
  name: string;
  mediaType: string | null;
  maxBytes: number;
};

let turn: Promise<unknown> = Promise.resolve();

/** Rejects with UseCaseError, which says what the person can do. */
export function decodeFile(file: FileToDecode): Promise<DecodedDocument> {
  const decoded = turn.then(() => decode(file));
  turn = decoded.then(
    () => undefined,
    () => undefined,
  );
  return decoded;
}

async function decode({ read, name, mediaType, maxBytes }: FileToDecode): Promise<DecodedDocument> {
  try {
    return await decodeDocument(await read(), name, mediaType ?? undefined, maxBytes);
  } catch (cause) {
    if (!(cause instanceof DocumentError)) throw cause;
    const code = cause.code === "too-large" ? "too-large" : "unprocessable";
    throw new UseCaseError(code, cause.message, { cause });
  }
}
