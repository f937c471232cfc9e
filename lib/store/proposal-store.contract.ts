/** What every store of proposals must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ProposalStore, StoredProposal } from "@/lib/store/proposal-store";

export type ProposalsUnderTest = {
  proposals: ProposalStore;
  /** Puts an entry on the docket, and gives its id. */
  addTrial(): Promise<string>;
};

let created = 1_700_000_000_000;

function sample(trialId: string, overrides: Partial<StoredProposal> = {}): StoredProposal {
  created += 1;
  return {
    id: randomUUID(),
    trialId,
    runId: randomUUID(),
    repositoryId: null,
    path: "docs/利用.md",
    textSha256: "a".repeat(64),
    owner: null,
    ownerRule: "No rule names an owner.",
    state: "open",
    harm: 10,
    data: {
      title: "The page names an option that is gone",
      sentence: "Who copies the example gets an error.",
      quotes: [],
      edits: [{ oldText: "--out \0 \ud800", newText: "--output", line: 3 }],
      withoutEdit: null,
      found: ["One page names it."],
      delivery: null,
      ownEdits: null,
      driftType: "renamed",
      shownAt: created,
    },
    history: [],
    snoozedUntil: null,
    openedAt: null,
    createdAt: created,
    updatedAt: created,
    ...overrides,
  };
}

function waiting(trialId: string, owner: string | null, harm: number): StoredProposal {
  const proposal = sample(trialId, { owner, harm, state: "waiting" });
  return { ...proposal, data: { ...proposal.data, shownAt: null } };
}

export function describeProposalStore(name: string, under: () => ProposalsUnderTest): void {
  const store = () => under().proposals;
  const added = async (change: (trialId: string) => StoredProposal) =>
    (await store().add(change(await under().addTrial()))).proposal;

  describe(`${name} as a store of proposals`, () => {
    test("keeps one proposal for a page of a trial", async () => {
      const trialId = await under().addTrial();
      const proposal = sample(trialId);
      expect(await store().add(proposal)).toEqual({ proposal, isNew: true });
      const again = await store().add(sample(trialId, { harm: 99 }));
      expect(again).toEqual({ proposal, isNew: false });
      expect((await store().add(sample(trialId, { path: "other.md" }))).isNew).toBe(true);
      expect(await store().get(proposal.id)).toEqual(proposal);
      expect(await store().get("nobody")).toBeNull();
    });

    test("changes only what has not changed since it was read", async () => {
      const proposal = await added(sample);
      const before = { state: "open", owner: null, ownerRule: "", snoozedUntil: null } as const;
      const decided = {
        state: "snoozed",
        snoozedUntil: 1_900_000_000_000,
        openedAt: 1_800_000_000_000,
        history: [{ at: 5, action: "snoozed", note: null, reason: null, before }],
        updatedAt: proposal.updatedAt + 1,
      } as const;
      const turns = await Promise.all([
        store().update(proposal.id, proposal.updatedAt, {
          ...decided,
          history: [...decided.history],
        }),
        store().update(proposal.id, proposal.updatedAt, {
          state: "declined",
          updatedAt: created * 2,
        }),
      ]);
      expect(turns.filter(Boolean)).toHaveLength(1);
      expect(await store().get(proposal.id)).toEqual(turns.find(Boolean));
      expect(await store().update("nobody", 1, { updatedAt: 2 })).toBeNull();
      const other = await added(sample);
      expect(
        await store().update(other.id, other.updatedAt, {
          ...decided,
          history: [...decided.history],
        }),
      ).toEqual({ ...other, ...decided });
    });

    test("lists newest first, page by page, by every filter", async () => {
      const owner = randomUUID();
      const path = `${randomUUID()}.md`;
      const [one, two, three] = [
        await added((id) => sample(id, { owner, state: "declined" })),
        await added((id) => sample(id, { owner, path })),
        await added((id) => sample(id, { owner, state: "snoozed", snoozedUntil: 5_000 })),
      ];
      const ids = async (filter: Partial<Parameters<ProposalStore["list"]>[0]>) =>
        (await store().list({ owner, limit: 10, ...filter })).map(({ id }) => id);
      expect(await ids({})).toEqual([three.id, two.id, one.id]);
      expect(await ids({ limit: 1, before: three.id })).toEqual([two.id]);
      expect(await ids({ states: ["declined", "snoozed"] })).toEqual([three.id, one.id]);
      expect(await ids({ path })).toEqual([two.id]);
      expect(await ids({ trialId: one.trialId })).toEqual([one.id]);
      expect(await ids({ snoozeEndsBefore: 5_000 })).toEqual([]);
      expect(await ids({ snoozeEndsBefore: 5_001 })).toEqual([three.id]);
      expect(await store().counts({ owner })).toEqual({
        ...{ waiting: 0, open: 1, accepted: 0, declined: 1, snoozed: 1, withdrawn: 0 },
      });
    });

    test("opens what waits by its harm, as far as there is room, whoever else does so too", async () => {
      const owner = randomUUID();
      for (const harm of [1, 4, 2, 3]) await added((id) => waiting(id, owner, harm));
      const at = created + 100;
      const release = { at, since: at - 1_000, capOf: () => 2 };
      const turns = await Promise.all([1, 2, 3].map(() => store().release(owner, release)));
      expect(
        turns
          .flat()
          .map(({ harm }) => harm)
          .sort(),
      ).toEqual([3, 4]);
      expect(await store().shownSince(owner, at)).toBe(2);
      expect(await store().shownSince(owner, at + 1)).toBe(0);
      const [first] = turns.flat();
      expect(first).toMatchObject({
        state: "open",
        data: { shownAt: at },
        history: [{ at, action: "released", before: { state: "waiting" } }],
      });
      const later = { ...release, at: at + 2_000, since: at + 1_000 };
      expect((await store().release(owner, later)).map(({ harm }) => harm).sort()).toEqual([1, 2]);
    });

    test("opens at once what has no owner, and notes no wait of what was just added", async () => {
      const one = await added((id) => waiting(id, null, 1));
      const at = created + 100;
      const released = await store().release(null, { at, since: 0, capOf: () => 0, added: one.id });
      expect(released.find(({ id }) => id === one.id)).toMatchObject({
        state: "open",
        history: [],
      });
    });
  });
}
