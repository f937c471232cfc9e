/** Takes a file in: received to disk, decoded, its bytes and its text stored as blobs, its entry added. */
import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DocumentError } from "@/lib/document/document-error";
import type { Composition } from "@/lib/server/composition";
import { documentName } from "@/lib/server/documents/document-name";
import { receiveFile } from "@/lib/server/documents/receive-file";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredDocument } from "@/lib/store/document-store";

export type NewDocument = {
  name: string | null;
  /** As the sender declared it; the content decides. */
  mediaType: string | null;
  content: AsyncIterable<Uint8Array>;
  sample?: boolean;
  /** Looks at the decoded text, a file, before anything is stored; rejects to refuse it. */
  check?: (textPath: string) => Promise<void>;
  /** Adds the entry; as a document of its own unless given. */
  keep?: (document: StoredDocument) => Promise<StoredDocument>;
};

export type AddDocumentDeps = Pick<
  Composition,
  "blobs" | "documents" | "reader" | "env" | "clock" | "newId"
>;

/** Rejects with UseCaseError when the file is too large, empty, or nothing that can be read as text. */
export async function addDocument(
  deps: AddDocumentDeps,
  { name: givenName, mediaType, content, sample = false, check, keep }: NewDocument,
): Promise<StoredDocument> {
  const name = documentName(givenName);
  await using file = await receiveFile({
    content,
    name,
    uploads: join(deps.env.dataDir, "uploads"),
    maxBytes: deps.env.maxUploadBytes,
  });
  const target = join(file.folder, "text");
  const decoded = await deps.reader
    .decode({ source: file.path, target, name, mediaType, maxBytes: deps.env.maxUploadBytes })
    .catch((reason: unknown) => {
      throw refusal(reason);
    });
  await check?.(target);
  const textSha256 = await deps.blobs.put(await readFile(target));
  if (textSha256 !== file.sha256) await deps.blobs.put(await readFile(file.path));
  const placesSha256 =
    decoded.outline && (await deps.blobs.put(Buffer.from(JSON.stringify(decoded.outline))));
  const id = deps.newId();
  return await (keep ?? deps.documents.add)({
    id,
    familyId: id,
    version: 1,
    name,
    sourceSha256: file.sha256,
    textSha256,
    placesSha256,
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

function refusal(reason: unknown): unknown {
  if (!(reason instanceof DocumentError)) return reason;
  const code = reason.code === "too-large" ? "too-large" : "unprocessable";
  return new UseCaseError(code, reason.message, { cause: reason });
}
