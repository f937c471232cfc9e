import type { PrecedentStore, StoredPrecedent } from "@/lib/store/proposal-store";

/** The precedents' double. */
export function createMemoryPrecedentStore(): PrecedentStore {
  const precedents = new Map<string, StoredPrecedent>();
  return {
    add: async (precedent) => void precedents.set(precedent.id, structuredClone(precedent)),
    get: async (id) => structuredClone(precedents.get(id) ?? null),
    async setState(id, state) {
      const precedent = precedents.get(id);
      if (!precedent) return null;
      precedents.set(id, { ...precedent, state });
      return structuredClone({ ...precedent, state });
    },
    async list({ repositoryId, path, proposalId }) {
      const found = [...precedents.values()]
        .filter((one) => repositoryId === undefined || one.repositoryId === repositoryId)
        .filter((one) => path === undefined || one.path === path)
        .filter((one) => proposalId === undefined || one.proposalId === proposalId)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
      return structuredClone(found);
    },
  };
}
