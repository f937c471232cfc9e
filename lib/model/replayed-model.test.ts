import { expect, it } from "vitest";
import { createMemo } from "./memo";
import type { ModelRequest } from "./model";
import { refuseLiveCalls, replayedModel } from "./replayed-model";
import { requestHash } from "./request-hash";
import { scriptedModel } from "./scripted-model";
import { recordedCalls, wholePreview } from "./testing/recorded-calls";

const request = (content: string, model = "m"): ModelRequest => ({
  role: "sub",
  model,
  messages: [{ role: "user", content }],
  temperature: null,
  maxOutputTokens: null,
});

const memoOf = (calls: Parameters<typeof recordedCalls>[0]) =>
  createMemo(recordedCalls(calls), wholePreview);

const same = request("same");

it("equal requests give their replies in the order of the calls, then go live", async () => {
  const live = scriptedModel(["new"]);
  const memo = memoOf([
    { request: same, spanId: "a", text: "first" },
    { request: same, spanId: "b", text: "second" },
  ]);
  const model = replayedModel({ memo, live, edits: [] });
  const replies = [await model(same), await model(same), await model(same)];
  expect(replies.map(({ text, source }) => [text, source])).toEqual([
    ["first", "memo"],
    ["second", "memo"],
    ["new", "live"],
  ]);
});

it("a call that names its span gets that span's reply, whatever the order", async () => {
  const memo = memoOf([
    { request: same, spanId: "a", text: "of a" },
    { request: same, spanId: "b", text: "of b" },
  ]);
  const model = replayedModel({ memo, live: refuseLiveCalls, edits: [] });
  expect((await model(same, { spanId: "b" })).text).toBe("of b");
  expect((await model(same, { spanId: "a" })).text).toBe("of a");
});

it("a recorded reply keeps usage and cost, and counts as no attempt", async () => {
  const model = replayedModel({
    memo: memoOf([{ request: same, spanId: "a", text: "x" }]),
    live: refuseLiveCalls,
    edits: [],
  });
  expect(await model(same)).toMatchObject({
    usage: { inputTokens: 9, outputTokens: 3 },
    costUsd: 0.01,
    attempts: 0,
    firstTokenMs: null,
    response: { id: "reply-of-a", model: "m-2" },
  });
});

it("a strict replay rejects what the log does not hold", async () => {
  const model = replayedModel({ memo: memoOf([]), live: refuseLiveCalls, edits: [] });
  await expect(model(request("else"))).rejects.toMatchObject({ code: "replay-miss" });
});

it("an open or cancelled call is no reply", async () => {
  const memo = memoOf([
    { request: same, spanId: "a", hasEnd: false },
    { request: same, spanId: "b", outcome: { status: "cancelled" } },
  ]);
  expect(memo.take(requestHash(same))).toBeNull();
});

it("a resume repeats a recorded failure, a fork tries again", async () => {
  const events = recordedCalls([
    {
      request: same,
      spanId: "a",
      outcome: { status: "error", code: "rate-limited", message: "Wait a while." },
    },
  ]);
  const resumed = replayedModel({
    memo: createMemo(events, wholePreview),
    live: refuseLiveCalls,
    edits: [],
  });
  await expect(resumed(same)).rejects.toMatchObject({
    code: "rate-limited",
    message: "Wait a while.",
  });
  const forked = replayedModel({
    memo: createMemo(events, wholePreview, { failures: "retry" }),
    live: scriptedModel(["now it works"]),
    edits: [],
  });
  expect((await forked(same)).text).toBe("now it works");
});

it("an edit answers at its span and uses up the reply that it replaces", async () => {
  const memo = memoOf([
    { request: same, spanId: "a", text: "one" },
    { request: same, spanId: "b", text: "two" },
    { request: same, spanId: "c", text: "three" },
  ]);
  const model = replayedModel({
    memo,
    live: refuseLiveCalls,
    edits: [{ spanId: "b", text: "edited" }],
  });
  const texts: [string, string][] = [];
  for (const spanId of ["a", "b", "c"]) {
    const { text, source } = await model(same, { spanId });
    texts.push([text, source]);
  }
  expect(texts).toEqual([
    ["one", "memo"],
    ["edited", "edit"],
    ["three", "memo"],
  ]);
});

it("a request is the same whoever asks, and another when anything that the model sees differs", () => {
  const hash = requestHash(same);
  expect(requestHash({ ...same, role: "root" })).toBe(hash);
  const others: ModelRequest[] = [
    request("other"),
    request("same", "n"),
    { ...same, temperature: 0 },
    { ...same, maxOutputTokens: 10 },
    { ...same, messages: [{ role: "system", content: "same" }] },
    { ...same, messages: [...same.messages, ...same.messages] },
  ];
  expect(new Set([hash, ...others.map(requestHash)]).size).toBe(others.length + 1);
});
