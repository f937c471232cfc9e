import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Ensemble } from "@/lib/server/ensembles/ensemble-shape";
import type { Problem } from "@/lib/server/http/problem";
import type { Run } from "@/lib/server/runs/run-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Claim, ClaimMark, Evidence } from "@/lib/trace/event";

let composition: Composition;
let api: ApiClient;
let documentId: string;

const endpointSet = { VERBATIM_BASE_URL: "http://127.0.0.1:9/v1", VERBATIM_MODEL: "m" };

async function compose(changes: Partial<Composition> = {}): Promise<void> {
  composition = createTestComposition(endpointSet, changes);
  api = createApiClient(composition);
  const body = "North sold 12 units.\nSouth sold 30 units.\n";
  const response = await api("POST", "/api/v1/documents?name=report.txt", { body });
  documentId = (await jsonOf<{ id: string }>(response)).id;
}

beforeEach(() => compose());

type Asked = { runId: string; url: string; ensembleId: string; runIds: string[] };

const post = (order: object) =>
  api("POST", "/api/v1/inquiries", {
    json: { documentIds: [documentId], question: "How many units?", ...order },
  });

async function ask(ensemble: object, order: object = {}): Promise<Asked> {
  const response = await post({ ensemble, ...order });
  expect(response.status, await response.clone().text()).toBe(202);
  return jsonOf<Asked>(response);
}

const ensembleAt = async (id: string) =>
  jsonOf<Ensemble>(await api("GET", `/api/v1/ensembles/${id}`));

const claimOf = (text: string, mark: ClaimMark): Claim => ({
  kind: "number",
  text,
  mark,
  start: 0,
  end: text.length,
  places: [],
});

const evidenceAt = (start: number, end: number): Evidence => ({
  doc: 0,
  documentId,
  start,
  end,
  line: 1,
  quote: "North sold 12 units.".slice(start, end),
});

type Reply = { text: string; mark?: ClaimMark; forced?: boolean; evidence?: Evidence[] };

async function answer(runId: string, { text, mark, forced = false, evidence = [] }: Reply) {
  await takeRun(composition, runId);
  await endRun(composition, runId, {
    answer: { text, forced, abstained: false },
    claims: mark ? [claimOf(text, mark)] : [],
    evidence,
  });
}

test("a question asked three times makes three runs of one group", async () => {
  const { runId, url, ensembleId, runIds } = await ask({ runs: 3 });
  expect(runIds).toHaveLength(3);
  expect(runId).toBe(runIds[0]);
  expect(url).toBe(`/ensembles/${ensembleId}`);
  for (const [index, id] of runIds.entries()) {
    const run = await jsonOf<Run>(await api("GET", `/api/v1/runs/${id}`));
    expect(run).toMatchObject({ status: "queued", question: "How many units?" });
    expect(run.config.group).toEqual({ id: ensembleId, index, of: 3 });
  }
  expect(await ensembleAt(ensembleId)).toMatchObject({
    of: 3,
    isOver: false,
    best: null,
    groups: [],
    documents: [{ id: documentId, name: "report.txt" }],
  });
});

test("a question asked of several models goes to each, sub-calls too unless a model is named for them", async () => {
  const models = async (asked: Asked) =>
    (await ensembleAt(asked.ensembleId)).runs.map((run) => run.models);
  expect(await models(await ask({ models: ["a", "b"] }))).toEqual([
    { root: "a", sub: "a" },
    { root: "b", sub: "b" },
  ]);
  const withSub = await ask({ models: ["a", "builtin"] }, { models: { sub: "cheap" } });
  expect(await models(withSub)).toEqual([
    { root: "a", sub: "cheap" },
    { root: "builtin", sub: "cheap" },
  ]);
});

test("the largest group leads with its best supported answer, and the others are told", async () => {
  const { ensembleId, runIds } = await ask({ runs: 5 });
  const [one, two, three, four, five] = runIds as [string, string, string, string, string];
  await answer(one, { text: "42 units", mark: "seen" });
  await answer(two, { text: "12", mark: "verified", evidence: [evidenceAt(0, 20)] });
  await answer(three, {
    text: "The total is 42.",
    mark: "computed",
    evidence: [evidenceAt(6, 13)],
  });
  await answer(four, { text: "42", mark: "computed", forced: true });
  await takeRun(composition, five);
  await endRun(composition, five, {
    outcome: { status: "error", code: "rate-limited", message: "Wait." },
  });
  const found = await ensembleAt(ensembleId);
  expect(found.isOver).toBe(true);
  expect(found.groups).toEqual([
    { runs: [0, 2, 3], best: 2 },
    { runs: [1], best: 1 },
  ]);
  expect(found.best).toEqual({ run: 2, agree: 3 });
  expect(found.runs[4]).toMatchObject({ status: "failed", error: { code: "rate-limited" } });
  expect(found.evidence.map(({ citedBy, start }) => ({ citedBy, start }))).toEqual([
    { citedBy: [1, 2], start: 0 },
  ]);
  expect(found.usage).toMatchObject({ modelCalls: 0, iterations: 5 });
});

test("where no two agree, the better supported answer leads and agrees with itself only", async () => {
  const { ensembleId, runIds } = await ask({ runs: 2 });
  await answer(runIds[0] ?? "", { text: "99", mark: "unsupported" });
  await answer(runIds[1] ?? "", { text: "42", mark: "verified" });
  const { groups, best } = await ensembleAt(ensembleId);
  expect(groups).toEqual([
    { runs: [1], best: 1 },
    { runs: [0], best: 0 },
  ]);
  expect(best).toEqual({ run: 1, agree: 1 });
});

test("an abstention is no answer, and agrees with none", async () => {
  const { ensembleId, runIds } = await ask({ runs: 2 });
  for (const runId of runIds) {
    await takeRun(composition, runId);
    await endRun(composition, runId, {
      answer: { text: "Nothing says so.", forced: false, abstained: true },
    });
  }
  expect(await ensembleAt(ensembleId)).toMatchObject({ isOver: true, groups: [], best: null });
});

test.each([
  ["once", { runs: 1 }],
  ["eight times", { runs: 8 }],
  ["of one model", { models: ["a"] }],
  ["of eight models", { models: Array.from({ length: 8 }, String) }],
  ["of a model without a name", { models: ["a", " "] }],
  ["both ways", { runs: 3, models: ["a", "b"] }],
])("asking %s is refused", async (_, ensemble) => {
  const response = await post({ ensemble });
  expect(response.status).toBe(400);
  expect((await jsonOf<Problem>(response)).errors?.[0]?.pointer).toMatch(/^\/ensemble/);
});

test("the built-in rules are not asked twice, since their agreement confirms nothing", async () => {
  for (const ensemble of [{ runs: 3 }, { models: ["builtin", "a", "builtin"] }]) {
    const response = await post({ ensemble, models: { root: "builtin", sub: "builtin" } });
    expect(response.status).toBe(422);
    expect((await jsonOf<Problem>(response)).detail).toContain("give the same answer each time");
  }
});

test("when one run cannot be started, those before it are stopped", async () => {
  let started = 0;
  const { createRun } = composition;
  await compose({
    createRun: async (runId, start) => {
      started += 1;
      if (started === 3) throw Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
      await composition.eventLog.append(runId, 0, [start]);
    },
  });
  expect(createRun).toBeDefined();
  expect((await post({ ensemble: { runs: 4 } })).status).toBe(503);
  const runs = await composition.eventLog.list({ limit: 10 });
  expect(runs.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
});

test("a run that is gone is told as missing, and the rest is compared", async () => {
  const { ensembleId, runIds } = await ask({ runs: 2 });
  const { summary } = composition.eventLog;
  composition.eventLog.summary = async (id) => (id === runIds[1] ? null : summary(id));
  const [first] = runIds;
  await answer(first ?? "", { text: "42" });
  expect(await ensembleAt(ensembleId)).toMatchObject({
    of: 2,
    isOver: false,
    runs: [{ index: 0 }],
  });
});

test("stopping an ensemble stops its runs, and an answer that stands stays", async () => {
  const { ensembleId, runIds } = await ask({ runs: 3 });
  await answer(runIds[0] ?? "", { text: "42" });
  const response = await api("POST", `/api/v1/ensembles/${ensembleId}/cancel`);
  const stopped = await jsonOf<Ensemble>(response);
  expect(stopped.runs.map(({ status }) => status)).toEqual(["succeeded", "cancelled", "cancelled"]);
});

test("what is no ensemble is not found", async () => {
  const single = await jsonOf<Asked>(await post({}));
  expect(single).toMatchObject({ ensembleId: null, url: `/runs/${single.runId}` });
  for (const id of ["none", single.runId, "a/b", "x".repeat(199)])
    expect((await api("GET", `/api/v1/ensembles/${encodeURIComponent(id)}`)).status).toBe(404);
});

test("a replay and a fork of a run stand outside its group", async () => {
  const { runIds } = await ask({ runs: 2 }, { form: "number" });
  const runId = runIds[0] ?? "";
  await answer(runId, { text: "42" });
  for (const how of ["replay", "fork"]) {
    const json = how === "fork" ? {} : undefined;
    const response = await api("POST", `/api/v1/runs/${runId}/${how}`, json ? { json } : {});
    const { runId: made } = await jsonOf<Asked>(response);
    const { config } = await jsonOf<Run>(await api("GET", `/api/v1/runs/${made}`));
    expect(config.group).toBeUndefined();
    expect(config.form).toBe("number");
  }
});
