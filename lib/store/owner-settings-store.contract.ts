/** What every store of owners' settings must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { OwnerSettingsStore } from "@/lib/store/owner-settings-store";

export function describeOwnerSettingsStore(name: string, store: () => OwnerSettingsStore): void {
  describe(`${name} as a store of owners' settings`, () => {
    test("keeps address and cadence, and when something was sent", async () => {
      const owner = `@acme/docs-${randomUUID()}`;
      expect(await store().get(owner)).toBeNull();
      const settings = { owner, email: "docs@example.com", cadence: "weekly" } as const;
      expect(await store().save(settings)).toEqual({ ...settings, lastSentAt: null });
      expect(await store().setSent(owner, null, 1_700_000_000_123)).toBe(true);
      const never = await store().save({ owner, email: null, cadence: "never" });
      expect(never).toEqual({
        owner,
        email: null,
        cadence: "never",
        lastSentAt: 1_700_000_000_123,
      });
      expect(await store().get(owner)).toEqual(never);
      expect((await store().list()).filter((one) => one.owner === owner)).toEqual([never]);
    });

    test("lets one of many note that something was sent, also for an owner without settings", async () => {
      const owner = randomUUID();
      const turns = await Promise.all(
        [1, 2, 3, 4].map((at) => store().setSent(owner, null, 1_700_000_000_000 + at)),
      );
      expect(turns.filter(Boolean)).toHaveLength(1);
      const sentAt = (await store().get(owner))?.lastSentAt ?? null;
      expect(await store().setSent(owner, null, 1_800_000_000_000)).toBe(false);
      expect(await store().setSent(owner, sentAt, 1_800_000_000_000)).toBe(true);
      expect(await store().get(owner)).toMatchObject({ cadence: "daily", email: null });
    });
  });
}
