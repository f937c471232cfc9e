import { beforeEach, expect, test } from "vitest";
import { asLog, body, iteration, run } from "@/components/fixtures/made-logs";
import type { Composition } from "@/lib/server/composition";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createBodies } from "@/lib/store/bodies";
import type { NewTraceEvent } from "@/lib/trace/event";

const runId = "00000000-0000-4000-8000-000000000001";

let composition: Composition;
let api: ApiClient;
let sha256: string;

/** A run whose second cell printed far more than its event holds, the last words only in the blob. */
beforeEach(async () => {
  composition = createTestComposition();
  api = createApiClient(composition);
  const long = `${"needle ".repeat(3)}${"hay ".repeat(20_000)}the needle at the end`;
  const output = await createBodies(composition.blobs).keep(long);
  sha256 = output.sha256 ?? "";
  const facts = run([...iteration(1, 0), ...iteration(2, 0)]).map(
    (fact): NewTraceEvent =>
      fact.type === "sandbox-run-end" && fact.spanId === "iteration-2/cell"
        ? { ...fact, output, value: body("a needle of its own") }
        : fact,
  );
  await composition.eventLog.append(runId, 0, asLog(facts, 0));
});

async function search(words: string) {
  const reply = await api("GET", `/api/v1/runs/${runId}/search?words=${encodeURIComponent(words)}`);
  return { status: reply.status, body: await jsonOf<object>(reply) };
}

test("words are found where only the stored text has them, and counted once", async () => {
  expect((await search("the needle at")).body).toEqual({
    matches: [{ spanId: "iteration-2/cell", count: 1, bodies: [sha256] }],
    searchedTexts: 1,
    lostTexts: 0,
  });
  expect((await search("NEEDLE")).body).toMatchObject({
    matches: [{ spanId: "iteration-2/cell", count: 5, bodies: [sha256] }],
  });
});

test("what stands in the log itself is found too", async () => {
  expect((await search("delivery 1 late\ndelivery")).body).toMatchObject({
    matches: [{ spanId: "iteration-1/cell", count: 1, bodies: [] }],
  });
});

test("the long texts of an imported step are searched whole, like any other", async () => {
  const bodies = createBodies(composition.blobs);
  const kept = await bodies.keep(`${"line\n".repeat(20_000)}rain over Oslo`);
  const facts = run([
    {
      ...{ type: "foreign-start", spanId: "tool", parentSpanId: "run", name: "weather" },
      ...{ label: "TOOL", input: body("Oslo"), attributes: body("{}") },
    },
    { type: "foreign-end", spanId: "tool", outcome: { status: "ok" }, output: kept },
  ]);
  const other = "00000000-0000-4000-8000-000000000002";
  await composition.eventLog.append(other, 0, asLog(facts, 0));
  const reply = await api("GET", `/api/v1/runs/${other}/search?words=rain%20over`);
  expect(await jsonOf(reply)).toMatchObject({
    matches: [{ spanId: "tool", count: 1, bodies: [kept.sha256] }],
  });
});

test("a text that is gone is told of, and the rest is searched", async () => {
  composition.blobs.get = async () => null;
  expect((await search("needle")).body).toEqual({
    matches: [{ spanId: "iteration-2/cell", count: 4, bodies: [] }],
    searchedTexts: 0,
    lostTexts: 1,
  });
});

test("no words and an unknown run are refused", async () => {
  expect((await search("  ")).status).toBe(400);
  const unknown = await api(
    "GET",
    "/api/v1/runs/00000000-0000-4000-8000-00000000000f/search?words=a",
  );
  expect(unknown.status).toBe(404);
});
