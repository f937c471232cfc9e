/** What whatever statistics are counted from must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { EventLog } from "@/lib/store/event-log";
import type { InsightStore } from "@/lib/store/insight-store";
import type { ProposalStore } from "@/lib/store/proposal-store";
import type { TrialStore } from "@/lib/store/trial-store";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import type { RunFacts } from "@/lib/trace/run-facts";
import { sampleLog } from "@/lib/trace/testing/sample-log";

export type InsightsUnderTest = {
  insights: InsightStore;
  trials: TrialStore;
  proposals: ProposalStore;
  eventLog: EventLog;
};

/** Later than anything that the other contracts add. */
let now = 2_500_000_000_000;
const next = () => {
  now += 1_000;
  return now;
};

async function addTrial({ trials }: InsightsUnderTest, createdAt: number): Promise<string> {
  const id = randomUUID();
  await trials.add({
    ...{ id, repositoryId: null, changeKey: null, source: "api", title: "Rename it", body: "" },
    ...{ author: null, url: null, baseSha: null, mergeSha: null, mergedAt: null },
    ...{ patchSha256: null, state: "filtered", runId: null, result: [], createdAt },
    steps: [{ name: "paths", outcome: "stopped", reason: "Nothing but \0 tests.", rule: "test" }],
    order: { pages: null, rules: defaultCourtRules, models: {}, arm: "court" },
    endedAt: createdAt,
  });
  return id;
}

async function addRun({ eventLog }: InsightsUnderTest, at: number): Promise<string> {
  const runId = randomUUID();
  const log = sampleLog.map((event) => ({ ...event, at }));
  await eventLog.append(runId, 0, log);
  return runId;
}

const factsOf = (runId: string, createdAt: number): RunFacts => ({
  ...{ runId, kind: "inquiry", status: "succeeded", origin: null, createdAt },
  ...{ endedAt: createdAt, costUsd: null, tokens: 7, code: [], claims: null, stages: [] },
  steps: [{ step: "ask", ms: [12, 7.5] }],
  trial: null,
});

export function describeInsightStore(name: string, make: () => InsightsUnderTest): void {
  describe(`${name} as what statistics are counted from`, () => {
    test("gives the newest entries of a span, lean", async () => {
      const under = make();
      const from = next();
      await addTrial(under, from - 1);
      const [first, second] = [await addTrial(under, next()), await addTrial(under, next())];
      const rows = await under.insights.docket({ from, limit: 10 });
      expect(rows.map(({ id }) => id)).toEqual([second, first]);
      expect(rows[0]).toEqual({
        ...{ id: second, title: "Rename it", state: "filtered", runId: null, createdAt: now },
        steps: [
          { name: "paths", outcome: "stopped", reason: "Nothing but \0 tests.", rule: "test" },
        ],
      });
      expect(await under.insights.docket({ from, limit: 1 })).toHaveLength(1);
      const other = { from, limit: 10, repositoryId: randomUUID() };
      expect(await under.insights.docket(other)).toEqual([]);
    });

    test("gives the newest notices of a span", async () => {
      const under = make();
      const createdAt = next();
      const trialId = await addTrial(under, createdAt);
      const id = randomUUID();
      await under.proposals.add({
        ...{ id, trialId, runId: "r", repositoryId: null, path: "docs/利用.md", owner: null },
        ...{ textSha256: "", ownerRule: "", state: "accepted", harm: 1, history: [] },
        ...{ snoozedUntil: null, openedAt: null, createdAt, updatedAt: createdAt },
        data: {
          ...{ title: "", sentence: "", quotes: [], edits: [], withoutEdit: null, found: [] },
          ...{ delivery: null, ownEdits: null, driftType: null, shownAt: null },
        },
      });
      const row = { id, trialId, path: "docs/利用.md", state: "accepted", createdAt };
      expect(await under.insights.notices({ from: createdAt, limit: 10 })).toEqual([row]);
      expect(await under.insights.notices({ from: next(), limit: 10 })).toEqual([]);
    });

    test("names ended runs until their facts are kept, also where there are none", async () => {
      const under = make();
      const from = next();
      const first = await addRun(under, next());
      const second = await addRun(under, next());
      expect(await under.insights.unfolded(from)).toBe(2);
      const [newest] = await under.insights.toFold(1);
      expect(newest).toEqual({ runId: second, createdAt: now });
      const before = await under.insights.mark();
      await under.insights.keep({ runId: second, createdAt: now }, factsOf(second, now));
      expect(await under.insights.mark()).not.toBe(before);
      await under.insights.keep({ runId: second, createdAt: now }, factsOf(second, now));
      await under.insights.keep({ runId: first, createdAt: now - 1_000 }, null);
      expect(await under.insights.unfolded(from)).toBe(0);
      expect(await under.insights.facts({ from, limit: 10 })).toEqual([factsOf(second, now)]);
      expect(await under.insights.facts({ from: now + 1, limit: 10 })).toEqual([]);
      const settled = await under.insights.mark();
      expect(await under.insights.mark()).toBe(settled);
      await addTrial(under, next());
      expect(await under.insights.mark()).not.toBe(settled);
    });
  });
}
