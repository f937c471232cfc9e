import type { StoredTrial, TrialStore } from "@/lib/store/trial-store";

/** The docket's double. `onQueued` plays the queue's part. */
export function createMemoryTrialStore(
  onQueued: (trial: StoredTrial) => void = () => {},
): TrialStore {
  const trials = new Map<string, StoredTrial>();
  const find = (matches: (trial: StoredTrial) => boolean) =>
    structuredClone([...trials.values()].find(matches) ?? null);
  const add: TrialStore["add"] = async (trial) => {
    const known = find(
      ({ id, changeKey }) =>
        id === trial.id || (changeKey !== null && changeKey === trial.changeKey),
    );
    if (known) return { trial: known, isNew: false };
    trials.set(trial.id, structuredClone(trial));
    return { trial: structuredClone(trial), isNew: true };
  };
  return {
    add,
    async queue(trial) {
      const added = await add(trial);
      if (added.isNew) onQueued(added.trial);
      return added;
    },
    get: async (id) => structuredClone(trials.get(id) ?? null),
    byChangeKey: async (key) => find(({ changeKey }) => changeKey === key),
    byRun: async (id) => find(({ runId }) => runId === id),
    async update(id, change) {
      const trial = trials.get(id);
      if (!trial) return null;
      const changed = structuredClone({ ...trial, ...change });
      trials.set(id, changed);
      return structuredClone(changed);
    },
    async list({ state, repositoryId, search, before, limit }) {
      const words = search?.toLowerCase();
      const sorted = [...trials.values()]
        .filter((one) => state === undefined || one.state === state)
        .filter((one) => repositoryId === undefined || one.repositoryId === repositoryId)
        .filter((one) => words === undefined || one.title.toLowerCase().includes(words))
        .sort(newestFirst);
      const limitOf = before === undefined ? undefined : trials.get(before);
      const older = limitOf ? sorted.filter((one) => newestFirst(limitOf, one) < 0) : sorted;
      return structuredClone(older.slice(0, limit));
    },
    async counts(repositoryId) {
      const counts = {
        received: 0,
        judging: 0,
        filtered: 0,
        reviewed: 0,
        tried: 0,
        "not-judged": 0,
      };
      for (const trial of trials.values())
        if (repositoryId === undefined || trial.repositoryId === repositoryId)
          counts[trial.state] += 1;
      return counts;
    },
  };
}

function newestFirst(a: StoredTrial, b: StoredTrial): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
