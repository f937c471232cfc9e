/** What the conventions name for each step: OpenTelemetry's GenAI attributes (v1.41), and OpenInference's. */
import { expect, test } from "vitest";
import { type OtlpSpanJson, otlpOf } from "@/lib/exchange/otlp-of-run";
import { exported, opened, sha256, timelineOf, whole } from "@/lib/exchange/testing/exchange-kit";
import { nestedLog } from "@/lib/exchange/testing/nested-log";
import { trialLog } from "@/lib/exchange/testing/trial-log";
import { wholeText } from "@/lib/exchange/whole-text";
import { reportWords } from "@/lib/exchange/words";
import type { Annotation } from "@/lib/trace/annotation";
import type { TraceEvent } from "@/lib/trace/event";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const otlp = (events: readonly TraceEvent[], annotations: readonly Annotation[] = []) =>
  whole(
    otlpOf(
      { ...exported("r1", events), annotations },
      {
        version: "1",
        hash: sha256("hex"),
        text: (body) => wholeText(body, { readText: async () => null, words: reportWords.en }),
      },
    ),
  );

type Read = Pick<OtlpSpanJson, "name" | "kind" | "status"> & {
  given: Record<string, unknown>;
  events: { name: string; at: number; given: Record<string, unknown> }[];
};

const valuesOf = (attributes: OtlpSpanJson["attributes"]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => {
      const [type, said] = Object.entries(value)[0] ?? [];
      if (type === "arrayValue") return [key, said.values.flatMap(Object.values)];
      return [key, type === "intValue" ? { int: Number(said) } : said];
    }),
  );

/** The spans by the id that they have in the log. */
async function spansOf(events: readonly TraceEvent[], annotations: readonly Annotation[] = []) {
  const document = JSON.parse(await otlp(events, annotations));
  const spans: OtlpSpanJson[] = document.resourceSpans[0].scopeSpans[0].spans;
  const read = new Map<unknown, Read>();
  for (const { name, kind, status, attributes, events: happened } of spans) {
    const given = valuesOf(attributes);
    read.set(given["verbatim.span_id"], {
      ...{ name, kind, status, given },
      events: happened.map((event) => ({
        name: event.name,
        at: Number(event.timeUnixNano) / 1e6,
        given: valuesOf(event.attributes),
      })),
    });
  }
  return (id: string): Read => {
    const span = read.get(id);
    if (!span) throw new Error(`There is no span "${id}".`);
    return span;
  };
}

const CLIENT = 3;
const INTERNAL = 1;

test("a run is a workflow with its question as conversation, its iterations counted and as deep as they are", async () => {
  const at = await spansOf(nestedLog);
  expect(at("run")).toMatchObject({
    name: "invoke_workflow rlm",
    kind: INTERNAL,
    status: { code: 1 },
    given: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.workflow.name": "rlm",
      "gen_ai.conversation.id": "r1",
      "session.id": "r1",
      "verbatim.run_id": "r1",
      "verbatim.rlm.depth": { int: 1 },
      "openinference.span.kind": "AGENT",
      "input.value": "How many lines hold the word north?",
      "output.value": "7 of 9.",
    },
  });
  const places = ["i1", "i2", "n1", "n1/i1"].map((id) => {
    const { name, given } = at(id);
    return [name, given["verbatim.rlm.iteration"], given["verbatim.rlm.depth"]];
  });
  expect(places).toEqual([
    ["iteration 1", { int: 1 }, { int: 1 }],
    ["iteration 2", { int: 2 }, { int: 1 }],
    ["invoke_workflow rlm", undefined, { int: 2 }],
    ["iteration 1", { int: 1 }, { int: 2 }],
  ]);
  expect(at("i1").given).toMatchObject({
    "openinference.span.kind": "CHAIN",
    "gen_ai.conversation.id": "r1",
  });
  expect(at("i2")).toMatchObject({
    status: { code: 2, message: "It did not answer." },
    given: { "error.type": "model-failed" },
  });
  expect(at("n1").given).toMatchObject({
    "gen_ai.workflow.name": "rlm",
    "openinference.span.kind": "AGENT",
  });
});

test("a replay spans its steps, whose times it keeps, though it was filed after them", async () => {
  const times = async (events: readonly TraceEvent[]) => {
    const document = JSON.parse(await otlp(events));
    const spans: OtlpSpanJson[] = document.resourceSpans[0].scopeSpans[0].spans;
    return spans.map((span) => [span.startTimeUnixNano, span.endTimeUnixNano].map(BigInt));
  };
  const [filed, ...kept] = sampleLog;
  const spans = await times(filed ? [{ ...filed, at: filed.at + 3_600_000 }, ...kept] : []);
  const [from, to] = spans[0] ?? [];
  expect(to).toBe((await times(sampleLog))[0]?.[1]);
  expect(
    spans.filter(([start, end]) => (start ?? 0) < (from ?? 0) || (end ?? 0) > (to ?? 0)),
  ).toEqual([]);
});

test("a call of a model says what was asked, what came, and what it used, in both conventions", async () => {
  const { name, kind, given } = (await spansOf(nestedLog))("n1/call");
  expect([name, kind]).toEqual(["chat gpt-5", CLIENT]);
  expect(given).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai_compatible",
    "gen_ai.conversation.id": "r1",
    "gen_ai.output.type": "text",
    "gen_ai.request.model": "gpt-5",
    "gen_ai.request.temperature": 1,
    "gen_ai.request.max_tokens": { int: 500 },
    "gen_ai.request.stream": true,
    "gen_ai.response.id": "chatcmpl-7",
    "gen_ai.response.model": "gpt-5-2026-01-31",
    "gen_ai.response.finish_reasons": ["stop"],
    "gen_ai.response.time_to_first_chunk": 0.25,
    "gen_ai.usage.input_tokens": { int: 100 },
    "gen_ai.usage.output_tokens": { int: 20 },
    "gen_ai.usage.cache_read.input_tokens": { int: 40 },
    "gen_ai.usage.reasoning.output_tokens": { int: 8 },
  });
  expect(JSON.parse(String(given["gen_ai.input.messages"]))).toEqual([
    { role: "system", parts: [{ type: "text", content: "Be brief." }] },
    { role: "user", parts: [{ type: "text", content: "How many?" }] },
  ]);
  expect(JSON.parse(String(given["gen_ai.output.messages"]))).toEqual([
    {
      role: "assistant",
      parts: [
        { type: "reasoning", content: "I count." },
        { type: "text", content: "Seven." },
      ],
      finish_reason: "stop",
    },
  ]);
  expect(given).toMatchObject({
    "openinference.span.kind": "LLM",
    "llm.model_name": "gpt-5",
    "llm.request.model_name": "gpt-5",
    "llm.response.model_name": "gpt-5-2026-01-31",
    "llm.invocation_parameters": '{"temperature":1,"max_tokens":500}',
    "llm.input_messages.0.message.role": "system",
    "llm.input_messages.1.message.content": "How many?",
    "llm.output_messages.0.message.content": "Seven.",
    "llm.token_count.prompt": { int: 100 },
    "llm.token_count.completion": { int: 20 },
    "llm.token_count.total": { int: 120 },
    "llm.token_count.prompt_details.cache_read": { int: 40 },
    "llm.token_count.completion_details.reasoning": { int: 8 },
    "llm.cost.total": 0.25,
  });
});

test("where a provider named nothing of its reply, nothing of it is told", async () => {
  const { given } = (await spansOf(sampleLog))("iteration-1/model-call");
  expect(given["gen_ai.request.model"]).toBe("scripted");
  const told = Object.keys(given).filter((key) => /response\.(id|model)/.test(key));
  expect(told).toEqual([]);
});

test("code that ran is a call of a tool with what it was given and what it gave", async () => {
  const at = await spansOf(sampleLog);
  const { name, kind, given } = at("iteration-1/cell");
  expect([name, kind]).toEqual(["execute_tool run_typescript", INTERNAL]);
  expect(given).toMatchObject({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "run_typescript",
    "gen_ai.tool.type": "function",
    "gen_ai.tool.call.id": "iteration-1/cell",
    "gen_ai.tool.call.arguments": '{"code":"print(1)"}',
    "gen_ai.tool.call.result": '{"stdout":"1"}',
    "openinference.span.kind": "TOOL",
    "input.value": '{"code":"print(1)"}',
    "input.mime_type": "application/json",
    "output.value": '{"stdout":"1"}',
  });
  expect(given).toHaveProperty(["gen_ai.tool.description"]);
  expect(at("iteration-1/gate").given["openinference.span.kind"]).toBe("GUARDRAIL");
});

test("a machine's check of the answer is an evaluation of the run", async () => {
  const { events, given } = (await spansOf(nestedLog))("run");
  expect(events).toEqual([
    {
      name: "gen_ai.evaluation.result",
      at: 12_000,
      given: {
        "gen_ai.evaluation.name": "claims",
        "gen_ai.evaluation.score.value": 0.5,
        "gen_ai.evaluation.score.label": "unsupported",
        "gen_ai.evaluation.explanation": "9",
        "verbatim.evaluated_by": "claim-check",
      },
    },
  ]);
  expect(given["annotations.0.annotation.annotator_kind"]).toBe("CODE");
});

test("a case is a workflow, its roles are agents, its check of exhibits retrieves", async () => {
  const at = await spansOf(trialLog);
  expect(at("run").given).toMatchObject({
    "gen_ai.workflow.name": "court_case",
    "gen_ai.conversation.id": "t1",
    "openinference.span.kind": "AGENT",
  });
  const agents = ["prosecution", "case-1/defense", "case-1/juror-2", "case-1/judgment"];
  const named = agents.map((id) => {
    const { name, given } = at(id);
    expect(given["agent.name"]).toBe(given["gen_ai.agent.name"]);
    return [name, given["gen_ai.agent.id"], given["openinference.span.kind"]];
  });
  expect(named).toEqual([
    ["invoke_agent prosecutor", "prosecutor", "AGENT"],
    ["invoke_agent defense", "defense", "AGENT"],
    ["invoke_agent juror", "juror-2", "EVALUATOR"],
    ["invoke_agent judge", "judge", "EVALUATOR"],
  ]);
  const check = at("exhibits");
  expect(check.given).toMatchObject({
    "gen_ai.operation.name": "retrieval",
    "openinference.span.kind": "RETRIEVER",
  });
  expect(JSON.parse(String(check.given["gen_ai.retrieval.documents"]))).toEqual([
    {
      ...{ id: "E1", score: 1, standing: "stands", path: "docs/retries.md" },
      ...{ content: "Pass `retryLimit`.", change_quote: "maxAttempts" },
      ...{ before: "it is retryLimit", after: "it is maxAttempts" },
    },
  ]);
  expect(at("case-1/jury")).toMatchObject({
    name: "Jury",
    given: { "openinference.span.kind": "CHAIN" },
  });
});

test("a vote is an evaluation at its juror, the verdict one at the case as a whole", async () => {
  const at = await spansOf(trialLog);
  const { events, given } = at("case-1/juror-1");
  expect(events.map((event) => [event.name, event.given])).toEqual([
    [
      "gen_ai.evaluation.result",
      {
        "gen_ai.evaluation.name": "verdict",
        "gen_ai.evaluation.score.value": 1,
        "gen_ai.evaluation.score.label": "guilty",
        "gen_ai.evaluation.explanation": "The option is gone.",
        "verbatim.evaluated_by": "juror-1",
      },
    ],
  ]);
  expect(given).toMatchObject({
    "annotations.0.annotation.name": "verdict",
    "annotations.0.annotation.label": "guilty",
    "annotations.0.annotation.score": 1,
    "annotations.0.annotation.explanation": "The option is gone.",
    "annotations.0.annotation.annotator_kind": "LLM",
    "annotations.0.annotation.identifier": "juror-1",
  });
  const [abstained] = at("case-1/juror-2").events;
  expect(abstained?.given).toMatchObject({ "gen_ai.evaluation.score.label": "abstain" });
  expect(abstained?.given).not.toHaveProperty(["gen_ai.evaluation.score.value"]);
  expect(at("run").events.map((event) => event.given)).toEqual([
    {
      "gen_ai.evaluation.name": "verdict",
      "gen_ai.evaluation.score.value": 1,
      "gen_ai.evaluation.score.label": "guilty",
      "gen_ai.evaluation.explanation": "The page teaches the old name.",
      "verbatim.evaluated_by": "judge docs/retries.md",
      "verbatim.path": "docs/retries.md",
    },
  ]);
});

test("a proposed edit is an event with the words before and after", async () => {
  const [edit] = (await spansOf(trialLog))("case-1/edits").events;
  expect(edit).toMatchObject({
    name: "verbatim.edit",
    given: {
      "verbatim.edit.path": "docs/retries.md",
      "verbatim.edit.before": "`retryLimit`",
      "verbatim.edit.after": "`maxAttempts`",
      "verbatim.edit.applies": true,
    },
  });
});

const written = (changes: Partial<Annotation>): Annotation => ({
  ...{ id: "a1", runId: "r1", spanId: "iteration-1/cell", text: "", score: null, author: "" },
  ...{ createdAt: 5_000, updatedAt: 6_000, ...changes },
});

const notes = [
  written({ text: "It counts the heading too.", score: "bad", author: "Ada" }),
  written({ id: "a2", score: "good" }),
  written({ id: "a3", spanId: null, text: "Ask again." }),
  written({ id: "a4", spanId: "execution-1", text: "Slow." }),
];

test("what people wrote is an evaluation at its step, or at the run where there is no such step", async () => {
  const at = await spansOf(sampleLog, notes);
  const { events, given } = at("iteration-1/cell");
  expect(events.map((event) => [event.at, event.given["gen_ai.evaluation.score.value"]])).toEqual([
    [6_000, 0],
    [6_000, 1],
  ]);
  expect(events[0]).toMatchObject({
    name: "gen_ai.evaluation.result",
    given: {
      "gen_ai.evaluation.name": "annotation",
      "gen_ai.evaluation.score.label": "bad",
      "gen_ai.evaluation.explanation": "It counts the heading too.",
      "verbatim.evaluated_by": "Ada",
    },
  });
  expect(given).toMatchObject({
    "annotations.0.annotation.annotator_kind": "HUMAN",
    "annotations.0.annotation.identifier": "Ada",
    "annotations.1.annotation.label": "good",
  });
  expect(at("run").events.map((event) => event.given["gen_ai.evaluation.explanation"])).toEqual([
    "Ask again.",
    "Slow.",
  ]);
});

test("an evaluation of a call names the reply that it is about", async () => {
  const about = [written({ spanId: "n1/call", score: "bad" }), written({ id: "a2", spanId: "n1" })];
  const at = await spansOf(nestedLog, about);
  const [ofReply] = at("n1/call").events;
  expect(ofReply?.given).toMatchObject({
    "gen_ai.evaluation.score.label": "bad",
    "gen_ai.response.id": "chatcmpl-7",
  });
  expect(at("n1").events).toHaveLength(1);
  expect(at("n1").events[0]?.given).not.toHaveProperty(["gen_ai.response.id"]);
  const { annotations } = await opened(await otlp(nestedLog, about));
  expect(annotations).toMatchObject([{ spanId: "n1" }, { spanId: "n1/call", score: "bad" }]);
});

test("it is a person's again where the trace is opened, at the same step", async () => {
  const { annotations } = await opened(await otlp(sampleLog, notes));
  const elsewhere = (one: Annotation) => ({ ...one, runId: "" });
  const [first, second, third, fourth] = notes.map(elsewhere);
  expect(annotations).toHaveLength(4);
  expect(annotations).toEqual(
    expect.arrayContaining([first, second, third, fourth && { ...fourth, spanId: null }]),
  );
});

test("what a run says of itself comes back where its trace is opened", async () => {
  const { events, annotations } = await opened(await otlp(nestedLog));
  expect(annotations).toEqual([]);
  const { spans, summary } = timelineOf("r2", events);
  expect(summary?.imported).toMatchObject({ runId: "r1", producer: "verbatim" });
  const nested = spans.get("n1");
  expect(nested?.kind === "nested-run" && nested.end?.answer).toEqual({
    ...{ text: "Seven.", forced: true, abstained: false },
  });
  const call = spans.get("n1/call");
  expect(call?.kind === "model-call" && call.start.model).toBe("gpt-5");
  expect(call?.kind === "model-call" && call.end).toMatchObject({
    response: { id: "chatcmpl-7", model: "gpt-5-2026-01-31" },
    usage: { inputTokens: 100, outputTokens: 20, cachedInputTokens: 40, reasoningTokens: 8 },
    reasoning: { preview: "I count." },
    firstTokenMs: 250,
  });
  const trial = timelineOf("r3", (await opened(await otlp(trialLog))).events);
  const vote = trial.spans.get("case-1/juror-1");
  expect(vote?.kind === "foreign" && vote.end?.output?.preview).toContain("The option is gone.");
});

test("a stage of another program is a chain, whatever it is called", async () => {
  const [start] = sampleLog;
  if (!start) throw new Error("The sample log is empty.");
  for (const spanId of ["constructor", "__proto__", "case-1/toString"]) {
    const stage: TraceEvent = {
      ...{ type: "stage-start", seq: 1, at: start.at, spanId, parentSpanId: "run" },
      ...{ name: "Appeal", stage: "constructor", path: null },
    };
    expect((await spansOf([start, stage]))(spanId)).toMatchObject({
      name: "Appeal",
      given: { "openinference.span.kind": "CHAIN" },
    });
  }
});
