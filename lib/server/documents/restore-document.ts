import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import type { StoredDocument } from "@/lib/store/document-store";

/** Puts a removed document back on the list, with the versions that were removed with it. Safe to call twice. */
export async function restoreDocument(
  deps: Pick<Composition, "documents">,
  documentId: string,
): Promise<StoredDocument> {
  const { familyId, deletedAt } = await getDocument(deps, documentId);
  const family = deletedAt === null ? [] : await deps.documents.versions(familyId);
  for (const version of family)
    if (version.deletedAt === deletedAt) await deps.documents.setDeleted(version.id, null);
  return getDocument(deps, documentId);
}
