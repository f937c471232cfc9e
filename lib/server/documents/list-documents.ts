import "server-only";
import type { Composition } from "@/lib/server/composition";
import type { StoredDocument } from "@/lib/store/document-store";

/** Newest first, without removed ones. */
export function listDocuments({
  documents,
}: Pick<Composition, "documents">): Promise<StoredDocument[]> {
  return documents.list();
}
