/**
 * What OpenInference says of a span, beside the GenAI conventions: viewers that read only the one find all of it. Its
 * token counts stand at calls of models alone, as the others do.
 */

import type { Attributes } from "./otlp-attributes";
import type { OpenInferenceKind } from "./span-description";
import type { PromptMessage } from "./whole-prompt";

export function openInferenceAttributes(kind: OpenInferenceKind, given: Attributes): Attributes {
  const at = (key: string) => given[key];
  return {
    "openinference.span.kind": kind,
    "session.id": at("gen_ai.conversation.id"),
    "agent.name": at("gen_ai.agent.name"),
    ...(kind === "LLM" ? callAttributes(given) : {}),
    ...valueAt("input", at("gen_ai.tool.call.arguments"), at("verbatim.question")),
    ...valueAt("output", at("gen_ai.tool.call.result"), at("verbatim.answer")),
  };
}

/** JSON where a tool was given or gave it, otherwise text. */
function valueAt(
  key: "input" | "output",
  json: Attributes[string],
  text: Attributes[string],
): Attributes {
  const value = json ?? text;
  if (value === null || value === undefined) return {};
  const type = value === json ? "application/json" : "text/plain";
  return { [`${key}.value`]: value, [`${key}.mime_type`]: type };
}

function callAttributes(given: Attributes): Attributes {
  const at = (key: string) => given[key];
  const input = at("gen_ai.usage.input_tokens");
  const output = at("gen_ai.usage.output_tokens");
  return {
    "llm.model_name": at("gen_ai.request.model"),
    "llm.request.model_name": at("gen_ai.request.model"),
    "llm.response.model_name": at("gen_ai.response.model"),
    "llm.invocation_parameters": JSON.stringify({
      temperature: at("gen_ai.request.temperature") ?? undefined,
      max_tokens: at("gen_ai.request.max_tokens") ?? undefined,
    }),
    "llm.token_count.prompt": input,
    "llm.token_count.completion": output,
    "llm.token_count.total":
      typeof input === "number" && typeof output === "number" ? input + output : null,
    "llm.token_count.prompt_details.cache_read": at("gen_ai.usage.cache_read.input_tokens"),
    "llm.token_count.completion_details.reasoning": at("gen_ai.usage.reasoning.output_tokens"),
    "llm.cost.total": at("verbatim.cost_usd"),
  };
}

/** `llm.input_messages.0.message.role`, …: lists are flattened into keys. */
export function openInferenceMessages(
  key: "llm.input_messages" | "llm.output_messages",
  messages: readonly PromptMessage[],
): Attributes {
  return Object.fromEntries(
    messages.flatMap(({ role, parts }, index) => [
      [`${key}.${index}.message.role`, role],
      [`${key}.${index}.message.content`, parts.map(({ content }) => content).join("\n")],
    ]),
  );
}
