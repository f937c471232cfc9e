/** What every store of ruling marks must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { RulingMarkStore, StoredRulingMark } from "@/lib/store/ruling-mark-store";
import { rightRuling } from "@/lib/trace/ruling-mark";

function sample(overrides: Partial<StoredRulingMark> = {}): StoredRulingMark {
  return {
    ...{ id: randomUUID(), trialId: randomUUID(), runId: randomUUID(), path: "docs/契約.md" },
    ruled: { state: "notice", reason: "The page still says 60. \ud800 \u0000" },
    right: rightRuling.parse({ outcome: "no-notice", note: "One of the tests." }),
    attempts: [
      {
        ...{ key: "jury", stage: "jury", source: "derived", mostCalls: 2 },
        oracle: { stage: "jury", votes: [{ juror: 1, vote: "not-guilty" }] },
        result: { status: "waiting" },
      },
    ],
    search: { state: "none", round: 0, error: null },
    lastRunId: null,
    isCase: false,
    createdAt: 1_700_000_000_123,
    endedAt: null,
    deletedAt: null,
    ...overrides,
  };
}

export function describeRulingMarkStore(
  name: string,
  open: () => { marks: RulingMarkStore; queued(): Promise<string[]> },
): void {
  describe(`${name} as a store of ruling marks`, () => {
    test("gives back what was added, and what became of it", async () => {
      const { marks } = open();
      const one = sample();
      await marks.add(one);
      expect(await marks.get(one.id)).toEqual(one);
      expect(await marks.get("nobody")).toBeNull();
      const ended = { search: { state: "ended", round: 1, error: null }, endedAt: 5 } as const;
      expect(await marks.update(one.id, () => ended)).toEqual({ ...one, ...ended });
      expect(await marks.get(one.id)).toEqual({ ...one, ...ended });
      expect(await marks.update("nobody", () => ended)).toBeNull();
    });

    test("lists those of a trial, those kept as tests and those ended, newest first", async () => {
      const { marks } = open();
      const first = sample();
      const { trialId, createdAt } = first;
      const second = sample({ trialId, isCase: true, createdAt: createdAt + 1 });
      const third = sample({ trialId, endedAt: createdAt + 9, createdAt: createdAt + 2 });
      const gone = sample({ trialId, isCase: true, deletedAt: createdAt });
      for (const one of [first, second, third, gone]) await marks.add(one);
      const ids = async (filter: { isCase?: boolean; isEnded?: boolean }) =>
        (await marks.list({ ...filter, trialId, limit: 10 })).map(({ id }) => id);
      expect(await ids({})).toEqual([third.id, second.id, first.id]);
      expect(await ids({ isCase: true })).toEqual([second.id]);
      expect(await ids({ isEnded: true })).toEqual([third.id]);
      expect(await ids({ isEnded: false })).toEqual([second.id, first.id]);
      expect((await marks.list({ trialId, limit: 1 })).map(({ id }) => id)).toEqual([third.id]);
    });

    test("loses no change of two that come at once", async () => {
      const { marks } = open();
      const one = sample();
      await marks.add(one);
      const rounds = 8;
      await Promise.all(
        Array.from({ length: rounds }, () =>
          marks.update(one.id, ({ search }) => ({
            search: { ...search, round: search.round + 1 },
          })),
        ),
      );
      expect((await marks.get(one.id))?.search.round).toBe(rounds);
    });

    test("queues a search with its change, or neither", async () => {
      const { marks, queued } = open();
      const one = sample();
      await marks.add(one);
      const refuse = () => {
        throw new Error("It is under way.");
      };
      await expect(marks.update(one.id, refuse, { queue: true })).rejects.toThrow("under way");
      expect(await marks.update(one.id, () => null, { queue: true })).toEqual(one);
      expect(await queued()).not.toContain(one.id);
      await marks.update(one.id, () => ({}), { queue: true });
      expect(await queued()).toContain(one.id);
    });
  });
}
