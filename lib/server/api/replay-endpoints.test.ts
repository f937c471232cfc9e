import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { appendEvents, endCall, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";

let parts: Composition;
let api: ApiClient;
let original: string;

beforeEach(async () => {
  parts = createTestComposition();
  api = createApiClient(parts);
  const document = await api("POST", "/api/v1/documents?name=a.txt", { body: "One line." });
  const { id } = await jsonOf<{ id: string }>(document);
  const json = { documentIds: [id], question: "How many?" };
  const asked = await api("POST", "/api/v1/inquiries", { json });
  original = (await jsonOf<{ runId: string }>(asked)).runId;
  await endCall(parts, original, await takeRun(parts, original), "Twelve.");
  await endRun(parts, original, {});
});

async function replayed(): Promise<string> {
  const response = await api("POST", `/api/v1/runs/${original}/replay`);
  return (await jsonOf<{ runId: string }>(response)).runId;
}

const check = (runId: string) => api("GET", `/api/v1/runs/${runId}/replay-check`);

/** What the replay's worker wrote, from the record of the original. */
async function repeat(runId: string, says: string): Promise<void> {
  const spanId = await takeRun(parts, runId);
  const text = { preview: says, bytes: says.length, sha256: null };
  for (const event of await parts.eventLog.read(original)) {
    if (event.type !== "model-call-end") continue;
    const { seq: _, at: __, ...end } = event;
    await appendEvents(parts, runId, [{ ...end, spanId, text, source: "memo", attempts: 0 }]);
  }
  await endRun(parts, runId, {});
}

test("a replay that tells the same is equal to its original, without a live call", async () => {
  const runId = await replayed();
  await repeat(runId, "Twelve.");
  expect(await (await check(runId)).json()).toEqual({
    originalId: original,
    isEqual: true,
    differing: [],
    liveCalls: 0,
  });
});

test("one that tells something else says where", async () => {
  const runId = await replayed();
  await repeat(runId, "Thirteen.");
  expect(await (await check(runId)).json()).toMatchObject({
    isEqual: false,
    differing: ["iteration-1/model-call"],
  });
});

test("a run that is no replay, or goes on still, is told so", async () => {
  expect((await check(original)).status).toBe(422);
  expect((await check(await replayed())).status).toBe(409);
  expect((await check("nothing")).status).toBe(404);
});
