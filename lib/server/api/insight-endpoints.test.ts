import { createTwoFilesPatch } from "diff";
import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { foldRuns } from "@/lib/server/insights/fold-runs";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere } from "@/lib/server/testing/execute-here";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { timedTasks } from "@/lib/server/timed-tasks";
import type { ChangedCase, Insights } from "@/lib/trace/insights";
import type { Trial } from "@/lib/trace/trial";
import { plainRule, whatIf } from "@/lib/trace/what-if";

let parts: Composition;
let api: ApiClient;
beforeEach(() => {
  parts = createTestComposition();
  api = createApiClient(parts);
});

const declared = (name: string) => `export type Options = {\n  ${name}?: number;\n};\n`;

/** A change that renames an option which one page names, tried in full. */
async function tryRenaming(from: string, to: string): Promise<Trial> {
  const order = {
    title: `Rename ${from} to ${to}`,
    diff: createTwoFilesPatch(`a/src/${from}.ts`, `b/src/${from}.ts`, declared(from), declared(to)),
    documents: [
      { path: `docs/${from}.md`, text: `# Options\n\nSet \`${from}\` to wait longer.\n` },
    ],
    rules: { earlyStop: false },
  };
  const started = await api("POST", "/api/v1/trials", { json: order });
  const { id, runIds } = await jsonOf<{ id: string; runIds: string[] }>(started);
  await executeHere(parts, runIds[0] ?? "");
  return jsonOf<Trial>(await api("GET", `/api/v1/trials/${id}`));
}

async function decide(trial: Trial, decision: object): Promise<void> {
  const path = `/api/v1/proposals/${trial.cases[0]?.proposalId}/decision`;
  expect((await api("POST", path, { json: { action: "open" } })).status).toBe(200);
  expect((await api("POST", path, { json: decision })).status).toBe(200);
}

const read = async (query = "") => jsonOf<Insights>(await api("GET", `/api/v1/insights${query}`));

test("before anything came in, everything is empty and nothing is made up", async () => {
  const empty = await read();
  expect(empty).toMatchObject({ changes: 0, runs: 0, uncounted: 0, jury: null, whatIf: null });
  expect(empty.accepted.share).toMatchObject({ count: 0, of: 0, low: 0, high: 1 });
  expect(empty.cost.perAcceptedUsd).toBeNull();
});

test("tells of changes from the merge to the accepted edit, and of the votes between", async () => {
  const accepted = await tryRenaming("cacheSeconds", "keepSeconds");
  const declined = await tryRenaming("retryLimit", "maxAttempts");
  await decide(accepted, { action: "accept" });
  await decide(declined, { action: "decline", reason: "on-purpose" });
  const tests = createTwoFilesPatch("a/a.test.ts", "b/a.test.ts", "one\n", "two\n");
  await api("POST", "/api/v1/trials", {
    json: { title: "Tests", diff: tests, documents: [{ path: "docs/a.md", text: "A\n" }] },
  });
  const found = await read();
  expect(found.funnel.stages.map(({ changes }) => changes)).toEqual([3, 2, 2, 2, 2, 1]);
  expect(found.funnel.stages[1]?.stopped).toEqual([{ reason: "rule:test", changes: 1 }]);
  expect(found.accepted.share).toMatchObject({ count: 1, of: 2 });
  expect(found.verdicts).toEqual([{ month: "2026-01", cases: { notice: 2 } }]);
  expect(found.cost).toMatchObject({ accepted: 1 });
  expect(found.stages.find(({ stage }) => stage === "juror")?.times).toBe(10);
  expect(found.jury).toMatchObject({ cases: 2, atOnce: 2, basis: "all" });
  expect(found.jury?.votes).toBe(10);
  expect(found.uncounted).toBe(0);
});

test("another rule is tried on recorded votes, and names the cases that it changes", async () => {
  const trial = await tryRenaming("cacheSeconds", "keepSeconds");
  await decide(trial, { action: "accept" });
  const { whatIf: recorded } = await read();
  const votes = recorded?.patterns[0]?.votes.filter((vote) => vote === "guilty").length ?? 0;
  expect(recorded?.seats).toBe(5);
  expect(votes).toBeGreaterThanOrEqual(3);
  const seats = plainRule(5, 5);
  const lost = whatIf(recorded?.patterns ?? [], { ...seats, weights: [0, 0, 0, 0, 1], needed: 1 });
  const cases = async (query: string) =>
    jsonOf<{ cases: ChangedCase[]; total: number }>(
      await api("GET", `/api/v1/insights/cases?${query}`),
    );
  expect(await cases("needed=1")).toEqual({ cases: [], total: 0 });
  const one = await cases("needed=1&weights=0,0,0,0,1");
  expect(one.total).toBe(lost.lost.accepted);
  const all = await cases("needed=5.5");
  expect(all.cases).toEqual([
    {
      ...{ trialId: trial.id, runId: trial.runId, title: trial.title },
      ...{ path: "docs/cacheSeconds.md", change: "lost", decision: "accepted" },
      proposalId: trial.cases[0]?.proposalId,
    },
  ]);
});

test("the figures come as a table for spreadsheets, too", async () => {
  await tryRenaming("cacheSeconds", "keepSeconds");
  const response = await api("GET", "/api/v1/insights?format=csv&bom=true");
  expect(response.headers.get("content-type")).toContain("text/csv");
  expect(response.headers.get("content-disposition")).toContain("insights.csv");
  const lines = (await response.text()).replace(/^\ufeff/, "").split("\r\n");
  expect(lines[0]).toBe("figure,item,value,low,high,count,of");
  expect(lines).toContain("changes at stage,tried,1,,,1,1");
  expect(lines).toContain("what if: notices sent,3 of 5,1,,,1,");
  expect(lines.filter((line) => line.startsWith("Cohen's kappa"))).toHaveLength(10);
});

test.each([
  ["/api/v1/insights?days=0", 400],
  ["/api/v1/insights?days=5000", 400],
  ["/api/v1/insights?repositoryId=nobody", 404],
  ["/api/v1/insights/cases", 400],
  ["/api/v1/insights/cases?needed=3&weights=1;2", 400],
])("%s is refused with %i", async (path, status) => {
  await tryRenaming("cacheSeconds", "keepSeconds");
  expect((await api("GET", path)).status).toBe(status);
});

test("weights for another number of jurors are refused with the number there is", async () => {
  await tryRenaming("cacheSeconds", "keepSeconds");
  const refused = await api("GET", "/api/v1/insights/cases?needed=1&weights=1,1");
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("give 5 weights");
});

test("is counted again only when something has changed", async () => {
  await tryRenaming("cacheSeconds", "keepSeconds");
  const [first, again] = [await read(), await read()];
  expect(again.until).toBe(first.until);
  await tryRenaming("retryLimit", "maxAttempts");
  const later = await read();
  expect(later.until).toBeGreaterThan(first.until);
  expect(later.changes).toBe(2);
});

test("runs are folded once, and no longer than there is time", async () => {
  await tryRenaming("cacheSeconds", "keepSeconds");
  await tryRenaming("retryLimit", "maxAttempts");
  const reads: string[] = [];
  const eventLog = {
    ...parts.eventLog,
    readAsFar(runId: string) {
      reads.push(runId);
      return parts.eventLog.readAsFar(runId);
    },
  };
  await foldRuns({ ...parts, eventLog, clock: () => 5 }, { forMs: 0 });
  expect(reads).toEqual([]);
  expect(await parts.insights.unfolded(0)).toBe(2);
  await foldRuns({ ...parts, eventLog }, { forMs: 1e9 });
  await foldRuns({ ...parts, eventLog }, { forMs: 1e9 });
  expect(new Set(reads).size).toBe(2);
  expect(reads).toHaveLength(2);
  const stop = new AbortController();
  stop.abort();
  await tryRenaming("waitSeconds", "pauseSeconds");
  await foldRuns({ ...parts, eventLog }, { forMs: 1e9, signal: stop.signal });
  expect(reads).toHaveLength(2);
});

test("a worker folds by the clock, so that whoever asks finds it done", async () => {
  await tryRenaming("cacheSeconds", "keepSeconds");
  expect(await parts.insights.unfolded(0)).toBe(1);
  await timedTasks(parts)["fold-runs"]?.run(new AbortController().signal);
  expect(await parts.insights.unfolded(0)).toBe(0);
});

test("a run whose log is damaged is not counted, and holds nothing up", async () => {
  const { runId } = await tryRenaming("cacheSeconds", "keepSeconds");
  await tryRenaming("retryLimit", "maxAttempts");
  const eventLog: Composition["eventLog"] = {
    ...parts.eventLog,
    async readAsFar(id) {
      const log = await parts.eventLog.readAsFar(id);
      const damaged = { type: "unreadable" as const, spanId: "7", reason: "No." };
      return id === runId ? [...log, { ...damaged, seq: log.length, at: 0 }] : log;
    },
  };
  await foldRuns({ ...parts, eventLog }, { forMs: 1e9 });
  const found = await read();
  expect(found).toMatchObject({ uncounted: 0, changes: 2, runs: 1 });
  expect(found.jury?.cases).toBe(1);
});
