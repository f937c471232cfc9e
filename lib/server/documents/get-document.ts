import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredDocument } from "@/lib/store/document-store";

/** Also finds a removed document: `deletedAt` tells. Rejects with `not-found`. */
export async function getDocument(
  { documents }: Pick<Composition, "documents">,
  documentId: string,
): Promise<StoredDocument> {
  const document = isId(documentId) ? await documents.get(documentId) : null;
  if (!document)
    throw new UseCaseError(
      "not-found",
      `There is no document "${documentId}". GET /api/v1/documents lists those that exist.`,
    );
  return document;
}
