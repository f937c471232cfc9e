import type { DocumentStore, StoredDocument } from "@/lib/store/document-store";

/** The documents' double. */
export function createMemoryDocumentStore(): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  return {
    async add(document) {
      const same = [...documents.values()].find(
        ({ name, sourceSha256 }) =>
          name === document.name && sourceSha256 === document.sourceSha256,
      );
      const kept = { ...(same ?? document), deletedAt: null };
      documents.set(kept.id, kept);
      return structuredClone(kept);
    },
    async get(id) {
      const document = documents.get(id);
      return document === undefined ? null : structuredClone(document);
    },
    async list() {
      const present = [...documents.values()].filter(({ deletedAt }) => deletedAt === null);
      return structuredClone(
        present.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)),
      );
    },
    async setDeleted(id, deletedAt) {
      const document = documents.get(id);
      if (document === undefined) return false;
      documents.set(id, { ...document, deletedAt });
      return true;
    },
  };
}
