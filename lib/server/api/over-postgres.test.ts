import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { openStores, type Stores } from "@/lib/server/database";
import type { Problem } from "@/lib/server/http/problem";
import type { Run } from "@/lib/server/runs/run-shape";
import { streamRunEvents } from "@/lib/server/runs/stream-run-events";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { type CuttableProxy, cuttableProxy } from "@/lib/server/testing/cuttable-proxy";
import { endCall, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";

let database: TestDatabase;
let proxy: CuttableProxy;
let stores: Stores;
let parts: Composition;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  const address = new URL(database.url);
  proxy = await cuttableProxy({ host: address.hostname, port: Number(address.port) });
  address.port = String(proxy.port);
  const doubles = createTestComposition();
  stores = openStores({ databaseUrl: address.href, poolSize: 5, dataDir: doubles.env.dataDir });
  parts = { ...doubles, ...stores, newId: () => crypto.randomUUID() };
  api = createApiClient(parts);
});
afterEach(() => proxy.restore());
afterAll(async () => {
  await stores.close();
  await proxy.cut();
  await database.drop();
});

async function ask(): Promise<string> {
  const added = await api("POST", "/api/v1/documents?name=report.txt", {
    body: "North sold 12 units.\n",
  });
  const { id } = await jsonOf<{ id: string }>(added);
  const asked = await api("POST", "/api/v1/inquiries", {
    json: { documentIds: [id], question: "How many?" },
  });
  return (await jsonOf<{ runId: string }>(asked)).runId;
}

test("an upload, a question, its stream and its list hold over the real database", async () => {
  const runId = await ask();
  const signal = AbortSignal.timeout(10_000);
  const stream = await streamRunEvents(parts, runId, { after: -1, signal });
  const text = new Response(stream).text();
  const spanId = await takeRun(parts, runId);
  parts.signals.publish({ runId, spanId, offset: 0, text: "Let me look" });
  await expect.poll(() => parts.eventLog.read(runId)).toHaveLength(4);
  await endCall(parts, runId, spanId, "Let me look");
  await endRun(parts, runId, { answer: { text: "12", forced: false, abstained: false } });
  expect(await text).toMatch(/id: 0\n[\s\S]*id: 5\n[\s\S]*event: end\n/);
  const run = await jsonOf<Run>(await api("GET", `/api/v1/runs/${runId}`));
  expect(run).toMatchObject({ status: "succeeded", answer: { text: "12" } });
  const page = await jsonOf<{ runs: Run[] }>(await api("GET", "/api/v1/runs?search=many"));
  expect(page.runs.map(({ id }) => id)).toContain(runId);
});

test("a queued run that is stopped is never executed", async () => {
  const runId = await ask();
  const run = await jsonOf<Run>(await api("POST", `/api/v1/runs/${runId}/cancel`));
  expect(run.status).toBe("cancelled");
  expect((await jsonOf<Run>(await api("GET", `/api/v1/runs/${runId}`))).status).toBe("cancelled");
});

test("settings are kept in the database with the key sealed", async () => {
  await api("PUT", "/api/v1/settings", {
    json: { baseUrl: "http://localhost:1/v1", apiKey: "sk-secret" },
  });
  const stored = await stores.settings.get("models");
  expect(stored).toMatchObject({ baseUrl: "http://localhost:1/v1" });
  expect(JSON.stringify(stored)).not.toContain("sk-secret");
});

test("while the database is gone readers are told so; when it is back everything goes on", async () => {
  const runId = await ask();
  const stream = await streamRunEvents(parts, runId, {
    after: -1,
    signal: AbortSignal.timeout(18_000),
  });
  const text = new Response(stream).text();
  await proxy.cut();
  // What was read just before may still be told for a moment.
  const look = () => api("GET", `/api/v1/runs/${runId}`);
  await expect.poll(async () => (await look()).status, { timeout: 5_000 }).toBe(503);
  const gone = await look();
  expect(gone.headers.get("retry-after")).toBe("3");
  expect((await jsonOf<Problem>(gone)).detail).toContain("Nothing is lost");
  const cancelling = api("POST", `/api/v1/runs/${runId}/cancel`);
  await proxy.restore();
  expect((await jsonOf<Run>(await cancelling)).status).toBe("cancelled");
  expect(await text).toMatch(/run-end[\s\S]*event: end\n/);
});
