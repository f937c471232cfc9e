import type { DeliveryStore, StoredDelivery } from "@/lib/store/delivery-store";

/** The deliveries' double. */
export function createMemoryDeliveryStore(): DeliveryStore {
  const deliveries = new Map<string, StoredDelivery>();
  return {
    get: async (id) => structuredClone(deliveries.get(id) ?? null),
    async add(delivery) {
      if (deliveries.has(delivery.id)) return false;
      deliveries.set(delivery.id, structuredClone(delivery));
      return true;
    },
    async list({ repository, limit }) {
      const found = [...deliveries.values()]
        .filter((one) => repository === undefined || one.repository === repository)
        .sort((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1));
      return structuredClone(found.slice(0, limit));
    },
    async removeBefore(time) {
      const old = [...deliveries.values()].filter(({ receivedAt }) => receivedAt < time);
      for (const { id } of old) deliveries.delete(id);
      return old.length;
    },
  };
}
