import "server-only";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { textPath } from "@/lib/server/documents/text-path";

/** The decoded text as a stream from this machine's disk; of a converted file, under a name of its own. */
export async function openDocumentText(
  deps: Pick<Composition, "documents" | "blobs">,
  documentId: string,
): Promise<{ name: string; stream: ReadableStream<Uint8Array> }> {
  const { name, placesSha256 } = await getDocument(deps, documentId);
  const file = createReadStream(await textPath(deps, documentId));
  // The DOM's and Node's stream types describe the same object.
  const stream = Readable.toWeb(file) as ReadableStream<Uint8Array>;
  return { name: placesSha256 === null ? name : `${name}.txt`, stream };
}
