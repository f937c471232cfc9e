import {
  type DocumentStore,
  newestVersions,
  type StoredDocument,
} from "@/lib/store/document-store";

/** The documents' double. */
export function createMemoryDocumentStore(): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  const sameAs = ({ name, sourceSha256 }: StoredDocument) =>
    [...documents.values()].find(
      (document) => document.name === name && document.sourceSha256 === sourceSha256,
    );
  const family = (familyId: string) =>
    [...documents.values()]
      .filter((document) => document.familyId === familyId)
      .sort((a, b) => a.version - b.version);
  const keep = (document: StoredDocument) => {
    documents.set(document.id, document);
    return structuredClone(document);
  };
  const nextVersion = (familyId: string) => (family(familyId).at(-1)?.version ?? 0) + 1;
  return {
    async add(document) {
      const own = { ...document, familyId: document.id, version: 1 };
      return keep({ ...(sameAs(document) ?? own), deletedAt: null });
    },
    async addVersion(document) {
      const version = nextVersion(document.familyId);
      return keep({ ...(sameAs(document) ?? { ...document, version }), deletedAt: null });
    },
    async adopt(id, familyId) {
      const document = documents.get(id);
      if (document === undefined) throw new Error(`There is no document ${id}.`);
      return keep({ ...document, familyId, version: nextVersion(familyId), deletedAt: null });
    },
    versions: async (familyId) => structuredClone(family(familyId)),
    async get(id) {
      const document = documents.get(id);
      return document === undefined ? null : structuredClone(document);
    },
    async list() {
      const present = [...documents.values()].filter(({ deletedAt }) => deletedAt === null);
      return structuredClone(
        newestVersions(present).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)),
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
