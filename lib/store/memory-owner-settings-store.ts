import {
  defaultOwnerSettings,
  type OwnerSettings,
  type OwnerSettingsStore,
} from "@/lib/store/owner-settings-store";

/** The double of the owners' settings. */
export function createMemoryOwnerSettingsStore(): OwnerSettingsStore {
  const all = new Map<string, OwnerSettings>();
  const of = (owner: string) => all.get(owner) ?? defaultOwnerSettings(owner);
  return {
    get: async (owner) => structuredClone(all.get(owner) ?? null),
    list: async () =>
      structuredClone([...all.values()].sort((a, b) => (a.owner < b.owner ? -1 : 1))),
    async save(settings) {
      const saved = { ...settings, lastSentAt: of(settings.owner).lastSentAt };
      all.set(settings.owner, saved);
      return structuredClone(saved);
    },
    async setSent(owner, before, at) {
      if (of(owner).lastSentAt !== before) return false;
      all.set(owner, { ...of(owner), lastSentAt: at });
      return true;
    },
  };
}
