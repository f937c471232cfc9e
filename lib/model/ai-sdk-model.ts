/**
 * Any OpenAI-compatible endpoint, through the AI SDK: streaming, with retries of its own.
 *
 * An attempt that breaks off is dropped whole and asked again; onText then begins at offset 0.
 * No message of the SDK leaves this folder: its shapes change with every major version.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import { type CallModel, ModelCallError } from "./model";
import { AttemptError, describeFailure, type ModelFailure } from "./model-failure";
import type { ModelEndpoint } from "./model-settings";
import type { PriceOf } from "./price";
import { type AttemptLimits, streamAttempt } from "./stream-attempt";

export type AiSdkModelLimits = AttemptLimits & {
  /** The whole call, retries and waits included, in milliseconds. */
  timeoutMs: number;
  /** Requests sent at most. */
  maxAttempts: number;
  /** The wait before the second attempt, in milliseconds; it doubles with each one. */
  retryDelayMs: number;
  /** The longest wait that a provider may ask for, in milliseconds. */
  maxRetryDelayMs: number;
};

const defaultAiSdkModelLimits: AiSdkModelLimits = {
  timeoutMs: 600_000,
  idleTimeoutMs: 120_000,
  maxReplyChars: 200_000,
  maxAttempts: 4,
  retryDelayMs: 500,
  maxRetryDelayMs: 60_000,
};

export type AiSdkModelOptions = {
  endpoint: ModelEndpoint;
  priceOf: PriceOf;
  limits?: Partial<AiSdkModelLimits>;
  /** Milliseconds since the Unix epoch. */
  clock?: () => number;
  /** A number from 0 to 1 that spreads retries of many calls. */
  random?: () => number;
};

export function createAiSdkModel(options: AiSdkModelOptions): CallModel {
  const { endpoint, priceOf, clock = Date.now, random = Math.random } = options;
  const limits = { ...defaultAiSdkModelLimits, ...options.limits };
  const languageModel = languageModelOf(endpoint);

  return async (request, callOptions) => {
    callOptions?.signal?.throwIfAborted();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(deadlineError(limits)), limits.timeoutMs);
    const signal = callOptions?.signal
      ? AbortSignal.any([deadline.signal, callOptions.signal])
      : deadline.signal;
    try {
      for (let attempts = 1; ; attempts += 1) {
        try {
          const reply = await streamAttempt({
            languageModel: languageModel(request.model),
            request,
            limits,
            signal,
            onText: callOptions?.onText ?? ignoreText,
            clock,
          });
          const costUsd = priceOf(request.model, reply.usage);
          return { ...reply, costUsd, source: "live", attempts };
        } catch (error) {
          callOptions?.signal?.throwIfAborted();
          const failure = describeFailure(error, { endpoint, model: request.model, now: clock() });
          const waitMs = retryDelay(failure, attempts, limits, random);
          if (waitMs === null || deadline.signal.aborted) throw callError(failure, attempts);
          await pause(waitMs, signal, () => {
            callOptions?.signal?.throwIfAborted();
            throw callError(failure, attempts);
          });
        }
      }
    } finally {
      clearTimeout(timer);
    }
  };
}

/** OpenAI's own models name some parameters differently, which its own adapter knows. */
function languageModelOf(endpoint: ModelEndpoint): (model: string) => LanguageModel {
  if (new URL(endpoint.baseUrl).hostname === "api.openai.com") {
    const provider = createOpenAI({ baseURL: endpoint.baseUrl, apiKey: endpoint.apiKey ?? "" });
    return (model) => provider.chat(model);
  }
  const provider = createOpenAICompatible({
    name: "endpoint",
    baseURL: endpoint.baseUrl,
    includeUsage: true,
    ...(endpoint.apiKey === null ? {} : { apiKey: endpoint.apiKey }),
  });
  return (model) => provider.chatModel(model);
}

/** Exponential with jitter, or as long as the provider asks; null when another attempt is of no use. */
function retryDelay(
  failure: ModelFailure,
  attempts: number,
  limits: AiSdkModelLimits,
  random: () => number,
): number | null {
  if (!failure.isRetryable || attempts >= limits.maxAttempts) return null;
  if (failure.retryAfterMs !== null) {
    return failure.retryAfterMs > limits.maxRetryDelayMs ? null : failure.retryAfterMs;
  }
  const ceiling = Math.min(limits.retryDelayMs * 2 ** (attempts - 1), limits.maxRetryDelayMs);
  return ceiling * (0.5 + random() / 2);
}

async function pause(ms: number, signal: AbortSignal, onAbort: () => never): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (signal.aborted) onAbort();
    throw error;
  }
}

function callError({ code, message, cause }: ModelFailure, attempts: number): ModelCallError {
  const tried = attempts > 1 ? ` (${attempts} attempts)` : "";
  return new ModelCallError({ code, message: message + tried, attempts, cause });
}

function deadlineError({ timeoutMs }: AiSdkModelLimits): AttemptError {
  return new AttemptError(
    "timeout",
    `The model did not finish its reply within ${timeoutMs / 1000} s, so the call was ended. Ask for less at once, or choose a faster model.`,
  );
}

function ignoreText(): void {}
