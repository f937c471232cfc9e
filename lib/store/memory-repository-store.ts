import {
  NameTakenError,
  type RepositoryStore,
  type StoredPage,
  type StoredRepository,
} from "@/lib/store/repository-store";

/** The repositories' double. */
export function createMemoryRepositoryStore(): RepositoryStore {
  const repositories = new Map<string, StoredRepository>();
  const pages = new Map<string, readonly StoredPage[]>();
  const inUse = () => [...repositories.values()].filter(({ deletedAt }) => deletedAt === null);
  const refuseTaken = (name: string, id: string) => {
    if (inUse().some((one) => one.name === name && one.id !== id)) throw new NameTakenError(name);
  };
  return {
    async add(repository) {
      refuseTaken(repository.name, repository.id);
      repositories.set(repository.id, structuredClone(repository));
    },
    get: async (id) => structuredClone(repositories.get(id) ?? null),
    byName: async (name) => structuredClone(inUse().find((one) => one.name === name) ?? null),
    list: async () => structuredClone(inUse().sort((a, b) => (a.name < b.name ? -1 : 1))),
    async update(id, change) {
      const repository = repositories.get(id);
      if (!repository) return null;
      if (change.name !== undefined) refuseTaken(change.name, id);
      const changed = structuredClone({ ...repository, ...change });
      repositories.set(id, changed);
      return structuredClone(changed);
    },
    async replacePages(id, next) {
      pages.set(id, structuredClone(next));
    },
    pages: async (id) =>
      structuredClone([...(pages.get(id) ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1))),
  };
}
