import { expect, test } from "vitest";
import { memoryPorts, opened, timelineOf, warningsOf } from "@/lib/exchange/testing/exchange-kit";
import { aiSdk6, aiSdk7, openInference } from "@/lib/exchange/testing/foreign-traces";
import { atSecond, otlpFile } from "@/lib/exchange/testing/otlp-file";
import type { TraceEvent } from "@/lib/trace/event";
import type { SpanKind, SpanOf } from "@/lib/trace/reduce";
import { flattenSteps, selectSteps } from "@/lib/trace/select";

function spanAt<Kind extends SpanKind>(
  events: readonly TraceEvent[],
  id: string,
  kind: Kind,
): SpanOf<Kind> {
  const span = timelineOf("r1", events).spans.get(id);
  if (!isKind(span, kind)) throw new Error(`${id} is ${span?.kind ?? "missing"}, not ${kind}.`);
  return span;
}

function isKind<Kind extends SpanKind>(
  span: { kind: SpanKind } | undefined,
  kind: Kind,
): span is SpanOf<Kind> {
  return span?.kind === kind;
}

const outline = (events: readonly TraceEvent[]) =>
  flattenSteps(selectSteps(timelineOf("r1", events))).map(
    ({ depth, kind, span }) => `${"  ".repeat(depth)}${kind} ${span.name}`,
  );

test("a trace of AI SDK 7 opens as a tree of steps and calls, its usage counted once", async () => {
  const { events } = await opened(aiSdk7);
  expect(outline(events)).toEqual([
    "foreign invoke_agent gpt-5",
    "  foreign step 1",
    "    model chat gpt-5",
    "    foreign execute_tool weather",
    "  foreign step 2",
    "    model chat gpt-5",
  ]);
  const { summary } = timelineOf("r1", events);
  expect(summary?.question).toBe("Is it raining in Oslo?");
  expect(summary?.answer?.text).toBe("Yes.");
  expect(summary?.usage).toMatchObject({ modelCalls: 2, inputTokens: 300, outputTokens: 30 });
  expect(summary?.status).toBe("succeeded");
  expect(summary?.imported).toMatchObject({
    format: "otlp",
    producer: "shop-agent",
    kind: "foreign",
  });
  const call = spanAt(events, "c1", "model-call");
  expect(call.start.model).toBe("gpt-5");
  expect(call.start.temperature).toBe(0.5);
  expect(call.start.added.map(({ role, content }) => [role, content.preview])).toEqual([
    ["system", "Be brief."],
    ["user", "Is it raining in Oslo?"],
  ]);
  expect(call.end?.reasoning?.preview).toBe("I should look.");
  expect(call.end?.text.preview).toContain('"city": "Oslo"');
  expect(call.end?.usage).toEqual({ inputTokens: 100, outputTokens: 20, cachedInputTokens: 40 });
  expect(call.end?.firstTokenMs).toBe(250);
  expect(call.end?.response).toEqual({ id: "resp_1", model: "gpt-5-2026-01-31" });
  expect([call.startedAt, call.endedAt]).toEqual([atSecond(0), atSecond(3)]);
  const tool = spanAt(events, "d1", "foreign");
  expect(tool.start.label).toBe("execute_tool");
  expect(tool.start.input?.preview).toContain("Oslo");
  expect(tool.end?.output?.preview).toContain("true");
  expect(tool.start.attributes.preview).toContain("gen_ai.tool.name");
  expect(warningsOf(events)).toEqual([]);
});

test("a trace of AI SDK 6 counts the inner span's usage and not the outer's", async () => {
  const { events } = await opened(aiSdk6);
  expect(outline(events)).toEqual([
    "foreign ai.generateText",
    "  model ai.generateText.doGenerate",
    "  foreign ai.toolCall",
  ]);
  const { summary } = timelineOf("r1", events);
  expect(summary?.question).toBe("Name a river.");
  expect(summary?.answer?.text).toBe("The Glomma.");
  expect(summary?.usage).toMatchObject({ modelCalls: 1, inputTokens: 12, outputTokens: 4 });
  const call = spanAt(events, "b1", "model-call");
  expect(call.start.added.map(({ role, content }) => [role, content.preview])).toEqual([
    ["system", "You know rivers."],
    ["user", "Name a river."],
  ]);
  expect(call.start.model).toBe("deepseek-chat");
  expect(call.end?.response).toEqual({ id: "chat-9", model: "deepseek-v3.2" });
  expect(call.end?.firstTokenMs).toBe(120);
  expect(spanAt(events, "c1", "foreign").start.label).toBe("tool map");
});

test("an OpenInference trace opens with its messages, cost and retrieved passages", async () => {
  const { events } = await opened(openInference);
  expect(outline(events)).toEqual([
    "foreign query",
    "  foreign retrieve",
    "  model ChatCompletion",
  ]);
  const { summary } = timelineOf("r1", events);
  expect(summary?.question).toBe("What is the notice period?");
  expect(summary?.usage).toMatchObject({ inputTokens: 80, outputTokens: 5, costUsd: 0.002 });
  const call = spanAt(events, "c1", "model-call");
  expect(call.start).toMatchObject({ temperature: 0.2, maxOutputTokens: 500 });
  expect(call.start.model).toBe("claude-sonnet-4-5");
  expect(call.end?.response).toEqual({ id: null, model: "claude-sonnet-4-5-20260131" });
  expect(call.start.added.map(({ content }) => content.preview)).toEqual([
    "Answer from the passages.",
    "What is the notice period?",
  ]);
  expect(spanAt(events, "b1", "foreign").end?.output?.preview).toContain("thirty days");
});

test.each([
  {
    says: { "gen_ai.operation.name": "chat", "gen_ai.response.model": "m-2" },
    ...{ model: "m-2", response: { id: null, model: "m-2" } },
  },
  {
    says: {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "m",
      "gen_ai.response.id": "",
    },
    ...{ model: "m", response: undefined },
  },
  {
    says: {
      ...{ "ai.operationId": "ai.streamText.doStream", "ai.model.id": "m" },
      "gen_ai.response.id": "r1",
      "ai.response.model": `m\u0000${"x".repeat(1_000)}`,
    },
    ...{ model: "m", response: { id: "r1", model: null } },
  },
  {
    says: { "openinference.span.kind": "LLM", "llm.response.model_name": "m-2" },
    ...{ model: "m-2", response: { id: null, model: "m-2" } },
  },
])("of a call that says $says the asked and the answering model are told apart", async (told) => {
  const { events } = await opened(otlpFile([{ id: "a", name: "chat", attributes: told.says }]));
  const call = spanAt(events, "a", "model-call");
  expect(call.start.model).toBe(told.model);
  expect(call.end?.response).toEqual(told.response);
  expect(warningsOf(events)).toEqual([]);
});

test("a call that only wraps another call is a step, so that its usage counts once", async () => {
  const llm = {
    "openinference.span.kind": "LLM",
    "llm.token_count.prompt": 10,
    "llm.token_count.completion": 2,
    "output.value": "hello",
  };
  const { events } = await opened(
    otlpFile([
      { id: "a", name: "ChatWrapper", attributes: llm },
      { id: "b", parent: "a", name: "retry", attributes: {} },
      { id: "c", parent: "b", name: "ChatCompletion", attributes: llm },
    ]),
  );
  expect(outline(events)).toEqual([
    "foreign ChatWrapper",
    "  foreign retry",
    "    model ChatCompletion",
  ]);
  expect(timelineOf("r1", events).summary?.usage).toMatchObject({
    modelCalls: 1,
    inputTokens: 10,
    outputTokens: 2,
  });
});

test("a conversation that goes on keeps only what each call adds", async () => {
  const chat = (messages: string[][], reply: string) => ({
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "m",
    "gen_ai.input.messages": JSON.stringify(
      messages.map(([role, content]) => ({ role, parts: [{ type: "text", content }] })),
    ),
    "gen_ai.output.messages": JSON.stringify([
      { role: "assistant", parts: [{ type: "text", content: reply }] },
    ]),
  });
  const first = [["user", "one"]];
  const second = [...first, ["assistant", "1"], ["user", "two"]];
  const { events } = await opened(
    otlpFile([
      { id: "a", name: "chat m", from: 0, to: 1, attributes: chat(first, "1") },
      { id: "b", name: "chat m", from: 2, to: 3, attributes: chat(second, "2") },
    ]),
  );
  const call = spanAt(events, "b", "model-call");
  expect(call.start.continues).toBe("a");
  expect(call.start.added.map(({ content }) => content.preview)).toEqual(["two"]);
});

test("a failed span tells why, and a failed root fails the run", async () => {
  const { events } = await opened(
    otlpFile([
      { id: "a", name: "agent", failure: "The tool did not answer." },
      { id: "b", parent: "a", name: "tool", failure: "", attributes: { "error.type": "timeout" } },
    ]),
  );
  expect(spanAt(events, "a", "foreign").outcome).toEqual({
    status: "error",
    code: "error",
    message: "The tool did not answer.",
  });
  expect(spanAt(events, "b", "foreign").outcome?.status).toBe("timeout");
  expect(timelineOf("r1", events).summary?.status).toBe("failed");
});

test("spans without an end, without a beginning, with an unknown parent and with the id of another are drawn and told", async () => {
  const { events } = await opened(
    otlpFile([
      { id: "a", name: "agent" },
      { id: "b", parent: "a", name: "open", to: null },
      { id: "c", parent: "a", name: "no beginning", from: null },
      { id: "d", parent: "nowhere", name: "stray" },
      { id: "a", name: "twin" },
      { id: "e", parent: "a", name: "backwards", from: 5, to: 2 },
      { id: "f", parent: "a", name: "instant", from: 1, to: 1 },
    ]),
  );
  const { spans } = timelineOf("r1", events);
  expect(spans.get("b")?.endedAt).toBeNull();
  expect(spans.get("c")?.startedAt).toBe(atSecond(0));
  expect(spans.get("d")?.parentId).toBe("run");
  expect(spans.get("a#2")?.name).toBe("twin");
  expect(spans.get("e")?.endedAt).toBe(atSecond(5));
  expect(spans.get("f")?.endedAt).toBe(atSecond(1));
  expect(warningsOf(events).join("\n")).toMatchInlineSnapshot(`
    "One span has the id of another (a); it is drawn beside it.
    One step hangs on a step that is not in the file (stray); it stands at the top.
    One step does not say when it began (no beginning); it is drawn at the beginning.
    One step has no end (open).
    One step ends before it begins (backwards); it is drawn without a duration."
  `);
});

test("spans that stand below each other in a circle are cut open and told", async () => {
  const { events } = await opened(
    otlpFile([
      { id: "root", name: "agent" },
      { id: "a", parent: "b", name: "first" },
      { id: "b", parent: "a", name: "second" },
    ]),
  );
  expect(outline(events)).toHaveLength(3);
  expect(warningsOf(events)).toHaveLength(1);
  expect(warningsOf(events)[0]).toContain("below itself");
});

test("a chain of 1,400 levels is drawn to its end", async () => {
  const spans = Array.from({ length: 1_400 }, (_, level) => ({
    id: `s${level}`,
    ...(level === 0 ? {} : { parent: `s${level - 1}` }),
    name: `level ${level}`,
  }));
  const { events } = await opened(otlpFile(spans));
  const steps = flattenSteps(selectSteps(timelineOf("r1", events)));
  expect(steps.at(-1)?.depth).toBe(1_399);
  expect(warningsOf(events)).toEqual([]);
});

test("an output of 20 MB is kept whole, outside the event", async () => {
  const { ports, readText } = memoryPorts();
  const output = "0123456789".repeat(2_000_000);
  const attributes = { "openinference.span.kind": "TOOL", "output.value": output };
  const { events } = await opened(otlpFile([{ id: "a", name: "tool", attributes }]), ports);
  const put = spanAt(events, "a", "foreign").end?.output;
  expect(put?.bytes).toBe(20_000_000);
  expect(put?.preview.length).toBeLessThan(10_000);
  expect((await readText(put?.sha256 ?? ""))?.length).toBe(20_000_000);
});

test("several documents, one a line, are one trace; a damaged line is told by its number", async () => {
  const lines = [
    otlpFile([{ id: "a", name: "agent" }]),
    '{"resourceSpans": [',
    otlpFile([{ id: "b", parent: "a", name: "step" }]),
    '{"resourceMetrics": []}',
  ];
  const { events } = await opened(lines.join("\n"));
  expect(outline(events)).toEqual(["foreign agent", "  foreign step"]);
  expect(warningsOf(events)).toEqual([
    "One line cannot be read as JSON (line 2); it was left out.",
    "One entry is none that is known here (a record of resourceMetrics); it was left out.",
  ]);
});

test("several traces of one file stand side by side, and it is told", async () => {
  const { events } = await opened(
    otlpFile([
      { id: "a", name: "one", trace: "01" },
      { id: "b", name: "two", trace: "02" },
    ]),
  );
  expect(outline(events)).toEqual(["foreign one", "foreign two"]);
  expect(warningsOf(events)).toEqual(["The file holds 2 traces; they stand side by side."]);
});

test("a prompt of 20,000 messages in keys of their own is read at once, in order and over a gap", async () => {
  const attributes: Record<string, string> = { "openinference.span.kind": "LLM" };
  for (let index = 20_001; index >= 0; index -= 1)
    if (index !== 19_999) attributes[`llm.input_messages.${index}.message.content`] = `m${index}`;
  const began = performance.now();
  const { events } = await opened(otlpFile([{ id: "a", name: "chat", attributes }]));
  expect(performance.now() - began).toBeLessThan(5_000);
  const { added } = spanAt(events, "a", "model-call").start;
  expect(added).toHaveLength(20_001);
  const last = added.slice(-3).map(({ content }) => content.preview);
  expect(last).toEqual(["m19998", "m20000", "m20001"]);
});
