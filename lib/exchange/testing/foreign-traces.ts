/** Traces as other programs write them, in small: the attributes are those of their own exporters. */

type Value = string | number | boolean | readonly string[];

export type ForeignSpan = {
  id: string;
  parent?: string;
  name: string;
  /** Seconds after the trace's beginning; null leaves the time out. */
  from?: number | null;
  to?: number | null;
  attributes?: Record<string, Value>;
  failure?: string;
  trace?: string;
};

const BEGIN_MS = 1_760_000_000_000;

function nano(seconds: number | null | undefined): string | undefined {
  if (seconds === null || seconds === undefined) return undefined;
  return `${BEGIN_MS + seconds * 1000}000000`;
}

export const atSecond = (seconds: number): number => BEGIN_MS + seconds * 1000;

function anyValue(value: Value): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}

export function otlpFile(spans: readonly ForeignSpan[], service = "shop-agent"): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: "service.name", value: { stringValue: service } }] },
        scopeSpans: [
          {
            scope: { name: "test" },
            spans: spans.map((span) => ({
              traceId: span.trace ?? "5b8efff798038103d269b633813fc60c",
              spanId: span.id,
              parentSpanId: span.parent ?? "",
              name: span.name,
              startTimeUnixNano: nano(span.from === undefined ? 0 : span.from),
              endTimeUnixNano: nano(span.to === undefined ? 1 : span.to),
              attributes: Object.entries(span.attributes ?? {}).map(([key, value]) => ({
                key,
                value: anyValue(value),
              })),
              status: span.failure === undefined ? {} : { code: 2, message: span.failure },
            })),
          },
        ],
      },
    ],
  });
}

/** AI SDK 7: an agent with two steps, whose usage the agent repeats, and a tool between. */
export const aiSdk7 = otlpFile([
  {
    id: "a1",
    name: "invoke_agent gpt-5",
    from: 0,
    to: 9,
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "weather",
      "gen_ai.input.messages": JSON.stringify([
        { role: "user", parts: [{ type: "text", content: "Is it raining in Oslo?" }] },
      ]),
      "gen_ai.output.messages": JSON.stringify([
        { role: "assistant", parts: [{ type: "text", content: "Yes." }], finish_reason: "stop" },
      ]),
      "gen_ai.usage.input_tokens": 300,
      "gen_ai.usage.output_tokens": 30,
    },
  },
  {
    id: "b1",
    parent: "a1",
    name: "step 1",
    from: 0,
    to: 5,
    attributes: { "gen_ai.operation.name": "agent_step" },
  },
  {
    id: "c1",
    parent: "b1",
    name: "chat gpt-5",
    from: 0,
    to: 3,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-5",
      "gen_ai.request.temperature": 0.5,
      "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: "Be brief." }]),
      "gen_ai.input.messages": JSON.stringify([
        { role: "user", parts: [{ type: "text", content: "Is it raining in Oslo?" }] },
      ]),
      "gen_ai.output.messages": JSON.stringify([
        {
          role: "assistant",
          parts: [
            { type: "reasoning", content: "I should look." },
            { type: "tool_call", id: "t1", name: "weather", arguments: { city: "Oslo" } },
          ],
          finish_reason: "tool_calls",
        },
      ]),
      "gen_ai.response.finish_reasons": ["tool_calls"],
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 20,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.client.operation.time_to_first_chunk": 0.25,
    },
  },
  {
    id: "d1",
    parent: "b1",
    name: "execute_tool weather",
    from: 3,
    to: 5,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "weather",
      "gen_ai.tool.call.arguments": '{"city":"Oslo"}',
      "gen_ai.tool.call.result": '{"rain":true}',
    },
  },
  {
    id: "b2",
    parent: "a1",
    name: "step 2",
    from: 5,
    to: 9,
    attributes: { "gen_ai.operation.name": "agent_step" },
  },
  {
    id: "c2",
    parent: "b2",
    name: "chat gpt-5",
    from: 5,
    to: 9,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-5",
      "gen_ai.input.messages": JSON.stringify([
        { role: "user", parts: [{ type: "text", content: "Is it raining in Oslo?" }] },
        {
          role: "tool",
          parts: [{ type: "tool_call_response", id: "t1", response: { rain: true } }],
        },
      ]),
      "gen_ai.output.messages": JSON.stringify([
        { role: "assistant", parts: [{ type: "text", content: "Yes." }], finish_reason: "stop" },
      ]),
      "gen_ai.usage.input_tokens": 200,
      "gen_ai.usage.output_tokens": 10,
    },
  },
]);

/** AI SDK 6: the outer span repeats usage and text of the inner one. */
export const aiSdk6 = otlpFile([
  {
    id: "a1",
    name: "ai.generateText",
    to: 4,
    attributes: {
      "ai.operationId": "ai.generateText",
      "ai.prompt": JSON.stringify({ messages: [{ role: "user", content: "Name a river." }] }),
      "ai.response.text": "The Glomma.",
      "ai.usage.inputTokens": 12,
      "ai.usage.outputTokens": 4,
    },
  },
  {
    id: "b1",
    parent: "a1",
    name: "ai.generateText.doGenerate",
    to: 3,
    attributes: {
      "ai.operationId": "ai.generateText.doGenerate",
      "ai.model.id": "deepseek-chat",
      "ai.prompt.messages": JSON.stringify([
        { role: "system", content: "You know rivers." },
        { role: "user", content: [{ type: "text", text: "Name a river." }] },
      ]),
      "ai.response.text": "The Glomma.",
      "ai.response.finishReason": "stop",
      "ai.usage.inputTokens": 12,
      "ai.usage.outputTokens": 4,
      "ai.usage.cachedInputTokens": 2,
      "ai.response.msToFirstChunk": 120,
      "gen_ai.system": "deepseek",
    },
  },
  {
    id: "c1",
    parent: "a1",
    name: "ai.toolCall",
    from: 3,
    to: 4,
    attributes: {
      "ai.operationId": "ai.toolCall",
      "ai.toolCall.name": "map",
      "ai.toolCall.args": '{"river":"Glomma"}',
      "ai.toolCall.result": '{"km":621}',
    },
  },
]);

/** OpenInference: a chain with a retriever and a model, its messages flattened into keys. */
export const openInference = otlpFile(
  [
    {
      id: "a1",
      name: "query",
      to: 6,
      attributes: {
        "openinference.span.kind": "CHAIN",
        "input.value": "What is the notice period?",
        "output.value": "Thirty days.",
      },
    },
    {
      id: "b1",
      parent: "a1",
      name: "retrieve",
      to: 2,
      attributes: {
        "openinference.span.kind": "RETRIEVER",
        "input.value": "notice period",
        "retrieval.documents.0.document.content":
          "Either party may end it with thirty days' notice.",
      },
    },
    {
      id: "c1",
      parent: "a1",
      name: "ChatCompletion",
      from: 2,
      to: 6,
      attributes: {
        "openinference.span.kind": "LLM",
        "llm.model_name": "claude-sonnet-4-5",
        "llm.input_messages.0.message.role": "system",
        "llm.input_messages.0.message.content": "Answer from the passages.",
        "llm.input_messages.1.message.role": "user",
        "llm.input_messages.1.message.contents.0.message_content.text":
          "What is the notice period?",
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.content": "Thirty days.",
        "llm.invocation_parameters": '{"temperature":0.2,"max_tokens":500}',
        "llm.token_count.prompt": 80,
        "llm.token_count.completion": 5,
        "llm.cost.total": 0.002,
      },
    },
  ],
  "contracts",
);

/** The `rlms` library: two iterations, a sub-call that failed, and a nested run with its own trajectory. */
const rlmsLines = [
  {
    type: "metadata",
    timestamp: "2026-02-01T10:00:00.000000",
    root_model: "gpt-5",
    max_depth: 2,
    max_iterations: 30,
    backend: "openai",
    backend_kwargs: {},
    environment_type: "local",
    environment_kwargs: {},
    other_backends: null,
  },
  {
    type: "iteration",
    iteration: 1,
    timestamp: "2026-02-01T10:00:10.500000",
    prompt: [
      { role: "system", content: "You have a REPL." },
      {
        role: "user",
        content:
          "Answer the following: How many claims are there?\n\nYour context is a str of 900 total characters.",
      },
    ],
    response: "I look first.\n```repl\nprint(context[:10])\n```",
    code_blocks: [
      {
        code: "print(context[:10])",
        result: {
          stdout: "1. A claim",
          stderr: "",
          locals: { context: "1. A claim…" },
          execution_time: 6,
          rlm_calls: [
            {
              root_model: "gpt-5-mini",
              prompt: "Count the claims in this part.",
              response: "4",
              usage_summary: {
                model_usage_summaries: {
                  "gpt-5-mini": {
                    total_calls: 1,
                    total_input_tokens: 70,
                    total_output_tokens: 3,
                    total_cost: 0.001,
                  },
                },
                total_cost: 0.001,
              },
              execution_time: 2,
            },
            {
              root_model: "gpt-5-mini",
              prompt: "Count the rest.",
              response: "",
              usage_summary: { model_usage_summaries: {} },
              execution_time: 1,
              error: "The connection broke.",
            },
          ],
          final_answer: null,
        },
      },
    ],
    final_answer: null,
    iteration_time: 8,
  },
  {
    type: "iteration",
    iteration: 2,
    timestamp: "2026-02-01T10:00:30",
    prompt: [{ role: "user", content: "Turn 2/30:" }],
    response: "```repl\nFINAL_VAR(n)\n```",
    code_blocks: [
      {
        code: "n = rlm_query('all')",
        result: {
          stdout: "",
          stderr: "Traceback (most recent call last):\nNameError: name 'm' is not defined",
          locals: {},
          execution_time: 5,
          rlm_calls: [
            {
              root_model: "gpt-5-mini",
              prompt: "How many in all?",
              response: "7",
              usage_summary: {
                model_usage_summaries: {
                  "gpt-5-mini": {
                    total_calls: 2,
                    total_input_tokens: 200,
                    total_output_tokens: 20,
                  },
                },
              },
              execution_time: 4,
              metadata: {
                run_metadata: { root_model: "gpt-5-mini" },
                iterations: [
                  {
                    type: "iteration",
                    iteration: 1,
                    prompt: [{ role: "user", content: "How many in all?" }],
                    response: "```repl\nprint(7)\n```",
                    code_blocks: [
                      {
                        code: "print(7)",
                        result: {
                          stdout: "7",
                          stderr: "",
                          locals: {},
                          execution_time: 1,
                          rlm_calls: [],
                        },
                      },
                    ],
                    final_answer: "7",
                    iteration_time: 3,
                  },
                ],
              },
            },
          ],
        },
      },
    ],
    final_answer: ["FINAL", "7"],
    iteration_time: 15,
  },
];

export const rlms = rlmsLines.map((line) => JSON.stringify(line)).join("\n");

/** A nested run inside a nested run, as many levels deep as asked. */
export function deepRlms(levels: number): string {
  let iterations: object[] = [];
  for (let level = 0; level < levels; level += 1)
    iterations = [
      {
        type: "iteration",
        prompt: [{ role: "user", content: `level ${level}` }],
        response: "deeper",
        code_blocks: [
          {
            code: "rlm_query()",
            result: {
              stdout: "",
              stderr: "",
              locals: {},
              execution_time: 1,
              rlm_calls: [
                {
                  root_model: "m",
                  prompt: "deeper",
                  response: "",
                  execution_time: 1,
                  metadata: { iterations },
                },
              ],
            },
          },
        ],
        final_answer: "done",
        iteration_time: 1,
      },
    ];
  return [{ type: "metadata", root_model: "m" }, ...iterations]
    .map((line) => JSON.stringify(line))
    .join("\n");
}
