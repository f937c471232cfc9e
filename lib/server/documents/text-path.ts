import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { UseCaseError } from "@/lib/server/use-case-error";

/** A file on this machine that holds the document's decoded text. Rejects with `not-found`. */
export async function textPath(
  deps: Pick<Composition, "documents" | "blobs">,
  documentId: string,
): Promise<string> {
  const document = await getDocument(deps, documentId);
  const path = await deps.blobs.path(document.textSha256);
  if (path === null)
    throw new UseCaseError(
      "not-found",
      `The text of "${document.name}" is missing from the store. Upload the file again.`,
    );
  return path;
}
