import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { MockLanguageModelV4 } from "ai/test";
import { expect, test } from "vitest";
import { streamAttempt } from "./stream-attempt";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const CHUNKS = 2_000;
const CHUNK_NUMBERS = 5_000;

test("what a server sends beside its text is not kept while the call goes on", async () => {
  let sent = 0;
  let heldBytes = 0;
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const stream = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      if (sent === 0) controller.enqueue({ type: "stream-start", warnings: [] });
      sent += 1;
      const extra = Array.from({ length: CHUNK_NUMBERS }, (_, at) => at + 0.5);
      controller.enqueue({ type: "raw", rawValue: { id: "gen-1", model: "other", extra } });
      if (sent < CHUNKS) return;
      collectGarbage();
      heldBytes = process.memoryUsage().heapUsed - before;
      controller.enqueue({
        ...{ type: "finish", finishReason: { unified: "stop", raw: "stop" } },
        usage: {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
      });
      controller.close();
    },
  });
  const { response } = await streamAttempt({
    languageModel: new MockLanguageModelV4({ doStream: async () => ({ stream }) }),
    request: {
      ...{ role: "root", model: "m", temperature: null, maxOutputTokens: null },
      messages: [{ role: "user", content: "How many?" }],
    },
    limits: { idleTimeoutMs: 10_000, maxReplyChars: 100 },
    signal: new AbortController().signal,
    onText: () => {},
    clock: () => 0,
  });
  expect(response).toEqual({ id: "gen-1", model: "other" });
  // All of it is 80 MB.
  expect(heldBytes).toBeLessThan(20_000_000);
});
