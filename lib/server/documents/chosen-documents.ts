import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import type { StoredDocument } from "@/lib/store/document-store";

/** The listed documents, and those chosen by their ids that the list leaves out: older versions. Removed ones stay out. */
export async function chosenDocuments(
  { documents }: Pick<Composition, "documents">,
  listed: readonly StoredDocument[],
  chosenIds: readonly string[],
): Promise<StoredDocument[]> {
  const unlisted = chosenIds.filter((id) => isId(id) && listed.every((one) => one.id !== id));
  const found = await Promise.all([...new Set(unlisted)].map((id) => documents.get(id)));
  return [...listed, ...found.flatMap((one) => (one && one.deletedAt === null ? [one] : []))];
}
