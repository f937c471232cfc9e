/** What every store of regression cases must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { RegressionCaseStore, StoredRegressionCase } from "@/lib/store/regression-case-store";
import { sampleConfig } from "@/lib/trace/testing/sample-log";

function sample(overrides: Partial<StoredRegressionCase> = {}): StoredRegressionCase {
  return {
    id: randomUUID(),
    runId: randomUUID(),
    config: sampleConfig,
    answer: { text: "33 件", data: 33, forced: false, abstained: false },
    claims: [{ kind: "number", text: "33", mark: "computed", start: 0, end: 2, places: [] }],
    evidence: [],
    lastRunId: null,
    createdAt: 1_700_000_000_123,
    deletedAt: null,
    ...overrides,
  };
}

export function describeRegressionCaseStore(name: string, store: () => RegressionCaseStore): void {
  describe(`${name} as a store of regression cases`, () => {
    test("gives back what was added, once a run, and what became of it", async () => {
      const one = sample();
      expect(await store().add(one)).toEqual(one);
      expect(await store().add(sample({ runId: one.runId }))).toEqual(one);
      await store().setLastRun(one.id, "run-9");
      expect(await store().get(one.id)).toEqual({ ...one, lastRunId: "run-9" });
      expect(await store().get("nobody")).toBeNull();
    });

    test("lists newest first, without removed ones, which come back when added again", async () => {
      const old = sample({ createdAt: 1_900_000_000_000 });
      const young = sample({ createdAt: 1_900_000_000_001 });
      for (const one of [old, young]) await store().add(one);
      const ids = async () => (await store().list()).map(({ id }) => id).slice(0, 2);
      expect(await ids()).toEqual([young.id, old.id]);
      await store().setDeleted(young.id, 1_900_000_000_002);
      expect((await ids())[0]).toBe(old.id);
      await store().add(young);
      expect(await ids()).toEqual([young.id, old.id]);
    });
  });
}
