import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import type { StoredDocument } from "@/lib/store/document-store";

/** Takes the document off the list; runs that used it keep their text. Safe to call twice. */
export async function removeDocument(
  deps: Pick<Composition, "documents" | "clock">,
  documentId: string,
): Promise<StoredDocument> {
  const document = await getDocument(deps, documentId);
  if (document.deletedAt === null) await deps.documents.setDeleted(documentId, deps.clock());
  return getDocument(deps, documentId);
}
