/** One attempt at a streamed chat completion: pieces out as they come, and limits on silence, time and size. */

import type { LanguageModel } from "ai";
import { streamText } from "ai";
import type { Usage } from "@/lib/trace/event";
import { namedResponse } from "@/lib/trace/provider-response";
import type { ModelReply, ModelRequest } from "./model";
import { AttemptError } from "./model-failure";

export type AttemptLimits = {
  /** Longest silence: before the first token, and between two of them. Milliseconds. */
  idleTimeoutMs: number;
  /** Text and reasoning together, in UTF-16 code units; the reply is cut there, as at a token limit. */
  maxReplyChars: number;
};

export type AttemptOptions = {
  languageModel: LanguageModel;
  request: ModelRequest;
  limits: AttemptLimits;
  signal: AbortSignal;
  onText: (piece: string, offset: number) => void;
  clock: () => number;
};

export type AttemptReply = Pick<
  ModelReply,
  "text" | "reasoning" | "finishReason" | "usage" | "firstTokenMs" | "response"
>;

/** Rejects with the signal's reason, with AttemptError at a limit, or with the provider's error. */
export async function streamAttempt(options: AttemptOptions): Promise<AttemptReply> {
  const { request, limits, signal, onText, clock } = options;
  const ended = new AbortController();
  const idle = idleTimer(limits.idleTimeoutMs, (error) => ended.abort(error));
  const startedAt = clock();
  const reply: AttemptReply = {
    text: "",
    reasoning: null,
    finishReason: "other",
    usage: null,
    firstTokenMs: null,
    response: null,
  };
  try {
    const { stream } = streamText({
      model: options.languageModel,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      allowSystemInMessages: true,
      ...(request.temperature === null ? {} : { temperature: request.temperature }),
      ...(request.maxOutputTokens === null ? {} : { maxOutputTokens: request.maxOutputTokens }),
      maxRetries: 0,
      // The SDK's own word on the response has an id and a model where the provider named none.
      include: { rawChunks: true },
      // What goes beyond this is kept until the call has ended, whatever a server puts into its chunks.
      experimental_transform: () =>
        new TransformStream({
          transform(part, controller) {
            if (part.type !== "raw") controller.enqueue(part);
            else reply.response = responseIn(part.rawValue, reply.response);
          },
        }),
      abortSignal: AbortSignal.any([signal, ended.signal]),
      // Errors arrive as parts of the stream below; the default handler would print them, prompt and all.
      onError: () => undefined,
    });
    for await (const part of stream) {
      idle.restart();
      if (part.type === "error") throw part.error;
      if (part.type === "text-delta" || part.type === "reasoning-delta") {
        reply.firstTokenMs ??= clock() - startedAt;
      }
      if (part.type === "text-delta") {
        onText(part.text, reply.text.length);
        reply.text += part.text;
      }
      if (part.type === "reasoning-delta") reply.reasoning = (reply.reasoning ?? "") + part.text;
      if (part.type === "finish") {
        reply.finishReason = finishReasonOf(part.finishReason);
        reply.usage = usageOf(part.totalUsage);
      }
      if (reply.text.length + (reply.reasoning?.length ?? 0) > limits.maxReplyChars) {
        ended.abort();
        return { ...reply, finishReason: "length" };
      }
    }
    signal.throwIfAborted();
    ended.signal.throwIfAborted();
    return reply;
  } catch (error) {
    // The SDK reports an abort in several shapes; the reason of the signal is the one that counts.
    signal.throwIfAborted();
    ended.signal.throwIfAborted();
    throw error;
  } finally {
    idle.stop();
    ended.abort();
  }
}

function idleTimer(timeoutMs: number, onIdle: (error: AttemptError) => void) {
  const message = `The model's server sent nothing for ${timeoutMs / 1000} s, so the call was ended. Try again, or choose a faster model.`;
  const arm = () => setTimeout(() => onIdle(new AttemptError("timeout", message)), timeoutMs);
  let timer = arm();
  return {
    restart() {
      clearTimeout(timer);
      timer = arm();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/** What chunks of the wire protocol name, the first of each: some servers leave their first chunks without. */
function responseIn(chunk: unknown, named: AttemptReply["response"]): AttemptReply["response"] {
  if (named?.id && named.model) return named;
  if (typeof chunk !== "object" || chunk === null) return named;
  const id = named?.id ?? ("id" in chunk ? chunk.id : null);
  return namedResponse(id, named?.model ?? ("model" in chunk ? chunk.model : null));
}

function finishReasonOf(reason: string): ModelReply["finishReason"] {
  return reason === "stop" || reason === "length" ? reason : "other";
}

type SdkUsage = {
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  inputTokenDetails: { cacheReadTokens: number | undefined };
  outputTokenDetails: { reasoningTokens: number | undefined };
};

/** Null as well where the provider reports what is no count: in the log it would make the run unreadable. */
function usageOf({
  inputTokens,
  outputTokens,
  inputTokenDetails,
  outputTokenDetails: { reasoningTokens },
}: SdkUsage): Usage | null {
  const cachedInputTokens = inputTokenDetails.cacheReadTokens ?? 0;
  if (!isCount(inputTokens) || !isCount(outputTokens) || !isCount(cachedInputTokens)) return null;
  const counted = { inputTokens, outputTokens, cachedInputTokens };
  // A provider that does not tell them apart counts none.
  return isCount(reasoningTokens) && reasoningTokens > 0
    ? { ...counted, reasoningTokens }
    : counted;
}

/** More tokens than any model reads in one call. */
const mostTokens = 1e9;

function isCount(tokens: number | undefined): tokens is number {
  return Number.isSafeInteger(tokens) && tokens !== undefined && tokens >= 0 && tokens < mostTokens;
}
