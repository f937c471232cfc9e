/** Spans with OpenInference's attributes, as Phoenix and its instrumentations write them: lists are flattened into keys. */
import type { Attributes, OtlpSpan } from "./otlp-spans";
import { jsonIn, numberOf, recordOf, shownValue, textOf } from "./read-json-value";
import {
  finishReasonOf,
  type ImportedMessage,
  messageRole,
  type SpanMeaning,
  usageOf,
} from "./span-meaning";

/** Null for a span without such attributes. */
export function openInferenceMeaning(span: OtlpSpan): SpanMeaning | null {
  const kind = textOf(span.attributes.get("openinference.span.kind"));
  if (kind === null) return null;
  const at = (key: string) => span.attributes.get(key);
  if (kind.toUpperCase() !== "LLM")
    return {
      kind: "step",
      label: kind,
      input: shown(at("input.value")),
      output: shown(at("output.value")) ?? documentsShown(span.attributes),
    };
  const messages = messagesAt(span.attributes, "llm.input_messages");
  const replies = messagesAt(span.attributes, "llm.output_messages");
  const parameters = recordOf(jsonIn(textOf(at("llm.invocation_parameters")) ?? ""));
  const asked = shown(at("input.value"));
  return {
    kind: "call",
    model:
      textOf(at("llm.response.model_name")) ??
      textOf(at("llm.model_name")) ??
      textOf(at("llm.request.model_name")) ??
      "unknown",
    messages: messages.length > 0 || asked === null ? messages : [{ role: "user", text: asked }],
    reply:
      replies.length > 0
        ? replies.map(({ text }) => text).join("\n\n")
        : (shown(at("output.value")) ?? ""),
    reasoning: null,
    usage: usageOf(
      numberOf(at("llm.token_count.prompt")),
      numberOf(at("llm.token_count.completion")),
      numberOf(at("llm.token_count.prompt_details.cache_read")),
      numberOf(at("llm.token_count.completion_details.reasoning")),
    ),
    costUsd: numberOf(at("llm.cost.total")),
    finishReason: finishReasonOf(at("llm.finish_reason")),
    temperature: numberOf(parameters.temperature),
    maxOutputTokens: numberOf(parameters.max_tokens ?? parameters.max_completion_tokens),
    firstTokenMs: null,
  };
}

/** `llm.input_messages.0.message.content`, or `….message.contents.0.message_content.text`. */
function messagesAt(attributes: Attributes, prefix: string): ImportedMessage[] {
  const messages: ImportedMessage[] = [];
  const keys = [...attributes.keys()].filter((key) => key.startsWith(`${prefix}.`));
  for (let index = 0; keys.some((key) => key.startsWith(`${prefix}.${index}.`)); index += 1) {
    const own = `${prefix}.${index}.message`;
    const parts = keys
      .filter((key) => key.startsWith(`${own}.contents.`) && key.endsWith(".message_content.text"))
      .map((key) => textOf(attributes.get(key)) ?? "");
    const tools = keys
      .filter(
        (key) => key.startsWith(`${own}.tool_calls.`) && /function\.(name|arguments)$/.test(key),
      )
      .map((key) => textOf(attributes.get(key)) ?? "");
    const content = textOf(attributes.get(`${own}.content`));
    messages.push({
      role: messageRole(attributes.get(`${own}.role`)),
      text: [...(content === null ? parts : [content]), ...tools].join("\n"),
    });
  }
  return messages;
}

/** What a retriever found. */
function documentsShown(attributes: Attributes): string | null {
  const found = [...attributes].flatMap(([key, value]) =>
    /^retrieval\.documents\.\d+\.document\.content$/.test(key) ? [textOf(value) ?? ""] : [],
  );
  return found.length === 0 ? null : found.join("\n\n");
}

function shown(value: unknown): string | null {
  const json = typeof value === "string" ? jsonIn(value) : value;
  return shownValue(typeof json === "object" && json !== null ? json : value);
}
