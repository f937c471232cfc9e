import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Annotation } from "@/lib/trace/annotation";

let parts: Composition;
let api: ApiClient;
let runId: string;
let spanId: string;

beforeEach(async () => {
  parts = createTestComposition();
  api = createApiClient(parts);
  const { id } = await jsonOf<{ id: string }>(
    await api("POST", "/api/v1/documents?name=a.txt", { body: "One line." }),
  );
  const json = { documentIds: [id], question: "How many?" };
  ({ runId } = await jsonOf<{ runId: string }>(await api("POST", "/api/v1/inquiries", { json })));
  spanId = await takeRun(parts, runId);
});

const write = (json: object) => api("POST", `/api/v1/runs/${runId}/annotations`, { json });

async function written(json: object): Promise<Annotation> {
  const response = await write(json);
  expect(response.status).toBe(201);
  return await jsonOf<Annotation>(response);
}

async function listed(): Promise<Annotation[]> {
  const response = await api("GET", `/api/v1/runs/${runId}/annotations`);
  return (await jsonOf<{ annotations: Annotation[] }>(response)).annotations;
}

test("a comment and a score at a step are there for whoever looks next", async () => {
  const one = await written({ spanId, text: " Wrong year. ", score: "bad", author: "Mika" });
  expect(one).toMatchObject({ runId, spanId, text: "Wrong year.", score: "bad", author: "Mika" });
  const about = await written({ score: "good" });
  expect(about).toMatchObject({ spanId: null, text: "", score: "good", author: "" });
  expect(await listed()).toEqual([one, about]);
});

test("what says nothing is refused, and what names no step of the run", async () => {
  for (const [order, pointer] of [
    [{ spanId, text: "  " }, "/text"],
    [{ spanId: "iteration-9", text: "Here." }, "/spanId"],
  ] as const) {
    const response = await write(order);
    expect(response.status).toBe(422);
    expect((await jsonOf<Problem>(response)).errors).toMatchObject([{ pointer }]);
  }
  expect((await write({ text: "x".repeat(4_001) })).status).toBe(400);
  expect((await write({ score: "great" })).status).toBe(400);
  const nowhere = await api("POST", "/api/v1/runs/none/annotations", { json: { score: "good" } });
  expect(nowhere.status).toBe(404);
  expect(await listed()).toEqual([]);
});

test("an annotation is changed, and keeps what the change leaves out", async () => {
  const one = await written({ spanId, text: "Wrong year.", score: "bad" });
  const path = `/api/v1/annotations/${one.id}`;
  const changed = await jsonOf<Annotation>(
    await api("PATCH", path, { json: { text: "Right after all." } }),
  );
  expect(changed).toEqual({ ...one, text: "Right after all.", updatedAt: expect.any(Number) });
  expect(changed.updatedAt).toBeGreaterThan(one.updatedAt);
  expect((await api("PATCH", path, { json: { text: "", score: null } })).status).toBe(422);
  expect(await listed()).toEqual([changed]);
  expect((await api("PATCH", "/api/v1/annotations/none", { json: {} })).status).toBe(404);
});

test("a removal is taken back whole; until then nothing can be changed", async () => {
  const one = await written({ spanId, text: "Wrong year." });
  const path = `/api/v1/annotations/${one.id}`;
  for (const _again of [1, 2]) expect((await api("DELETE", path)).status).toBe(200);
  expect(await listed()).toEqual([]);
  expect((await api("PATCH", path, { json: { text: "New." } })).status).toBe(409);
  expect((await api("PATCH", path, { json: { isRemoved: false } })).status).toBe(200);
  expect(await listed()).toEqual([one]);
  expect((await api("DELETE", "/api/v1/annotations/none")).status).toBe(404);
});
