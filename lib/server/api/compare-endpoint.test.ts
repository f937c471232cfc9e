import { beforeEach, expect, test } from "vitest";
import type { Relatives } from "@/lib/server/compare/list-relatives";
import type { Composition } from "@/lib/server/composition";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { endCall, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";

let composition: Composition;
let api: ApiClient;
let documentIds: string[];

beforeEach(async () => {
  composition = createTestComposition({
    VERBATIM_BASE_URL: "http://127.0.0.1:9/v1",
    VERBATIM_MODEL: "m",
  });
  api = createApiClient(composition);
  const body = "North sold 12 units.\nSouth sold 30 units.\n";
  const added = await api("POST", "/api/v1/documents?name=report.txt", { body });
  documentIds = [(await jsonOf<{ id: string }>(added)).id];
});

type Started = { runId: string; runIds?: string[] };

async function ask(question: string, more: object = {}): Promise<string[]> {
  const json = { documentIds, question, ...more };
  const { runId, runIds } = await jsonOf<Started>(await api("POST", "/api/v1/inquiries", { json }));
  return runIds ?? [runId];
}

async function answered(runId: string): Promise<void> {
  const spanId = await takeRun(composition, runId);
  await endCall(composition, runId, spanId, "42");
  await endRun(composition, runId, { answer: { text: "42", forced: false, abstained: false } });
}

async function relativesOf(runId: string): Promise<string[]> {
  const response = await api("GET", `/api/v1/runs/${runId}/relatives`);
  expect(response.status).toBe(200);
  const { relatives } = await jsonOf<Relatives>(response);
  return relatives.map(({ relation, run }) => `${relation} ${run.id}`).sort();
}

test("a run's forks and replays are its children, and siblings of each other", async () => {
  const [parent = ""] = await ask("How many units?");
  await answered(parent);
  await ask("An unrelated question?");
  const json = { question: "How many units in all?" };
  const fork = (await jsonOf<Started>(await api("POST", `/api/v1/runs/${parent}/fork`, { json })))
    .runId;
  const replay = (await jsonOf<Started>(await api("POST", `/api/v1/runs/${parent}/replay`))).runId;
  expect(await relativesOf(parent)).toEqual([`child ${fork}`, `child ${replay}`].sort());
  expect(await relativesOf(fork)).toEqual([`parent ${parent}`, `sibling ${replay}`]);
});

test("a fork over other documents still knows its parent", async () => {
  const [parent = ""] = await ask("How many units?");
  await answered(parent);
  const added = await api("POST", "/api/v1/documents?name=other.txt", { body: "Nothing here.\n" });
  const json = { documentIds: [(await jsonOf<{ id: string }>(added)).id] };
  const fork = (await jsonOf<Started>(await api("POST", `/api/v1/runs/${parent}/fork`, { json })))
    .runId;
  expect(await relativesOf(fork)).toEqual([`parent ${parent}`]);
});

test("runs that were asked together are of one group", async () => {
  const [first = "", second, third] = await ask("How many units?", {
    ensemble: { models: ["model-a", "model-b", "model-c"] },
  });
  expect(await relativesOf(first)).toEqual([`group ${second}`, `group ${third}`].sort());
});

test("a run that does not exist has no relatives", async () => {
  expect((await api("GET", "/api/v1/runs/none/relatives")).status).toBe(404);
});
