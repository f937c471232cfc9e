import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import type { Run } from "@/lib/server/runs/run-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { appendEvents, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { defaultBudget } from "@/lib/trace/config";

let composition: Composition;
let api: ApiClient;

beforeEach(() => {
  composition = createTestComposition();
  api = createApiClient(composition);
});

async function ask(): Promise<string> {
  const document = await api("POST", "/api/v1/documents?name=report.txt", {
    body: "North sold 12 units.\nSouth sold 30 units.\n",
  });
  const { id } = await jsonOf<{ id: string }>(document);
  const response = await api("POST", "/api/v1/inquiries", {
    json: { documentIds: [id], question: "How many units?", approval: { at: 0.8 } },
  });
  return (await jsonOf<{ runId: string }>(response)).runId;
}

async function pausedRun(): Promise<string> {
  const runId = await ask();
  await takeRun(composition, runId);
  await appendEvents(composition, runId, [
    {
      type: "pause-start",
      spanId: "pause-1",
      parentSpanId: "run",
      name: "pause 1",
      limit: "costUsd",
      spent: { tokens: 9_000, costUsd: 0.41, unpriced: false, subCalls: 3, seconds: 12 },
      wanted: { tokens: 4_000, costUsd: 0.03 },
      budget: defaultBudget,
    },
  ]);
  return runId;
}

const approve = (runId: string, json: object = {}) =>
  api("POST", `/api/v1/runs/${runId}/approve`, { json });

test("a run is asked with the share at which it is to pause", async () => {
  const run = await jsonOf<Run>(await api("GET", `/api/v1/runs/${await ask()}`));
  expect(run.config.approval).toEqual({ at: 0.8 });
});

test("a paused run shows what it has spent and what it wants", async () => {
  const run = await jsonOf<Run>(await api("GET", `/api/v1/runs/${await pausedRun()}`));
  expect(run).toMatchObject({
    status: "paused",
    pause: { limit: "costUsd", spent: { costUsd: 0.41 }, wanted: { costUsd: 0.03 } },
  });
  const listed = await jsonOf<{ runs: unknown[] }>(await api("GET", "/api/v1/runs?status=paused"));
  expect(listed.runs).toHaveLength(1);
});

test("an approved run is queued with its larger limits; approving again changes nothing", async () => {
  const runId = await pausedRun();
  const first = await approve(runId, { budget: { costUsd: 0.75 } });
  expect(first.status).toBe(200);
  expect(await jsonOf<Run>(first)).toMatchObject({ status: "queued", pause: null, pauses: 1 });
  const second = await approve(runId, { budget: { costUsd: 9 } });
  expect(second.status).toBe(200);
  const ends = (await composition.eventLog.read(runId)).filter(({ type }) => type === "pause-end");
  expect(ends).toMatchObject([
    { decision: "continue", budget: { ...defaultBudget, costUsd: 0.75 } },
  ]);
});

test("an approval that comes second answers no later pause, which asks for more", async () => {
  const runId = await pausedRun();
  const [pause] = (await composition.eventLog.read(runId)).filter(
    (event) => event.type === "pause-start",
  );
  if (!pause) throw new Error("The run is paused.");
  let tries = 0;
  const overtaken: Composition = {
    ...composition,
    async resumeRun(id, event) {
      tries += 1;
      if (tries > 1) return composition.resumeRun(id, event);
      await composition.resumeRun(id, event);
      await appendEvents(composition, id, [{ ...pause, spanId: "pause-2", name: "pause 2" }]);
      return composition.resumeRun(id, event);
    },
  };
  const late = await createApiClient(overtaken)("POST", `/api/v1/runs/${runId}/approve`, {
    json: {},
  });
  expect(late.status).toBe(200);
  expect(await jsonOf<Run>(late)).toMatchObject({ status: "paused", pause: { spanId: "pause-2" } });
  const ends = (await composition.eventLog.read(runId)).filter(({ type }) => type === "pause-end");
  expect(ends).toHaveLength(1);
});

test("a limit cannot be lowered, and one that the model knows cannot change", async () => {
  const runId = await pausedRun();
  const lower = await approve(runId, { budget: { costUsd: 0.1 } });
  expect(lower.status).toBe(422);
  expect((await jsonOf<Problem>(lower)).errors).toEqual([
    { pointer: "/budget/costUsd", message: expect.stringContaining("0.5 already") },
  ]);
  expect((await approve(runId, { budget: { iterations: 50 } })).status).toBe(400);
  expect((await approve(runId, { decision: "maybe" })).status).toBe(400);
});

test("a run that is not paused, or has ended, cannot be approved", async () => {
  const queued = await approve(await ask());
  expect(queued.status).toBe(409);
  expect((await jsonOf<Problem>(queued)).detail).toContain("queued, not paused");
  const runId = await pausedRun();
  await approve(runId);
  await endRun(composition, runId, {});
  expect((await approve(runId)).status).toBe(409);
  expect((await approve("no-such-run")).status).toBe(404);
});

test("a paused run that is stopped ends at once", async () => {
  const runId = await pausedRun();
  const stopped = await jsonOf<Run>(await api("POST", `/api/v1/runs/${runId}/cancel`));
  expect(stopped).toMatchObject({ status: "cancelled", pause: null });
  expect((await approve(runId)).status).toBe(409);
});

test("the time of a pause does not count as the run's", async () => {
  const runId = await pausedRun();
  const paused = await jsonOf<Run>(await api("GET", `/api/v1/runs/${runId}`));
  for (let index = 0; index < 500; index += 1) composition.clock();
  const approved = await jsonOf<Run>(await approve(runId));
  expect(approved.pausedMs).toBeGreaterThanOrEqual(500);
  expect(approved.usage.wallMs).toBe(paused.usage.wallMs);
});

test("a run that was recorded elsewhere is not gone on with, though its log ends in a pause", async () => {
  const paused = await composition.eventLog.read(await pausedRun());
  const imported = {
    ...{ format: "verbatim" as const, file: null, producer: null, runId: null },
    ...{ kind: "inquiry" as const, importedAt: 1 },
  };
  const log = paused.map((event) =>
    event.type === "run-start" ? { ...event, kind: "imported" as const, imported } : event,
  );
  await composition.eventLog.append("elsewhere", 0, log);
  const response = await approve("elsewhere");
  expect(response.status).toBe(409);
  expect((await jsonOf<Problem>(response)).detail).toContain("nothing of it is executed here");
  expect(await composition.eventLog.read("elsewhere")).toHaveLength(paused.length);
});
