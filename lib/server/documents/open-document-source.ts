import "server-only";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { UseCaseError } from "@/lib/server/use-case-error";

/** The file as it was uploaded, byte for byte. Rejects with `not-found`. */
export async function openDocumentSource(
  deps: Pick<Composition, "documents" | "blobs">,
  documentId: string,
): Promise<{ name: string; bytes: number; stream: ReadableStream<Uint8Array> }> {
  const { name, bytes, sourceSha256 } = await getDocument(deps, documentId);
  const path = await deps.blobs.path(sourceSha256);
  if (path === null)
    throw new UseCaseError(
      "not-found",
      `The file "${name}" is missing from the store. Upload it again.`,
    );
  // The DOM's and Node's stream types describe the same object.
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return { name, bytes, stream };
}
