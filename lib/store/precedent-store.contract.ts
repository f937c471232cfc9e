/** What every store of precedents must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PrecedentStore, StoredPrecedent } from "@/lib/store/proposal-store";

function sample(overrides: Partial<StoredPrecedent> = {}): StoredPrecedent {
  return {
    id: randomUUID(),
    repositoryId: randomUUID(),
    proposalId: randomUUID(),
    path: "docs/cli.md",
    passage: "Pass --out to name the file.",
    driftType: "renamed",
    reason: "The old name is kept as an alias.",
    state: "suggested",
    expiresAt: 1_800_000_000_000,
    createdAt: 1_700_000_000_123,
    ...overrides,
  };
}

export function describePrecedentStore(name: string, store: () => PrecedentStore): void {
  describe(`${name} as a store of precedents`, () => {
    test("keeps a precedent and its state", async () => {
      const one = sample();
      await store().add(one);
      expect(await store().get(one.id)).toEqual(one);
      expect(await store().setState(one.id, "confirmed")).toEqual({ ...one, state: "confirmed" });
      expect(await store().get(one.id)).toMatchObject({ state: "confirmed" });
      expect(await store().get("nobody")).toBeNull();
      expect(await store().setState("nobody", "removed")).toBeNull();
    });

    test("lists newest first, by repository, page and proposal", async () => {
      const old = sample();
      const { repositoryId } = old;
      const young = sample({ repositoryId, path: "docs/api.md", createdAt: old.createdAt + 1 });
      const other = sample({ repositoryId: null, proposalId: old.proposalId });
      for (const one of [old, young, other]) await store().add(one);
      const ids = async (filter: Parameters<PrecedentStore["list"]>[0]) =>
        (await store().list(filter)).map(({ id }) => id);
      expect(await ids({ repositoryId })).toEqual([young.id, old.id]);
      expect(await ids({ repositoryId, path: "docs/api.md" })).toEqual([young.id]);
      expect((await ids({ proposalId: old.proposalId })).sort()).toEqual([old.id, other.id].sort());
      expect(await ids({ repositoryId: null, proposalId: old.proposalId })).toEqual([other.id]);
    });
  });
}
