import type { SettingsStore } from "@/lib/store/settings-store";

/** The settings' double. Values pass through JSON, as in a database. */
export function createMemorySettingsStore(): SettingsStore {
  const values = new Map<string, string>();
  return {
    async get(key) {
      const stored = values.get(key);
      return stored === undefined ? undefined : JSON.parse(stored);
    },
    set: async (key, value) => void values.set(key, JSON.stringify(value)),
    remove: async (key) => void values.delete(key),
  };
}
