import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import { listedRun, type Run } from "@/lib/server/runs/run-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { defaultBudget } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";

let composition: Composition;
let api: ApiClient;
let documentId: string;

beforeEach(async () => {
  composition = createTestComposition();
  api = createApiClient(composition);
  const response = await api("POST", "/api/v1/documents?name=report.txt", {
    body: "North sold 12 units.\nSouth sold 30 units.\n",
  });
  documentId = (await jsonOf<{ id: string }>(response)).id;
});

async function ask(order: object = {}): Promise<string> {
  const response = await api("POST", "/api/v1/inquiries", {
    json: { documentIds: [documentId], question: "How many units?", ...order },
  });
  expect(response.status).toBe(202);
  return (await jsonOf<{ runId: string }>(response)).runId;
}

const runAt = async (runId: string) => jsonOf<Run>(await api("GET", `/api/v1/runs/${runId}`));

test("a question makes a queued run that holds all it was asked with", async () => {
  const runId = await ask();
  const run = await runAt(runId);
  expect(run).toMatchObject({
    id: runId,
    status: "queued",
    question: "How many units?",
    answer: null,
  });
  expect(run.config).toEqual({
    question: "How many units?",
    documents: [
      { id: documentId, name: "report.txt", textSha256: expect.any(String), chars: 42, lines: 2 },
    ],
    models: { root: "builtin", sub: "builtin" },
    mode: "auto",
    budget: defaultBudget,
    temperature: null,
    edits: [],
  });
});

test("a run's own budget, mode and temperature go before the defaults", async () => {
  const run = await runAt(await ask({ budget: { seconds: 20 }, mode: "rlm", temperature: 0.2 }));
  expect(run.config).toMatchObject({
    budget: { ...defaultBudget, seconds: 20 },
    mode: "rlm",
    temperature: 0.2,
  });
});

test("a model that needs an endpoint is refused when none is configured", async () => {
  const json = { documentIds: [documentId], question: "?", models: { root: "qwen3" } };
  const response = await api("POST", "/api/v1/inquiries", { json });
  expect(response.status).toBe(422);
  expect((await jsonOf<Problem>(response)).detail).toContain('"qwen3" cannot be asked');
});

test.each([
  ["no question", { question: undefined }, "/question", "Write a question."],
  ["a blank question", { question: " \n " }, "/question", "Write a question."],
  [
    "a question of 100 kB",
    { question: "x".repeat(100_000) },
    "/question",
    "longer than 20000 characters",
  ],
  ["no document", { documentIds: [] }, "/documentIds", "at least one document"],
  [
    "too many documents",
    { documentIds: Array.from({ length: 21 }, String) },
    "/documentIds",
    "at most 20",
  ],
  ["a budget out of range", { budget: { iterations: 0 } }, "/budget/iterations", ">=1"],
  ["an unknown mode", { mode: "magic" }, "/mode", "auto"],
  ["a misspelt field", { documents: [] }, "", "documents"],
])("%s is refused at its field", async (_what, change, pointer, words) => {
  const json = { documentIds: [documentId], question: "How many?", ...change };
  const response = await api("POST", "/api/v1/inquiries", { json });
  expect(response.status).toBe(400);
  const problem = await jsonOf<Problem>(response);
  expect(problem.errors?.[0]?.pointer).toBe(pointer);
  expect(problem.detail).toContain(words);
});

test("a document that is not there, or was removed, cannot be asked", async () => {
  await api("DELETE", `/api/v1/documents/${documentId}`);
  for (const [id, words] of [
    [documentId, "was removed"],
    ["nowhere", "Upload it first"],
  ]) {
    const json = { documentIds: [id], question: "How many?" };
    const response = await api("POST", "/api/v1/inquiries", { json });
    expect(response.status).toBe(422);
    const problem = await jsonOf<Problem>(response);
    expect(problem.errors?.[0]?.pointer).toBe("/documentIds/0");
    expect(problem.detail).toContain(words);
  }
});

test("a body that is no JSON, or not declared as JSON, or too long, is refused as such", async () => {
  const json = { "content-type": "application/json" };
  const cases: [number, string, Record<string, string>][] = [
    [400, '{"question":', json],
    [415, "question=x", { "content-type": "text/plain" }],
    [413, `"${"x".repeat(5_000_000)}"`, json],
    [400, "", json],
  ];
  for (const [status, body, headers] of cases) {
    const response = await api("POST", "/api/v1/inquiries", { body, headers });
    expect(response.status).toBe(status);
  }
});

test("a method that an address does not take is answered with those it takes", async () => {
  const response = await api("DELETE", "/api/v1/inquiries");
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("POST");
  expect((await jsonOf<Problem>(response)).detail).toBe(
    "/api/v1/inquiries takes POST, not DELETE.",
  );
});

test("an unknown address and an unknown run are not found", async () => {
  const nowhere = await api("GET", "/api/v1/nothing/here");
  expect(nowhere.status).toBe(404);
  expect((await jsonOf<Problem>(nowhere)).detail).toContain("openapi.json");
  for (const [method, rest] of [
    ["GET", ""],
    ["GET", "/events"],
    ["POST", "/cancel"],
    ["POST", "/replay"],
  ] as const)
    expect((await api(method, `/api/v1/runs/none${rest}`)).status).toBe(404);
});

test("runs are listed newest first, in pages, by status, document and words", async () => {
  const first = await ask({ question: "First of all?" });
  const second = await ask({ question: "Second of all?" });
  const third = await ask({ question: "Third thing?" });
  await takeRun(composition, first);
  const idsOf = async (query: string) => {
    const page = await jsonOf<{ runs: Run[]; next: string | null }>(
      await api("GET", `/api/v1/runs${query}`),
    );
    return { ids: page.runs.map(({ id }) => id), next: page.next };
  };
  expect(await idsOf("?limit=2")).toEqual({ ids: [third, second], next: second });
  expect(await idsOf(`?limit=2&before=${second}`)).toEqual({ ids: [first], next: null });
  expect((await idsOf("?status=running")).ids).toEqual([first]);
  expect((await idsOf("?search=of+ALL")).ids).toEqual([second, first]);
  expect((await idsOf("?documentId=other")).ids).toEqual([]);
});

test("a listed run is short: texts are cut, claims are counted", async () => {
  const runId = await ask({ question: `How many? ${"x".repeat(5_000)}` });
  await takeRun(composition, runId);
  const claim = { kind: "number", text: "42", start: 0, end: 2 } as const;
  await endRun(composition, runId, {
    answer: { text: "😀".repeat(500), forced: false, abstained: false, data: { rows: [1, 2] } },
    claims: [
      { ...claim, mark: "computed", places: [] },
      { ...claim, mark: "computed", places: [] },
      { ...claim, mark: "seen", places: [] },
    ],
  });
  const text = await (await api("GET", "/api/v1/runs?limit=1")).text();
  expect(text.length).toBeLessThan(3_000);
  const [listed] = z.object({ runs: z.array(listedRun) }).parse(JSON.parse(text)).runs;
  expect(listed).toMatchObject({
    id: runId,
    documents: [{ id: documentId }],
    documentCount: 1,
    marks: { computed: 2, seen: 1, verified: 0 },
  });
  expect(listed?.question.endsWith("x…")).toBe(true);
  expect(listed?.answer?.text.isWellFormed()).toBe(true);
});

test("abstentions are listed apart from answers", async () => {
  const ended = async (abstained: boolean) => {
    const runId = await ask();
    await takeRun(composition, runId);
    await endRun(composition, runId, { answer: { text: "…", forced: false, abstained } });
    return runId;
  };
  const answered = await ended(false);
  const abstained = await ended(true);
  const listed = async (query: string) =>
    z
      .object({ runs: z.array(listedRun) })
      .parse(await jsonOf(await api("GET", `/api/v1/runs?status=succeeded&${query}`)))
      .runs.map(({ id }) => id);
  expect(await listed("abstained=true")).toEqual([abstained]);
  expect(await listed("abstained=false")).toEqual([answered]);
  expect((await api("GET", "/api/v1/runs?abstained=perhaps")).status).toBe(400);
});

test("claims and evidence of an ended run name the document they stand in", async () => {
  const runId = await ask();
  await takeRun(composition, runId);
  await endRun(composition, runId, {
    answer: { text: "42", forced: false, abstained: false },
    claims: [
      { kind: "number", text: "42", mark: "computed", start: 0, end: 2, places: [] },
      {
        kind: "number",
        text: "12",
        mark: "verified",
        start: 0,
        end: 2,
        places: [{ doc: 0, start: 11, end: 13, line: 1 }],
      },
    ],
    evidence: [{ documentId, doc: 0, start: 11, end: 13, line: 1, quote: "12" }],
  });
  const run = await runAt(runId);
  expect(run.status).toBe("succeeded");
  expect(run.claims.map(({ spans }) => spans)).toEqual([
    [],
    [{ documentId, start: 11, end: 13, line: 1 }],
  ]);
});

test("stopping a queued run ends it at once, and twice is the same", async () => {
  const runId = await ask();
  for (const _ of [1, 2]) {
    const response = await api("POST", `/api/v1/runs/${runId}/cancel`);
    expect((await jsonOf<Run>(response)).status).toBe("cancelled");
  }
  expect((await composition.eventLog.read(runId)).map(({ type }) => type)).toEqual([
    "run-start",
    "run-end",
  ]);
});

test("stopping a running run tells its worker and writes nothing into its log", async () => {
  const runId = await ask();
  await takeRun(composition, runId);
  const { signal, close } = await composition.signals.cancellation(runId);
  const response = await api("POST", `/api/v1/runs/${runId}/cancel`);
  expect((await jsonOf<Run>(response)).status).toBe("running");
  expect(signal.aborted).toBe(true);
  close();
});

test("a run that a worker takes in the moment of stopping is left to the worker", async () => {
  const runId = await ask();
  const { eventLog } = composition;
  const racing = createApiClient({
    ...composition,
    eventLog: {
      ...eventLog,
      async append(...args) {
        await takeRun(composition, runId);
        await eventLog.append(...args);
      },
    },
  });
  const response = await racing("POST", `/api/v1/runs/${runId}/cancel`);
  expect((await jsonOf<Run>(response)).status).toBe("running");
  expect((await composition.signals.cancellation(runId)).signal.aborted).toBe(true);
});

test("a fork keeps what is not edited and names its parent", async () => {
  const parent = await ask({ mode: "rlm", budget: { seconds: 20 } });
  await takeRun(composition, parent);
  const response = await api("POST", `/api/v1/runs/${parent}/fork`, {
    json: { question: "And South?", budget: { iterations: 3 } },
  });
  const fork = await runAt((await jsonOf<{ runId: string }>(response)).runId);
  expect(fork.origin).toEqual({ how: "fork", runId: parent });
  expect(fork.config).toMatchObject({
    question: "And South?",
    mode: "rlm",
    budget: { ...defaultBudget, seconds: 20, iterations: 3 },
  });
});

test("a fork may put a reply in place of the model's, at a call that the run has", async () => {
  const parent = await ask();
  const call = await takeRun(composition, parent);
  const fork = (spanId: string) =>
    api("POST", `/api/v1/runs/${parent}/fork`, {
      json: { replies: [{ spanId, text: "```ts\nFINAL(1)\n```" }] },
    });
  expect((await fork(call)).status).toBe(202);
  const refused = await fork("iteration-9/model-call");
  expect(refused.status).toBe(422);
  expect((await jsonOf<Problem>(refused)).detail).toContain(`Its calls are: ${call}`);
});

test("only a run that has ended can be replayed", async () => {
  const runId = await ask();
  expect((await api("POST", `/api/v1/runs/${runId}/replay`)).status).toBe(409);
  await api("POST", `/api/v1/runs/${runId}/cancel`);
  const response = await api("POST", `/api/v1/runs/${runId}/replay`);
  const replay = await runAt((await jsonOf<{ runId: string }>(response)).runId);
  expect(replay.origin).toEqual({ how: "replay", runId });
  expect(replay.config).toEqual((await runAt(runId)).config);
});

test("events come in pages that say when nothing follows", async () => {
  const runId = await ask();
  await takeRun(composition, runId);
  type Page = { events: TraceEvent[]; after: number; complete: boolean };
  const page = async (query: string) =>
    jsonOf<Page>(await api("GET", `/api/v1/runs/${runId}/events${query}`));
  const first = await page("?limit=2");
  expect(first).toMatchObject({ after: 1, complete: false });
  expect(first.events.map(({ seq }) => seq)).toEqual([0, 1]);
  expect(await page("?after=100")).toEqual({ events: [], after: 100, complete: false });
  await endRun(composition, runId, {});
  const rest = await page("?after=1");
  expect(rest.complete).toBe(true);
  expect(await page(`?after=${rest.after}`)).toEqual({
    events: [],
    after: rest.after,
    complete: true,
  });
});

test("a long text is given to those who know a run that refers to it, and to no one else", async () => {
  const sha256 = await composition.blobs.put(new TextEncoder().encode("a long prompt"));
  const runId = await ask();
  await takeRun(composition, runId, { preview: "a long", bytes: 13, sha256 });
  const found = await api("GET", `/api/v1/runs/${runId}/blobs/${sha256}`);
  expect(await found.text()).toBe("a long prompt");
  const other = await ask();
  expect((await api("GET", `/api/v1/runs/${other}/blobs/${sha256}`)).status).toBe(404);
  expect((await api("GET", `/api/v1/runs/${runId}/blobs/..%2Fsecret.key`)).status).toBe(400);
});

test("while the database is gone the answer is 503, and says that nothing is lost", async () => {
  const gone = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), {
    code: "ECONNREFUSED",
  });
  const refuse = () => Promise.reject(new Error("the query failed", { cause: gone }));
  const broken = createApiClient({
    ...composition,
    eventLog: { ...composition.eventLog, summary: refuse },
  });
  const response = await broken("GET", "/api/v1/runs/any");
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("3");
  expect((await jsonOf<Problem>(response)).detail).toContain("Nothing is lost");
});

test("a full disk is told as such", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
  });
  const broken = createApiClient({
    ...composition,
    blobs: { ...composition.blobs, put: () => Promise.reject(full) },
  });
  const response = await broken("POST", "/api/v1/documents?name=a.txt", { body: "text" });
  expect(response.status).toBe(507);
  expect((await jsonOf<Problem>(response)).detail).toContain("disk is full");
});

test("a stream over HTTP begins after the last event that the client has, and ends with the process", async () => {
  const runId = await ask();
  await takeRun(composition, runId);
  const response = await api("GET", `/api/v1/runs/${runId}/events?after=0`, {
    headers: { accept: "text/event-stream", "last-event-id": "2" },
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
  const text = response.text();
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.emit("SIGTERM");
  expect((await text).match(/^id: \d+$/gm)).toEqual(["id: 3"]);
});

test("a Last-Event-ID that is no number is refused", async () => {
  const runId = await ask();
  const headers = { accept: "text/event-stream", "last-event-id": "yesterday" };
  const response = await api("GET", `/api/v1/runs/${runId}/events`, { headers });
  expect(response.status).toBe(400);
});
