/** One search over several documents: the best hits of all, in an order that any process gives again. */
import type { InquiryPorts, SearchHit } from "@/lib/rlm/ports";

export type DocumentSearch = { words: string; limit: number; doc: number | null };

export async function searchDocuments(
  documents: readonly { path: string }[],
  search: InquiryPorts["documents"]["search"],
  { words, limit, doc: only }: DocumentSearch,
): Promise<SearchHit[]> {
  const indexes = only === null ? documents.map((_, index) => index) : [only];
  const perDocument = await Promise.all(
    indexes.map(async (doc) => {
      const document = documents[doc];
      if (!document) throw new Error(`fuzzy_search: there is no document ${doc}`);
      const hits = await search(document.path, { words, limit });
      return hits.map((hit) => ({ ...hit, doc }));
    }),
  );
  return perDocument
    .flat()
    .sort((a, b) => b.score - a.score || a.doc - b.doc || a.start - b.start)
    .slice(0, limit);
}
