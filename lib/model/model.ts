/** The port between the product and a language model: one call in, one reply out. */
import type { ModelRole } from "@/lib/trace/config";
import type { Usage } from "@/lib/trace/event";
import type { ProviderResponse } from "@/lib/trace/provider-response";

export type ModelMessage = { role: "system" | "user" | "assistant"; content: string };

export type ModelRequest = {
  /** Who asks. Not part of the request's identity: equal prompts to one model are equal requests. */
  role: ModelRole;
  model: string;
  messages: readonly ModelMessage[];
  temperature: number | null;
  maxOutputTokens: number | null;
};

type ModelCallOptions = {
  /** Cancels the call; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /**
   * Receives each piece of the reply's text as it arrives. Never called for a recorded reply.
   * `offset` is where the piece begins, in UTF-16 code units: it is 0 again when the call was
   * retried, and what came before is void.
   */
  onText?: (piece: string, offset: number) => void;
  /** The call's span in the log: finds a person's edit of this reply, and its own recorded reply first. */
  spanId?: string;
};

export type ModelReply = {
  text: string;
  /** The provider's separate reasoning text; null when there is none. */
  reasoning: string | null;
  /** "length" means that the reply was cut: at the token limit, or at the adapter's own limit of size. */
  finishReason: "stop" | "length" | "other";
  /** Null when the provider did not report it. */
  usage: Usage | null;
  /** US dollars; null when the model's price is unknown. */
  costUsd: number | null;
  source: "live" | "memo" | "edit";
  /** Requests sent, retries included; 0 when the reply was not live. */
  attempts: number;
  /** Milliseconds from request to the first token; null when not streamed. */
  firstTokenMs: number | null;
  /** The reply's id and model as the provider names them; null when it names neither, or when there was none. */
  response: ProviderResponse | null;
};

/**
 * One call of a language model.
 *
 * Rejects with ModelCallError when the provider gives no reply after the adapter's own retries.
 */
export type CallModel = (request: ModelRequest, options?: ModelCallOptions) => Promise<ModelReply>;

const modelCallErrorCodes = [
  "unauthorized",
  "unreachable",
  "rate-limited",
  "timeout",
  "unknown-model",
  "context-too-long",
  "provider-error",
  "bad-reply",
] as const;

export type ModelCallErrorCode = (typeof modelCallErrorCodes)[number];

/** The code as a log holds it; another program's unknown code becomes `provider-error`. */
export function modelCallErrorCode(recorded: string): ModelCallErrorCode {
  return modelCallErrorCodes.find((code) => code === recorded) ?? "provider-error";
}

/** The provider gave no usable reply. The message says what to do about it and holds no key. */
export class ModelCallError extends Error {
  readonly code: ModelCallErrorCode;
  readonly attempts: number;

  constructor(options: {
    code: ModelCallErrorCode;
    message: string;
    attempts: number;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = "ModelCallError";
    this.code = options.code;
    this.attempts = options.attempts;
  }
}

/** A replay asked for a reply that the recorded run does not hold. */
export class ReplayMissError extends Error {
  readonly code = "replay-miss";

  constructor(requestHash: string) {
    super(
      `The recorded run holds no reply to request ${requestHash.slice(0, 12)}: the program asked something else than before.`,
    );
    this.name = "ReplayMissError";
  }
}
