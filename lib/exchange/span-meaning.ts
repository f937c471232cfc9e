/** What a span of another program's trace means here: a call of a model, or a step that has no counterpart. */
import type { Usage } from "@/lib/trace/event";
import type { ProviderResponse } from "@/lib/trace/provider-response";
import { tokensOf } from "./measures";
import { textOf } from "./read-json-value";

export type ImportedMessage = { role: "system" | "user" | "assistant"; text: string };

export type CallMeaning = {
  kind: "call";
  /** The model that was asked; where that is not said, the one that answered. */
  model: string;
  messages: readonly ImportedMessage[];
  reply: string;
  reasoning: string | null;
  usage: Usage | null;
  /** US dollars; null when it is not said. */
  costUsd: number | null;
  finishReason: "stop" | "length" | "other";
  temperature: number | null;
  maxOutputTokens: number | null;
  firstTokenMs: number | null;
  /** Null where it names neither an id of the reply nor the model that gave it. */
  response: ProviderResponse | null;
};

export type StepMeaning = {
  kind: "step";
  /** What its source calls it. */
  label: string;
  input: string | null;
  output: string | null;
};

export type SpanMeaning = CallMeaning | StepMeaning;

export function messageRole(role: unknown): ImportedMessage["role"] {
  if (role === "system" || role === "developer") return "system";
  return role === "assistant" || role === "model" || role === "ai" ? "assistant" : "user";
}

export function finishReasonOf(reason: unknown): CallMeaning["finishReason"] {
  if (reason === undefined || reason === null || reason === "") return "stop";
  const said = textOf(reason)?.toLowerCase();
  if (said === "length" || said === "max_tokens") return "length";
  return said === "stop" || said === "end_turn" ? "stop" : "other";
}

/** Null when neither number is known. */
export function usageOf(
  input: number | null,
  output: number | null,
  cached: number | null,
  reasoning: number | null = null,
): Usage | null {
  const inputTokens = tokensOf(input);
  const outputTokens = tokensOf(output);
  if (inputTokens === null && outputTokens === null) return null;
  const reasoningTokens = tokensOf(reasoning);
  return {
    inputTokens: inputTokens ?? 0,
    outputTokens: outputTokens ?? 0,
    cachedInputTokens: tokensOf(cached) ?? 0,
    ...(reasoningTokens === null ? {} : { reasoningTokens }),
  };
}
