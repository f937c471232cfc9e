/** What every store of deliveries must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DeliveryStore, StoredDelivery } from "@/lib/store/delivery-store";

function sampleDelivery(overrides: Partial<StoredDelivery> = {}): StoredDelivery {
  return {
    id: `github ${randomUUID()}`,
    repository: `acme/${randomUUID()}`,
    receivedAt: 1_700_000_000_123,
    outcome: "Filed.",
    ...overrides,
  };
}

export function describeDeliveryStore(name: string, store: () => DeliveryStore): void {
  describe(`${name} as a store of deliveries`, () => {
    test("keeps the first of those with one id", async () => {
      const delivery = sampleDelivery();
      expect(await store().add(delivery)).toBe(true);
      expect(await store().add({ ...delivery, outcome: "Filed again." })).toBe(false);
      expect(await store().get(delivery.id)).toEqual(delivery);
      expect(await store().get("nothing")).toBeNull();
    });

    test("lists those of a repository, newest first, and forgets old ones", async () => {
      const old = sampleDelivery({ receivedAt: 1_600_000_000_000 });
      const young = sampleDelivery({ repository: old.repository });
      await store().add(old);
      await store().add(young);
      const list = () => store().list({ repository: old.repository, limit: 10 });
      expect(await list()).toEqual([young, old]);
      expect(await store().list({ repository: old.repository, limit: 1 })).toEqual([young]);
      expect(await store().removeBefore(1_600_000_000_001)).toBeGreaterThan(0);
      expect(await list()).toEqual([young]);
    });
  });
}
