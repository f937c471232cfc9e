/** Decodes an uploaded file into a text file, in the form that the document reader reads. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { type DecodedDocument, decodeDocument } from "@/lib/document/decode-document";

export type DecodeRequest = {
  /** The file as it was uploaded. */
  source: string;
  /** Where the text is written: UTF-8, line breaks as `\n`. An existing file is replaced. */
  target: string;
  name: string;
  /** As the sender declared it. */
  mediaType: string | null;
  maxBytes: number;
};

/** What is known of the text; the text itself is in the target file. */
export type DecodedFile = Omit<DecodedDocument, "text"> & {
  /** Of the target file, in hexadecimal. */
  sha256: string;
  /** Size of the target file. */
  bytes: number;
};

/** Rejects with DocumentError, whose message says what the person can do. */
export async function decodeTextFile(request: DecodeRequest): Promise<DecodedFile> {
  const { source, target, name, mediaType, maxBytes } = request;
  const { text, ...facts } = await decodeDocument(
    readFileSync(source),
    name,
    mediaType ?? undefined,
    maxBytes,
  );
  const bytes = Buffer.from(text, "utf8");
  writeFileSync(target, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { ...facts, sha256, bytes: bytes.length };
}
