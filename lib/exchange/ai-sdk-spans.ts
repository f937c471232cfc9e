/** Spans with the `ai.*` attributes that AI SDK 4 to 6 write: `ai.generateText` holds `ai.generateText.doGenerate`. */
import { namedResponse } from "@/lib/trace/provider-response";
import { genAiMessages } from "./gen-ai-spans";
import type { OtlpSpan } from "./otlp-spans";
import { numberOf, recordOf, shownJson, shownValue, textOf, unpacked } from "./read-json-value";
import { finishReasonOf, type SpanMeaning, usageOf } from "./span-meaning";

const call = /\.(doGenerate|doStream)$/;

/** Null for a span without such attributes. */
export function aiSdkMeaning(span: OtlpSpan): SpanMeaning | null {
  const operation = textOf(span.attributes.get("ai.operationId"));
  if (operation === null && !/^ai\./.test(span.name)) return null;
  const name = operation ?? span.name.split(" ")[0] ?? span.name;
  return call.test(name) ? callOf(span) : stepOf(span, name);
}

function callOf({ attributes }: OtlpSpan): SpanMeaning {
  const at = (...keys: string[]) =>
    keys.map((key) => attributes.get(key)).find((value) => value !== undefined);
  return {
    kind: "call",
    model: textOf(at("ai.model.id", "gen_ai.request.model", "ai.response.model")) ?? "unknown",
    messages: genAiMessages(at("ai.prompt.messages", "ai.prompt")),
    reply: replyOf({ attributes }),
    reasoning: textOf(at("ai.response.reasoning")),
    usage: usageOf(
      numberOf(at("ai.usage.inputTokens", "ai.usage.promptTokens", "gen_ai.usage.input_tokens")),
      numberOf(
        at("ai.usage.outputTokens", "ai.usage.completionTokens", "gen_ai.usage.output_tokens"),
      ),
      numberOf(at("ai.usage.cachedInputTokens", "ai.usage.inputTokenDetails.cacheReadTokens")),
      numberOf(at("ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens")),
    ),
    costUsd: null,
    finishReason: finishReasonOf(at("ai.response.finishReason")),
    temperature: numberOf(at("ai.settings.temperature", "gen_ai.request.temperature")),
    maxOutputTokens: numberOf(at("ai.settings.maxOutputTokens", "gen_ai.request.max_tokens")),
    firstTokenMs: numberOf(at("ai.response.msToFirstChunk")),
    response: namedResponse(
      at("ai.response.id", "gen_ai.response.id"),
      at("ai.response.model", "gen_ai.response.model"),
    ),
  };
}

function stepOf(span: OtlpSpan, name: string): SpanMeaning {
  const { attributes } = span;
  if (name === "ai.toolCall")
    return {
      kind: "step",
      label: `tool ${textOf(attributes.get("ai.toolCall.name")) ?? ""}`.trim(),
      input: shownJson(attributes.get("ai.toolCall.args") ?? attributes.get("ai.toolCall.input")),
      output: shownJson(
        attributes.get("ai.toolCall.result") ?? attributes.get("ai.toolCall.output"),
      ),
    };
  const reply = replyOf(span);
  return {
    kind: "step",
    label: name,
    input: promptShown(attributes.get("ai.prompt")),
    output: reply === "" ? null : reply,
  };
}

/** Text, then calls of tools; or the object that was asked for. */
function replyOf({ attributes }: Pick<OtlpSpan, "attributes">): string {
  const parts = [
    textOf(attributes.get("ai.response.text") ?? attributes.get("ai.result.text")),
    shownJson(attributes.get("ai.response.toolCalls") ?? attributes.get("ai.result.toolCalls")),
    shownJson(attributes.get("ai.response.object") ?? attributes.get("ai.result.object")),
  ];
  return parts.filter((part) => part !== null && part !== "").join("\n\n");
}

/** `{"prompt": …}`, or `{"messages": […]}` of which the last one is the question. */
function promptShown(value: unknown): string | null {
  const { prompt, messages } = recordOf(unpacked(value));
  const asked =
    textOf(prompt) ?? genAiMessages(messages).findLast(({ role }) => role === "user")?.text;
  return asked ?? shownValue(value);
}
