import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import type { StoredDocument } from "@/lib/store/document-store";

/** The versions of a document that are not removed, and itself; oldest first. Rejects with `not-found`. */
export async function listVersions(
  deps: Pick<Composition, "documents">,
  documentId: string,
): Promise<StoredDocument[]> {
  const { id, familyId } = await getDocument(deps, documentId);
  const family = await deps.documents.versions(familyId);
  return family.filter((version) => version.deletedAt === null || version.id === id);
}
