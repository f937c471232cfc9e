import type { RegressionCaseStore, StoredRegressionCase } from "@/lib/store/regression-case-store";

/** The regression cases' double. */
export function createMemoryRegressionCaseStore(): RegressionCaseStore {
  const cases = new Map<string, StoredRegressionCase>();
  const change = (id: string, part: Partial<StoredRegressionCase>) => {
    const known = cases.get(id);
    if (known) cases.set(id, { ...known, ...part });
  };
  return {
    async add(regressionCase) {
      const same = [...cases.values()].find(({ runId }) => runId === regressionCase.runId);
      const kept = { ...(same ?? structuredClone(regressionCase)), deletedAt: null };
      cases.set(kept.id, kept);
      return structuredClone(kept);
    },
    get: async (id) => structuredClone(cases.get(id) ?? null),
    async list() {
      const present = [...cases.values()].filter(({ deletedAt }) => deletedAt === null);
      return structuredClone(
        present.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)),
      );
    },
    setLastRun: async (id, lastRunId) => change(id, { lastRunId }),
    setDeleted: async (id, deletedAt) => change(id, { deletedAt }),
  };
}
