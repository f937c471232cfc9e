import { describe, expect, it } from "vitest";
import { type AiSdkModelLimits, createAiSdkModel } from "./ai-sdk-model";
import { type CallModel, ModelCallError, type ModelRequest } from "./model";
import { type OpenAiTestServer, startOpenAiTestServer } from "./testing/openai-test-server";
import type { ServerScriptInput } from "./testing/server-script";

type Reply = ServerScriptInput["exchanges"][number]["reply"];

const ask: ModelRequest = {
  role: "root",
  model: "test-model",
  messages: [
    { role: "system", content: "You count." },
    { role: "user", content: "How many?" },
  ],
  temperature: 0.2,
  maxOutputTokens: 50,
};

function modelOf(server: { baseUrl: string }, limits: Partial<AiSdkModelLimits> = {}): CallModel {
  return createAiSdkModel({
    endpoint: { baseUrl: server.baseUrl, apiKey: "sk-secret", isFree: false },
    priceOf: (_model, usage) => usage && usage.inputTokens / 100,
    limits: { retryDelayMs: 5, idleTimeoutMs: 2_000, ...limits },
  });
}

function serve(...replies: Reply[]): Promise<OpenAiTestServer> {
  return startOpenAiTestServer({ exchanges: replies.map((reply) => ({ reply })) });
}

async function failureOf(promise: Promise<unknown>): Promise<ModelCallError> {
  const error: unknown = await promise.then(
    () => new Error("the call did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelCallError)) throw error;
  expect(error.message + String(error.cause)).not.toContain("sk-secret");
  return error;
}

const fine: Reply = { kind: "text", text: "there are 42" };

describe("a call that succeeds", () => {
  it("streams its pieces and reports text, reasoning, usage and cost", async () => {
    await using server = await serve({
      kind: "text",
      text: "There are forty-two of them.",
      reasoning: "let me count",
      usage: { inputTokens: 300, outputTokens: 7, cachedInputTokens: 256, reasoningTokens: 4 },
      pieceDelayMs: 2,
    });
    const pieces: [string, number][] = [];
    const reply = await modelOf(server)(ask, { onText: (...piece) => pieces.push(piece) });
    expect(reply).toMatchObject({
      text: "There are forty-two of them.",
      reasoning: "let me count",
      finishReason: "stop",
      usage: { inputTokens: 300, outputTokens: 7, cachedInputTokens: 256, reasoningTokens: 4 },
      costUsd: 3,
      source: "live",
      attempts: 1,
    });
    expect(reply.firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(pieces.length).toBeGreaterThan(3);
    let text = "";
    for (const [piece, offset] of pieces) {
      expect(offset).toBe(text.length);
      text += piece;
    }
    expect(text).toBe(reply.text);
  });

  it("sends the messages, the key and the parameters as the protocol wants them", async () => {
    await using server = await serve(fine);
    await modelOf(server)(ask);
    expect(server.requests).toMatchObject([
      {
        authorization: "Bearer sk-secret",
        body: {
          model: "test-model",
          temperature: 0.2,
          max_tokens: 50,
          stream: true,
          stream_options: { include_usage: true },
          messages: [
            { role: "system", content: "You count." },
            { role: "user", content: "How many?" },
          ],
        },
      },
    ]);
  });

  it("leaves out parameters that the request leaves to the provider", async () => {
    await using server = await serve(fine);
    await modelOf(server)({ ...ask, temperature: null, maxOutputTokens: null });
    expect(server.requests[0]?.body).not.toHaveProperty("temperature");
    expect(server.requests[0]?.body).not.toHaveProperty("max_tokens");
  });

  it.each([
    ["a broken count", { inputTokens: 12.5, outputTokens: 7, cachedInputTokens: 0 }],
    ["a negative count", { inputTokens: 12, outputTokens: -7, cachedInputTokens: 0 }],
    ["a count beyond all texts", { inputTokens: 1e300, outputTokens: 7, cachedInputTokens: 0 }],
  ])("takes %s of tokens for none: no log could hold it", async (_what, usage) => {
    await using server = await serve({ ...fine, usage });
    expect(await modelOf(server)(ask)).toMatchObject({
      text: "there are 42",
      usage: null,
      costUsd: null,
    });
  });

  it("knows no usage and no cost where the provider reports none", async () => {
    await using server = await serve({ ...fine, usage: null });
    expect(await modelOf(server)(ask)).toMatchObject({ usage: null, costUsd: null });
  });

  it("names the reply's id and the model that gave it, where the provider does", async () => {
    const named = [{ id: "gen-17", model: "test-model-2026-01-31" }];
    await using server = await serve({ ...fine, named }, fine);
    const model = modelOf(server);
    const { text, response } = await model(ask);
    expect([text, response]).toEqual(["there are 42", named[0]]);
    expect((await model(ask)).response).toEqual({ id: "chatcmpl-test", model: "test-model" });
  });

  it.each<[string, NonNullable<Extract<Reply, { kind: "text" }>["named"]>, unknown]>([
    ["no id and no model", [{}], null],
    ["an empty id and model", [{ id: "", model: "  " }], null],
    ["an id alone", [{ id: "gen-1" }], { id: "gen-1", model: null }],
    ["a model alone", [{ id: "", model: "other" }], { id: null, model: "other" }],
    [
      "each in a later chunk",
      [{ id: "", model: "" }, { model: "other" }, { id: "gen-2", model: "a third" }],
      { id: "gen-2", model: "other" },
    ],
    ["what is no name", [{ id: "x".repeat(100_000), model: "a\u0000b" }], null],
    ["half a character and a line break", [{ id: "\ud800", model: "a\n# b" }], null],
  ])("of a provider that names %s nothing is made up", async (_what, named, response) => {
    await using server = await serve({ ...fine, named });
    expect(await modelOf(server)(ask)).toMatchObject({ text: "there are 42", response });
  });

  it("says that a reply was cut at the token limit", async () => {
    await using server = await serve({ ...fine, finishReason: "length" });
    expect((await modelOf(server)(ask)).finishReason).toBe("length");
  });
});

describe("a failure that may pass", () => {
  it.each<[string, Reply]>([
    ["too many requests", { kind: "error", status: 429 }],
    ["a server error", { kind: "error", status: 500 }],
    ["an overloaded server", { kind: "error", status: 503 }],
    ["a dropped connection", { kind: "reset" }],
    ["a stream without an end", { kind: "unfinished", text: "there are" }],
    ["an error inside the stream", { kind: "stream-error", text: "there", message: "overloaded" }],
    ["a stream that is no JSON", { kind: "garbage", body: "data: {nonsense\n\n" }],
  ])("%s is tried again", async (_name, reply) => {
    await using server = await serve(reply, fine);
    expect(await modelOf(server)(ask)).toMatchObject({ text: "there are 42", attempts: 2 });
  });

  it("drops the half of a broken stream and begins at offset 0 again", async () => {
    await using server = await serve(
      { kind: "half", text: "there are not many of", pieceDelayMs: 5 },
      fine,
    );
    const offsets: number[] = [];
    const reply = await modelOf(server)(ask, { onText: (_piece, offset) => offsets.push(offset) });
    expect(reply).toMatchObject({ text: "there are 42", attempts: 2 });
    expect(offsets.filter((offset) => offset === 0)).toHaveLength(2);
  });

  it("tries again when the connection breaks before the first piece", async () => {
    await using server = await serve({ kind: "half", text: "" }, fine);
    expect(await modelOf(server)(ask)).toMatchObject({ text: "there are 42", attempts: 2 });
  });

  it("names nothing of the attempt that broke off", async () => {
    await using server = await serve(
      { kind: "half", text: "there are not many of" },
      { ...fine, named: [{ model: "other" }] },
    );
    const { attempts, response } = await modelOf(server)(ask);
    expect([attempts, response]).toEqual([2, { id: null, model: "other" }]);
  });

  it("names a connection that breaks every time", async () => {
    await using server = await serve(...Array(2).fill({ kind: "half", text: "there are" }));
    expect(await failureOf(modelOf(server, { maxAttempts: 2 })(ask))).toMatchObject({
      code: "unreachable",
      attempts: 2,
    });
  });

  it("tries a silent stream again", async () => {
    await using server = await serve({ kind: "stall", text: "there" }, fine);
    expect(await modelOf(server, { idleTimeoutMs: 400 })(ask)).toMatchObject({ attempts: 2 });
    expect(server.openCalls()).toBe(0);
  });

  it("waits as long as the provider asks", async () => {
    await using server = await serve(
      { kind: "error", status: 429, headers: { "retry-after-ms": "120" } },
      fine,
    );
    const startedAt = performance.now();
    expect((await modelOf(server)(ask)).attempts).toBe(2);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
  });

  it("gives up at once when the provider asks for too long a wait", async () => {
    await using server = await serve({
      kind: "error",
      status: 429,
      headers: { "retry-after": "3600" },
    });
    const failure = await failureOf(modelOf(server)(ask));
    expect(failure).toMatchObject({ code: "rate-limited", attempts: 1 });
  });

  it("gives up after the last attempt and says how many there were", async () => {
    await using server = await serve(...Array(3).fill({ kind: "error", status: 429 }));
    const failure = await failureOf(modelOf(server, { maxAttempts: 3 })(ask));
    expect(failure).toMatchObject({ code: "rate-limited", attempts: 3 });
    expect(failure.message).toContain("3 attempts");
    expect(server.requests).toHaveLength(3);
  });
});

describe("a failure that stays", () => {
  it("a wrong key is refused once, with what to do and without the key", async () => {
    await using server = await startOpenAiTestServer({ apiKey: "other", exchanges: [] });
    const failure = await failureOf(modelOf(server)(ask));
    expect(failure).toMatchObject({ code: "unauthorized", attempts: 1 });
    expect(failure.message).toContain("VERBATIM_API_KEY");
  });

  it("an unknown model is named", async () => {
    await using server = await serve();
    const failure = await failureOf(modelOf(server)({ ...ask, model: "no-such-model" }));
    expect(failure).toMatchObject({ code: "unknown-model", attempts: 1 });
    expect(failure.message).toContain('"no-such-model"');
  });

  it("a context that is too long is not tried again", async () => {
    await using server = await serve({
      kind: "error",
      status: 400,
      message: "This model's maximum context length is 8192 tokens.",
      code: "context_length_exceeded",
    });
    expect(await failureOf(modelOf(server)(ask))).toMatchObject({
      code: "context-too-long",
      attempts: 1,
    });
  });

  it("an empty account is not tried again", async () => {
    await using server = await serve({
      kind: "error",
      status: 429,
      message: "You exceeded your current quota",
      code: "insufficient_quota",
    });
    const failure = await failureOf(modelOf(server)(ask));
    expect(failure).toMatchObject({ code: "rate-limited", attempts: 1 });
    expect(failure.message).toContain("credit");
  });

  it("another refusal is told with the provider's words", async () => {
    await using server = await serve({ kind: "error", status: 400, message: "bad parameter foo" });
    const failure = await failureOf(modelOf(server)(ask));
    expect(failure).toMatchObject({ code: "provider-error", attempts: 1 });
    expect(failure.message).toContain("bad parameter foo");
  });

  it("a server that is down is named", async () => {
    const server = await serve();
    await server.close();
    const failure = await failureOf(modelOf(server, { maxAttempts: 2 })(ask));
    expect(failure).toMatchObject({ code: "unreachable", attempts: 2 });
    expect(failure.message).toContain(server.baseUrl);
    expect(failure.message).toContain("ECONNREFUSED");
  });

  it.each<[string, Reply]>([
    ["broken chunks", { kind: "garbage", body: "data: {nonsense\n\n" }],
    ["a web page", { kind: "garbage", body: "<html>hello</html>", contentType: "text/html" }],
    ["an empty body", { kind: "garbage", body: "" }],
  ])("%s in place of a completion is a bad reply", async (_name, reply) => {
    await using server = await serve(reply);
    expect(await failureOf(modelOf(server, { maxAttempts: 1 })(ask))).toMatchObject({
      code: "bad-reply",
    });
  });
});

describe("a limit", () => {
  it("cuts an endless stream at the largest size and closes the connection", async () => {
    await using server = await serve({ kind: "endless", text: "again and ".repeat(100) });
    const reply = await modelOf(server, { maxReplyChars: 5_000 })(ask);
    expect(reply.finishReason).toBe("length");
    expect(reply.text.length).toBeLessThan(6_000);
    await expect.poll(() => server.openCalls()).toBe(0);
  });

  it("ends a slow endless stream after the call's time", async () => {
    await using server = await serve({ kind: "endless", text: "again ", pieceDelayMs: 5 });
    const failure = await failureOf(modelOf(server, { timeoutMs: 400 })(ask));
    expect(failure).toMatchObject({ code: "timeout", attempts: 1 });
    await expect.poll(() => server.openCalls()).toBe(0);
  });

  it("ends a server that never answers", async () => {
    await using server = await serve({ kind: "text", text: "late", firstPieceDelayMs: 5_000 });
    const failure = await failureOf(modelOf(server, { idleTimeoutMs: 50, maxAttempts: 1 })(ask));
    expect(failure.code).toBe("timeout");
  });

  it("holds over all attempts and their waits", async () => {
    await using server = await serve(...Array(9).fill({ kind: "error", status: 503 }));
    const startedAt = performance.now();
    const limits = { timeoutMs: 800, retryDelayMs: 9_000, maxAttempts: 9 };
    const failure = await failureOf(modelOf(server, limits)(ask));
    expect(failure.code).toBe("provider-error");
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});

describe("cancelling", () => {
  it("rejects with the signal's reason and closes the connection", async () => {
    await using server = await serve({ kind: "endless", text: "on and on ", pieceDelayMs: 5 });
    const cancel = new AbortController();
    const call = modelOf(server)(ask, {
      signal: cancel.signal,
      onText: () => cancel.abort(new Error("the reader left")),
    });
    await expect(call).rejects.toThrow("the reader left");
    await expect.poll(() => server.openCalls()).toBe(0);
  });

  it("ends the wait before a retry", async () => {
    await using server = await serve({ kind: "error", status: 500 }, fine);
    const call = modelOf(server, { retryDelayMs: 60_000 })(ask, {
      signal: AbortSignal.timeout(500),
    });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError" });
    expect(server.requests).toHaveLength(1);
  });

  it("asks nothing when it is cancelled before", async () => {
    await using server = await serve(fine);
    const call = modelOf(server)(ask, { signal: AbortSignal.abort(new Error("never mind")) });
    await expect(call).rejects.toThrow("never mind");
    expect(server.requests).toHaveLength(0);
  });
});
