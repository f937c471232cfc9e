import { createTwoFilesPatch } from "diff";
import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import type { Run } from "@/lib/server/runs/run-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere } from "@/lib/server/testing/execute-here";
import { appendEvents, endCall, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";

let parts: Composition;
let api: ApiClient;
beforeEach(() => {
  parts = createTestComposition();
  api = createApiClient(parts);
});

const first = "iteration-1/model-call";
const second = "iteration-2/model-call";
const words = (content: string) => [{ role: "user", content }];

/** A run with two calls of the root model. */
async function asked(): Promise<string> {
  const document = await api("POST", "/api/v1/documents?name=a.txt", { body: "One line." });
  const { id } = await jsonOf<{ id: string }>(document);
  const json = { documentIds: [id], question: "How many?" };
  const { runId } = await jsonOf<{ runId: string }>(
    await api("POST", "/api/v1/inquiries", { json }),
  );
  await endCall(parts, runId, await takeRun(parts, runId), "cell");
  await appendEvents(parts, runId, [
    {
      ...{ type: "model-call-start", spanId: second, parentSpanId: null, name: "root" },
      ...{ role: "root", model: "builtin", requestHash: "1".repeat(64), continues: first },
      ...{ added: [], temperature: null, maxOutputTokens: null, reads: [] },
    },
  ]);
  return runId;
}

async function forked(runId: string, json: object): Promise<Run["config"]> {
  const response = await api("POST", `/api/v1/runs/${runId}/fork`, { json });
  expect(response.status).toBe(202);
  const { runId: id } = await jsonOf<{ runId: string }>(response);
  const { config } = await jsonOf<Run>(await api("GET", `/api/v1/runs/${id}`));
  // A fork of the fork looks for its spans in the log of the fork, which a worker would have written.
  for (const event of await parts.eventLog.read(runId)) {
    if (event.type !== "model-call-start" && event.type !== "model-call-end") continue;
    const { seq: _, at: __, ...fact } = event;
    await appendEvents(parts, id, [fact]);
  }
  lastFork = id;
  return config;
}
let lastFork = "";

test("a call is asked in other words, by another model, from there on", async () => {
  const edit = { spanId: second, messages: words("Count again."), temperature: 0.4, onwards: true };
  const config = await forked(await asked(), { calls: [edit] });
  expect(config).toMatchObject({ question: "How many?", edits: [], callEdits: [edit] });
});

test.each([
  [
    "an unknown span",
    { calls: [{ spanId: "iteration-9", temperature: 0 }] },
    "/calls/0/spanId",
    first,
  ],
  [
    "an emptied prompt",
    { calls: [{ spanId: first, messages: words(" ") }] },
    "/calls/0/messages/0/content",
    "empty",
  ],
  ["nothing to change", { calls: [{ spanId: first }] }, "/calls/0", "changes nothing"],
  [
    "one call twice",
    { calls: [1, 2].map((temperature) => ({ spanId: first, temperature })) },
    "/calls/1/spanId",
    "twice",
  ],
  [
    "a model nobody has",
    { calls: [{ spanId: first, model: "qwen3" }] },
    "/models",
    "No model endpoint",
  ],
  ["a reply nowhere", { replies: [{ spanId: "x", text: "" }] }, "/replies/0/spanId", first],
])("%s is refused with what would do", async (_what, json, pointer, says) => {
  const response = await api("POST", `/api/v1/runs/${await asked()}/fork`, { json });
  expect(response.status).toBe(422);
  const { errors = [] } = await jsonOf<Problem>(response);
  expect(errors[0]?.pointer).toBe(pointer);
  expect(errors[0]?.message).toContain(says);
});

test("a fork of a fork keeps the edits before its own, and drops those after", async () => {
  const runId = await asked();
  const atFirst = { spanId: first, messages: words("Count.") };
  const atSecond = { spanId: second, messages: words("Count again.") };
  await forked(runId, { calls: [atFirst, atSecond] });
  const fork = lastFork;
  expect((await forked(fork, { budget: { seconds: 30 } })).callEdits).toEqual([atFirst, atSecond]);
  const other = { spanId: second, temperature: 1 };
  expect((await forked(fork, { calls: [other] })).callEdits).toEqual([atFirst, other]);
  const reply = { spanId: first, text: "Another cell." };
  expect((await forked(fork, { replies: [reply] })).callEdits).toBeUndefined();
  expect((await forked(fork, { question: "And how many more?" })).callEdits).toBeUndefined();
});

const page = "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n";
const options = (name: string) => `export type Options = {\n  ${name}?: number;\n};\n`;

async function tried(): Promise<{ id: string; runIds: string[] }> {
  const json = {
    title: "Rename cacheSeconds to keepSeconds",
    diff: createTwoFilesPatch(
      "a/src/c.ts",
      "b/src/c.ts",
      options("cacheSeconds"),
      options("keepSeconds"),
    ),
    documents: [{ path: "docs/cache.md", text: page }],
  };
  const trial = await jsonOf<{ id: string; runIds: string[] }>(
    await api("POST", "/api/v1/trials", { json }),
  );
  await executeHere(parts, trial.runIds[0] ?? "");
  return trial;
}

test("a trial is held again with an exhibit in other words and one juror asked otherwise", async () => {
  const { id } = await tried();
  const json = {
    exhibits: [{ id: "E1", docQuote: "to keep answers longer" }],
    calls: [{ spanId: "case-1/juror-4/model-call", temperature: 0.1 }],
  };
  const response = await api("POST", `/api/v1/trials/${id}/runs`, { json });
  expect(response.status).toBe(202);
  const { runId } = await jsonOf<{ runId: string }>(response);
  const config = (await parts.eventLog.summary(runId))?.config;
  expect(config?.callEdits).toEqual(json.calls);
  expect(config?.trial?.exhibitEdits).toMatchObject([
    { id: "E1", path: "docs/cache.md", ...json.exhibits[0] },
  ]);
  await executeHere(parts, runId);
  const log = await parts.eventLog.read(runId);
  const checked = log.find((event) => event.type === "stage-end" && event.spanId === "exhibits");
  expect(checked).toMatchObject({ result: { exhibits: [{ docQuote: "to keep answers longer" }] } });
});

test.each([
  [
    "a quote that stands nowhere in the page",
    { id: "E1", docQuote: "never written" },
    "/exhibits/0/docQuote",
    "does not stand in the page",
  ],
  [
    "a quote that stands nowhere in the change",
    { id: "E1", changeQuote: "never written" },
    "/exhibits/0/changeQuote",
    "does not stand in the change",
  ],
  ["an exhibit that nobody filed", { id: "E9", docQuote: "Set" }, "/exhibits/0/id", "It has: E1"],
])("%s is refused", async (_what, exhibit, pointer, says) => {
  const { id } = await tried();
  const response = await api("POST", `/api/v1/trials/${id}/runs`, {
    json: { exhibits: [exhibit] },
  });
  expect(response.status).toBe(422);
  const { errors = [] } = await jsonOf<Problem>(response);
  expect(errors[0]?.pointer).toBe(pointer);
  expect(errors[0]?.message).toContain(says);
});
