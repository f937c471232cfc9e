import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import type { StoredDocument } from "@/lib/store/document-store";

/**
 * Takes the document off the list, with the versions before it, which would take its place there; runs that used
 * them keep their texts. Safe to call twice.
 */
export async function removeDocument(
  deps: Pick<Composition, "documents" | "clock">,
  documentId: string,
): Promise<StoredDocument> {
  const document = await getDocument(deps, documentId);
  if (document.deletedAt === null) {
    const now = deps.clock();
    const family = (await deps.documents.versions(document.familyId)).filter(
      ({ deletedAt }) => deletedAt === null,
    );
    const isNewest = family.at(-1)?.id === documentId;
    for (const { id } of isNewest ? family : [document]) await deps.documents.setDeleted(id, now);
  }
  return getDocument(deps, documentId);
}
