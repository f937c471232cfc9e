import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import type { StoredDocument } from "@/lib/store/document-store";

/** Puts a removed document back on the list. Safe to call twice. */
export async function restoreDocument(
  deps: Pick<Composition, "documents">,
  documentId: string,
): Promise<StoredDocument> {
  await getDocument(deps, documentId);
  await deps.documents.setDeleted(documentId, null);
  return getDocument(deps, documentId);
}
