import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { InquiryEstimate } from "@/lib/server/runs/estimate-inquiry";
import { similarRuns, spread } from "@/lib/server/runs/past-runs";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { appendEvents, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";

let composition: Composition;
let api: ApiClient;

beforeEach(() => {
  composition = createTestComposition({ VERBATIM_BASE_URL: "https://api.openai.com/v1" });
  api = createApiClient(composition);
});

async function upload(name: string, body: string): Promise<string> {
  return (
    await jsonOf<{ id: string }>(await api("POST", `/api/v1/documents?name=${name}`, { body }))
  ).id;
}

async function estimate(documentId: string, order: object = {}): Promise<InquiryEstimate> {
  const response = await api("POST", "/api/v1/inquiries/estimate", {
    json: { documentIds: [documentId], question: "How many units?", ...order },
  });
  expect(response.status).toBe(200);
  return jsonOf<InquiryEstimate>(response);
}

const models = { root: "gpt-4o", sub: "gpt-4o" };
const long = Array.from({ length: 3_000 }, (_, row) => `row ${row} region ${row % 4}`).join("\n");

/** A run that has ended, having used so many tokens in so many milliseconds. */
async function pastRun(documentId: string, inputTokens: number, ms: number): Promise<void> {
  const response = await api("POST", "/api/v1/inquiries", {
    json: { documentIds: [documentId], question: "How many?", models, mode: "rlm" },
  });
  const { runId } = await jsonOf<{ runId: string }>(response);
  const spanId = await takeRun(composition, runId);
  for (let index = 0; index < ms; index += 1) composition.clock();
  const body = { preview: "", bytes: 0, sha256: null };
  await appendEvents(composition, runId, [
    {
      type: "model-call-end",
      spanId,
      outcome: { status: "ok" },
      text: body,
      reasoning: null,
      finishReason: "stop",
      usage: { inputTokens, outputTokens: 0, cachedInputTokens: 0 },
      costUsd: inputTokens / 1_000_000,
      source: "live",
      attempts: 1,
      firstTokenMs: null,
    },
  ]);
  await endRun(composition, runId, {});
}

test("without past runs it is a guess from the prompts' size, and says so", async () => {
  const id = await upload("long.txt", long);
  const guessed = await estimate(id, { models });
  expect(guessed).toMatchObject({ basis: "guess", runs: 0, reading: "rlm" });
  expect(guessed.tokens.low).toBeGreaterThan(3_000);
  expect(guessed.tokens.high).toBeGreaterThan(guessed.tokens.low);
  expect(guessed.costUsd?.high).toBeGreaterThan(0);
  expect(guessed.readingReason).toContain("are worked on by code");
});

test("from three similar runs on, it is their range, and tells how many", async () => {
  const id = await upload("long.txt", long);
  for (const tokens of [10_000, 20_000]) await pastRun(id, tokens, 2_000);
  expect((await estimate(id, { models })).basis).toBe("guess");
  await pastRun(id, 40_000, 5_000);
  const known = await estimate(id, { models });
  expect(known).toMatchObject({
    basis: "runs",
    runs: 3,
    tokens: { low: 10_000, high: 40_000 },
    costUsd: { low: 0.01, high: 0.04 },
  });
  expect(known.seconds.high).toBeGreaterThanOrEqual(5);
});

test("runs of another model, another way to read, or much shorter documents tell nothing", async () => {
  const id = await upload("long.txt", long);
  for (const tokens of [1, 2, 3]) await pastRun(id, tokens * 10_000, 10);
  expect((await estimate(id, { models: { root: "gpt-4.1", sub: "gpt-4o" } })).basis).toBe("guess");
  expect((await estimate(id, { models, mode: "direct" })).basis).toBe("guess");
  const short = await upload("short.txt", long.slice(0, 14_000));
  expect((await estimate(short, { models })).basis).toBe("guess");
});

test("no estimate is above the limits of the question", async () => {
  const id = await upload("long.txt", long);
  const budget = { tokens: 5_000, costUsd: 0.001, seconds: 3 };
  const guessed = await estimate(id, { models, budget });
  expect(guessed.tokens.high).toBe(5_000);
  expect(guessed.costUsd?.high).toBe(0.001);
  expect(guessed.seconds.high).toBe(3);
});

test("an unknown price is null, not nothing", async () => {
  const id = await upload("long.txt", long);
  const unknown = { root: "no-such-model", sub: "no-such-model" };
  expect((await estimate(id, { models: unknown })).costUsd).toBeNull();
});

test("a Japanese text counts a token a character, so it is not read whole where an English one is", async () => {
  const japanese = await upload("ja.txt", "義務を履行しなければならない。".repeat(500));
  const english = await upload("en.txt", "The obligations shall be performed. ".repeat(200));
  expect(await estimate(japanese, { models })).toMatchObject({ reading: "rlm" });
  expect(await estimate(english, { models })).toMatchObject({ reading: "direct" });
});

test("a rare name of a long text is found before the run, too", async () => {
  const id = await upload("rare.txt", `${long.repeat(4)}\nSigned by Zephyr-7 on Monday.\n${long}`);
  const question = "Who signed for Zephyr-7?";
  expect(await estimate(id, { models, question })).toMatchObject({
    reading: "search",
    readingReason: expect.stringContaining("“Zephyr-7” stands in one place"),
  });
});

test("a question about no document is refused", async () => {
  const response = await api("POST", "/api/v1/inquiries/estimate", {
    json: { documentIds: ["gone"], question: "How many?" },
  });
  expect(response.status).toBe(422);
});

test("a spread leaves out the outliers of many, and is empty without values", () => {
  expect(spread(Array.from({ length: 101 }, (_, index) => index))).toEqual({ low: 10, high: 90 });
  expect(spread([])).toBeNull();
  expect(similarRuns([], { rootModel: "m", reading: "rlm", chars: 10 })).toEqual([]);
});
