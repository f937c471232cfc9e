/** OpenTelemetry traces as other programs write them, in small: the attributes are those of their own exporters. */
import { otlpFile } from "./otlp-file";

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
      "gen_ai.response.id": "resp_1",
      "gen_ai.response.model": "gpt-5-2026-01-31",
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
      "ai.response.id": "chat-9",
      "ai.response.model": "deepseek-v3.2",
      "gen_ai.request.model": "deepseek-chat",
      "gen_ai.response.id": "chat-9",
      "gen_ai.response.model": "deepseek-v3.2",
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
        "llm.response.model_name": "claude-sonnet-4-5-20260131",
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
