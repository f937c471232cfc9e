/** Spans with OpenInference's attributes, as Phoenix and its instrumentations write them: lists are flattened into keys. */
import { namedResponse } from "@/lib/trace/provider-response";
import type { Attributes, OtlpSpan } from "./otlp-spans";
import { jsonIn, numberOf, recordOf, shownJson, textOf } from "./read-json-value";
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
      input: shownJson(at("input.value")),
      output: shownJson(at("output.value")) ?? documentsShown(span.attributes),
    };
  const messages = messagesAt(span.attributes, "llm.input_messages");
  const replies = messagesAt(span.attributes, "llm.output_messages");
  const parameters = recordOf(jsonIn(textOf(at("llm.invocation_parameters")) ?? ""));
  const asked = shownJson(at("input.value"));
  return {
    kind: "call",
    model:
      textOf(at("llm.request.model_name")) ??
      textOf(at("llm.model_name")) ??
      textOf(at("llm.response.model_name")) ??
      "unknown",
    messages: messages.length > 0 || asked === null ? messages : [{ role: "user", text: asked }],
    reply:
      replies.length > 0
        ? replies.map(({ text }) => text).join("\n\n")
        : (shownJson(at("output.value")) ?? ""),
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
    response: namedResponse(null, at("llm.response.model_name")),
  };
}

/**
 * `llm.input_messages.0.message.content`, or `….message.contents.0.message_content.text`. Grouped in one pass: the numbers
 * are the file's, and may be many.
 */
function messagesAt(attributes: Attributes, prefix: string): ImportedMessage[] {
  const byNumber = new Map<number, [string, unknown][]>();
  for (const [key, value] of attributes) {
    if (!key.startsWith(`${prefix}.`)) continue;
    const [, number, field] = /^(\d{1,9})\.(.*)$/s.exec(key.slice(prefix.length + 1)) ?? [];
    if (number === undefined || field === undefined) continue;
    const fields = byNumber.get(Number(number));
    if (fields) fields.push([field, value]);
    else byNumber.set(Number(number), [[field, value]]);
  }
  return [...byNumber].sort(([a], [b]) => a - b).map(([, fields]) => messageOf(fields));
}

function messageOf(fields: readonly [string, unknown][]): ImportedMessage {
  const at = new Map(fields);
  const texts = (isOne: (field: string) => boolean) =>
    fields.filter(([field]) => isOne(field)).map(([, value]) => textOf(value) ?? "");
  const parts = texts(
    (field) => field.startsWith("message.contents.") && field.endsWith(".message_content.text"),
  );
  const tools = texts(
    (field) => field.startsWith("message.tool_calls.") && /function\.(name|arguments)$/.test(field),
  );
  const content = textOf(at.get("message.content"));
  return {
    role: messageRole(at.get("message.role")),
    text: [...(content === null ? parts : [content]), ...tools].join("\n"),
  };
}

/** What a retriever found. */
function documentsShown(attributes: Attributes): string | null {
  const found = [...attributes].flatMap(([key, value]) =>
    /^retrieval\.documents\.\d+\.document\.content$/.test(key) ? [textOf(value) ?? ""] : [],
  );
  return found.length === 0 ? null : found.join("\n\n");
}
