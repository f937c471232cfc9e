import type { RulingMarkStore, StoredRulingMark } from "@/lib/store/ruling-mark-store";

/** The ruling marks' double. `onQueued` plays the queue's part. */
export function createMemoryRulingMarkStore(
  onQueued: (mark: StoredRulingMark) => void = () => {},
): RulingMarkStore {
  const marks = new Map<string, StoredRulingMark>();
  return {
    async add(mark) {
      marks.set(mark.id, structuredClone(mark));
    },
    get: async (id) => structuredClone(marks.get(id) ?? null),
    async list({ trialId, isCase, isEnded, limit }) {
      const found = [...marks.values()]
        .filter(({ deletedAt }) => deletedAt === null)
        .filter((mark) => trialId === undefined || mark.trialId === trialId)
        .filter((mark) => isCase === undefined || mark.isCase === isCase)
        .filter((mark) => isEnded === undefined || (mark.endedAt !== null) === isEnded)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
      return structuredClone(found.slice(0, limit));
    },
    async update(id, change, options) {
      const known = marks.get(id);
      if (!known) return null;
      const changes = change(structuredClone(known));
      if (changes === null) return structuredClone(known);
      const next = { ...known, ...structuredClone(changes) };
      marks.set(id, next);
      if (options?.queue) onQueued(next);
      return structuredClone(next);
    },
  };
}
