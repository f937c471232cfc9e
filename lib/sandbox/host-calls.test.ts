import { expect, test } from "vitest";
import { answerByHost, answerFromRecord, ReplayDivergedError, record } from "./host-calls";

const call = { id: 1, tool: "llm_query", request: '{"prompt":"p","context":null}' };

const host = {
  fuzzySearch: async () => [{ doc: 0, start: 1, end: 2, score: 1 }],
  llmQuery: async ({ prompt }: { prompt: string }) => `reply to ${prompt}`,
  rlmQuery: async () => "nested",
};

test("a recorded call is answered as it was", async () => {
  const answer = answerFromRecord([record(call, { ok: false, value: "down" })]);
  expect(await answer(call)).toEqual({ ok: false, value: "down" });
});

test.each([
  ["another tool", { ...call, tool: "rlm_query" }],
  ["another request", { ...call, request: '{"prompt":"q","context":null}' }],
])("%s than the first time is a divergence", async (_what, other) => {
  const answer = answerFromRecord([record(call, { ok: true, value: "x" })]);
  await expect(answer(other)).rejects.toThrow(ReplayDivergedError);
});

test("one call more than the first time is a divergence", async () => {
  await expect(answerFromRecord([])(call)).rejects.toThrow(ReplayDivergedError);
});

test.each([
  ["a field too few", '{"prompt":"p"}', "llm_query: context"],
  ["a field too many", '{"prompt":"p","context":null,"model":"x"}', "llm_query"],
  ["a field of another type", '{"prompt":5,"context":null}', "llm_query: prompt"],
  ["no JSON", "{", "JSON"],
])("a forged request with %s is refused", async (_what, request, message) => {
  const reply = await answerByHost(host)({ ...call, request });
  expect(reply.ok).toBe(false);
  expect(reply.value).toContain(message);
});

test.each(["constructor", "__proto__", "toString", "exec"])(
  "a forged tool name %s calls nothing",
  async (tool) => {
    expect(await answerByHost(host)({ ...call, tool })).toEqual({
      ok: false,
      value: `there is no tool ${tool}`,
    });
  },
);

test("hits cross as JSON", async () => {
  const request = '{"words":"x","limit":10,"doc":null}';
  expect(await answerByHost(host)({ id: 1, tool: "fuzzy_search", request })).toEqual({
    ok: true,
    value: '[{"doc":0,"start":1,"end":2,"score":1}]',
  });
});
