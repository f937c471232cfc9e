/**
 * Spans with the `gen_ai.*` attributes of OpenTelemetry's conventions, as AI SDK 7 and others write them. Their usage is
 * read at calls of models alone: agents repeat what their calls used.
 */
import { namedResponse } from "@/lib/trace/provider-response";
import type { OtlpSpan } from "./otlp-spans";
import {
  isRecord,
  listOf,
  numberOf,
  recordOf,
  shownJson,
  shownValue,
  textOf,
  unpacked,
} from "./read-json-value";
import {
  finishReasonOf,
  type ImportedMessage,
  messageRole,
  type SpanMeaning,
  usageOf,
} from "./span-meaning";

const callOperations = new Set(["chat", "text_completion", "generate_content", "completion"]);

/** Null for a span without such attributes. */
export function genAiMeaning(span: OtlpSpan): SpanMeaning | null {
  const { attributes } = span;
  const operation = textOf(attributes.get("gen_ai.operation.name"));
  const isKnown = [...attributes.keys()].some((key) => key.startsWith("gen_ai."));
  if (operation === null && !isKnown) return null;
  if (operation !== null ? callOperations.has(operation) : hasPrompt(span)) return call(span);
  const tool = operation === "execute_tool";
  return {
    kind: "step",
    label: operation ?? "span",
    input: tool
      ? shownJson(attributes.get("gen_ai.tool.call.arguments"))
      : messagesShown(valueAt(span, "gen_ai.input.messages", "gen_ai.prompt")),
    output: tool
      ? shownJson(attributes.get("gen_ai.tool.call.result"))
      : messagesShown(valueAt(span, "gen_ai.output.messages", "gen_ai.completion")),
  };
}

function hasPrompt({ attributes }: OtlpSpan): boolean {
  return (
    attributes.has("gen_ai.request.model") &&
    (attributes.has("gen_ai.prompt") || attributes.has("gen_ai.prompt.0.content"))
  );
}

function call(span: OtlpSpan): SpanMeaning {
  const at = (key: string) => span.attributes.get(key);
  const output = unpacked(valueAt(span, "gen_ai.output.messages"));
  const replies = genAiMessages(output ?? valueAt(span, "gen_ai.completion"));
  const reply = replies.map(({ text }) => text).join("\n\n");
  const cached = numberOf(
    at("gen_ai.usage.cache_read.input_tokens") ?? at("gen_ai.usage.cached_input_tokens"),
  );
  const seconds = numberOf(
    at("gen_ai.response.time_to_first_chunk") ?? at("gen_ai.client.operation.time_to_first_chunk"),
  );
  return {
    kind: "call",
    model: textOf(at("gen_ai.request.model")) ?? textOf(at("gen_ai.response.model")) ?? "unknown",
    messages: [...system(at("gen_ai.system_instructions")), ...promptOf(span)],
    reply,
    reasoning: reasoningIn(output),
    usage: usageOf(
      numberOf(at("gen_ai.usage.input_tokens") ?? at("gen_ai.usage.prompt_tokens")),
      numberOf(at("gen_ai.usage.output_tokens") ?? at("gen_ai.usage.completion_tokens")),
      cached,
      numberOf(at("gen_ai.usage.reasoning.output_tokens")),
    ),
    costUsd: numberOf(at("gen_ai.usage.cost") ?? at("verbatim.cost_usd")),
    finishReason: finishReasonOf(listOf(at("gen_ai.response.finish_reasons"))[0]),
    temperature: numberOf(at("gen_ai.request.temperature")),
    maxOutputTokens: numberOf(at("gen_ai.request.max_tokens")),
    firstTokenMs: seconds === null ? null : seconds * 1000,
    response: namedResponse(at("gen_ai.response.id"), at("gen_ai.response.model")),
  };
}

function promptOf(span: OtlpSpan): ImportedMessage[] {
  const whole = genAiMessages(valueAt(span, "gen_ai.input.messages", "gen_ai.prompt"));
  if (whole.length > 0) return whole;
  const messages: ImportedMessage[] = [];
  for (let index = 0; span.attributes.has(`gen_ai.prompt.${index}.content`); index += 1)
    messages.push({
      role: messageRole(span.attributes.get(`gen_ai.prompt.${index}.role`)),
      text: shownJson(span.attributes.get(`gen_ai.prompt.${index}.content`)) ?? "",
    });
  return messages;
}

/** An attribute, or one of the same name in an event of the span: older conventions put messages there. */
function valueAt(span: OtlpSpan, ...keys: string[]): unknown {
  for (const key of keys) {
    const own = span.attributes.get(key);
    if (own !== undefined) return own;
    const told = span.events.find(({ attributes }) => attributes.has(key));
    if (told) return told.attributes.get(key);
  }
  return undefined;
}

function system(value: unknown): ImportedMessage[] {
  const text = partsText(unpacked(value));
  return text === "" ? [] : [{ role: "system", text }];
}

/** Messages of `{role, parts}` or `{role, content}`, as JSON in a text or as values; a bare text is the user's. */
export function genAiMessages(value: unknown): ImportedMessage[] {
  const stored = unpacked(value);
  if (typeof stored === "string") return stored === "" ? [] : [{ role: "user", text: stored }];
  const list = isRecord(stored) && "messages" in stored ? stored.messages : stored;
  return (Array.isArray(list) ? list : stored === undefined || stored === null ? [] : [stored]).map(
    (entry) => {
      const { role, parts, content } = recordOf(entry);
      return { role: messageRole(role), text: partsText(parts ?? content ?? entry) };
    },
  );
}

/** The texts of a message's parts; tool calls and results as JSON, reasoning left out. */
export function partsText(parts: unknown): string {
  if (typeof parts === "string") return parts;
  if (!Array.isArray(parts)) return shownValue(parts) ?? "";
  return parts.flatMap(partText).join("\n");
}

function partText(part: unknown): string[] {
  if (typeof part === "string") return [part];
  const { type, content, text } = recordOf(part);
  if (type === "reasoning") return [];
  const said = textOf(content) ?? textOf(text);
  return [said ?? shownValue(part) ?? ""];
}

function reasoningIn(messages: unknown): string | null {
  const parts = listOf(messages).flatMap((entry) => listOf(recordOf(entry).parts));
  const said = parts.flatMap((part) => {
    const { type, content, text } = recordOf(part);
    return type === "reasoning" ? [textOf(content) ?? textOf(text) ?? ""] : [];
  });
  return said.length === 0 ? null : said.join("\n");
}

function messagesShown(value: unknown): string | null {
  const messages = genAiMessages(value);
  if (messages.length === 0) return null;
  if (messages.length === 1) return messages[0]?.text ?? null;
  return messages.map(({ role, text }) => `${role}:\n${text}`).join("\n\n");
}
