/** Takes a file in: received to disk, decoded, its bytes and its text stored as blobs, its entry added. */
import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Composition } from "@/lib/server/composition";
import { decodeFile } from "@/lib/server/documents/decode-file";
import { documentName } from "@/lib/server/documents/document-name";
import { receiveFile } from "@/lib/server/documents/receive-file";
import type { StoredDocument } from "@/lib/store/document-store";

export type NewDocument = {
  name: string | null;
  /** As the sender declared it; the content decides. */
  mediaType: string | null;
  content: AsyncIterable<Uint8Array>;
  sample?: boolean;
};

export type AddDocumentDeps = Pick<Composition, "blobs" | "documents" | "env" | "clock" | "newId">;

/** Rejects with UseCaseError when the file is too large, empty, or nothing that can be read as text. */
export async function addDocument(
  deps: AddDocumentDeps,
  { name: givenName, mediaType, content, sample = false }: NewDocument,
): Promise<StoredDocument> {
  const name = documentName(givenName);
  await using file = await receiveFile({
    content,
    name,
    folder: join(deps.env.dataDir, "uploads"),
    maxBytes: deps.env.maxUploadBytes,
  });
  const { text, ...decoded } = await decodeFile({
    read: () => readFile(file.path),
    name,
    mediaType,
    maxBytes: deps.env.maxUploadBytes,
  });
  const textSha256 = await deps.blobs.put(Buffer.from(text, "utf8"));
  if (textSha256 !== file.sha256) await deps.blobs.put(await readFile(file.path));
  return deps.documents.add({
    id: deps.newId(),
    name,
    sourceSha256: file.sha256,
    textSha256,
    mediaType: decoded.mediaType,
    encoding: decoded.encoding,
    bytes: file.bytes,
    chars: decoded.chars,
    lines: decoded.lines,
    longestLine: decoded.longestLine,
    sample,
    warnings: decoded.warnings,
    createdAt: deps.clock(),
    deletedAt: null,
  });
}
