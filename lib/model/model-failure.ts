/**
 * What went wrong with one attempt, in words that tell the reader what to do, and whether another
 * attempt may help. Neither message nor cause holds the key, the prompt or the whole reply.
 */
import { APICallError } from "ai";
import type { ModelCallErrorCode } from "./model";
import type { ModelEndpoint } from "./model-settings";

export type ModelFailure = {
  code: ModelCallErrorCode;
  message: string;
  isRetryable: boolean;
  /** How long the provider asks to wait; null when it does not say. */
  retryAfterMs: number | null;
  cause: Error;
};

/** Ends an attempt from this side: a limit of the adapter was reached. */
export class AttemptError extends Error {
  readonly code: "timeout" | "bad-reply";

  constructor(code: "timeout" | "bad-reply", message: string) {
    super(message);
    this.name = "AttemptError";
    this.code = code;
  }
}

export type FailureContext = { endpoint: ModelEndpoint; model: string; now: number };

export function describeFailure(error: unknown, context: FailureContext): ModelFailure {
  const text = redact(detailOf(error), context.endpoint.apiKey);
  const base = { retryAfterMs: null, cause: new Error(text) };
  if (error instanceof AttemptError) {
    return { ...base, code: error.code, message: error.message, isRetryable: true };
  }
  const status = statusOf(error);
  if (status !== null) {
    const retryAfterMs = retryAfterOf(error, context.now);
    return { ...base, retryAfterMs, ...describeStatus(status, text, context) };
  }
  if (isBlockedPort(error)) {
    const place = placeOf(context);
    return {
      ...base,
      code: "unreachable",
      message: `The model's server at ${place} was not asked: port ${new URL(place).port} is kept for another service, and the web's rules forbid HTTP calls to it. Let the server listen on another port, such as 8000 or 11434, and correct the address in VERBATIM_BASE_URL or on the settings page.`,
      isRetryable: false,
    };
  }
  const network = networkCodeOf(error);
  if (network !== null) {
    const place = placeOf(context);
    const isLost = network === "ECONNRESET" || network === "connection lost";
    return {
      ...base,
      code: "unreachable",
      message: isLost
        ? `The connection to the model's server at ${place} broke off (${network}). Look at the server's own log, and try again.`
        : `The model's server at ${place} cannot be reached (${network}). Start it, or correct the address in VERBATIM_BASE_URL or on the settings page.`,
      isRetryable: true,
    };
  }
  return {
    ...base,
    code: "bad-reply",
    message: `The model's server at ${placeOf(context)} sent a reply that is not a whole chat completion (${text}). Try again; if it stays so, check that the address leads to an OpenAI-compatible API.`,
    isRetryable: true,
  };
}

type StatusFailure = Pick<ModelFailure, "code" | "message" | "isRetryable">;

const contextTooLong =
  /context.{0,20}(length|window|size)|maximum context|too many tokens|prompt is too long|exceeds? the (available|maximum)|input.{0,20}too long/i;
const outOfCredit = /insufficient_quota|insufficient balance|exceeded your current quota|billing/i;

function describeStatus(status: number, text: string, context: FailureContext): StatusFailure {
  const place = placeOf(context);
  const said = `HTTP ${status}: ${text}`;
  const final = (code: ModelCallErrorCode, message: string): StatusFailure => ({
    code,
    message,
    isRetryable: false,
  });
  if (status === 401 || status === 403) {
    return final(
      "unauthorized",
      context.endpoint.apiKey === null
        ? `${place} asks for an API key (${said}). Set VERBATIM_API_KEY or enter the key on the settings page.`
        : `${place} refused the API key (${said}). Correct VERBATIM_API_KEY or the key on the settings page.`,
    );
  }
  if (status === 404) {
    return final(
      "unknown-model",
      `${place} does not know the model "${context.model}", or the address is wrong (${said}). Check the model's id, and that the address ends as the provider says, mostly in /v1.`,
    );
  }
  if (status === 413 || contextTooLong.test(text)) {
    return final(
      "context-too-long",
      `The request is longer than the model "${context.model}" can read (${said}). Choose a model with a larger context, or send less text at once.`,
    );
  }
  if (status === 402 || outOfCredit.test(text)) {
    return final(
      "rate-limited",
      `The account at ${place} has no credit left (${said}). Add credit there, or choose another model.`,
    );
  }
  if (status === 429) {
    return {
      code: "rate-limited",
      message: `${place} takes no more requests for now (${said}). Wait a while, or choose another model.`,
      isRetryable: true,
    };
  }
  return {
    code: "provider-error",
    message: `${place} failed (${said}). Try again later, or choose another model.`,
    isRetryable: status >= 500 || status === 408 || status === 409,
  };
}

/** The address without credentials and query. */
function placeOf({ endpoint }: FailureContext): string {
  const url = new URL(endpoint.baseUrl);
  return `${url.origin}${url.pathname.replace(/\/$/, "")}`;
}

/** The key goes first: cut through, its beginning would stay. */
function redact(text: string, apiKey: string | null): string {
  const line = text.slice(0, 10_000).replace(/\s+/g, " ");
  const clean = apiKey === null || apiKey === "" ? line : line.replaceAll(apiKey, "[key]");
  return clean.slice(0, 300);
}

function detailOf(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  const message = fieldOf(error, "message");
  return typeof message === "string" ? message : JSON.stringify(error);
}

/** Of a refused request, or of an error that the provider put into the stream. */
function statusOf(error: unknown): number | null {
  if (APICallError.isInstance(error)) {
    const status = error.statusCode ?? 0;
    return status >= 400 ? status : null;
  }
  if (error instanceof Error) return null;
  const code = Number(fieldOf(error, "code"));
  if (Number.isInteger(code) && code >= 400 && code <= 599) return code;
  return typeof fieldOf(error, "message") === "string" ? 500 : null;
}

/** `Retry-After` is a number of seconds or a date; `retry-after-ms` is finer. */
function retryAfterOf(error: unknown, now: number): number | null {
  if (!APICallError.isInstance(error)) return null;
  const headers = error.responseHeaders ?? {};
  const ms = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const value = headers["retry-after"];
  if (value === undefined) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The fetch standard lists ports that no request may go to, such as 6000 and 6667. */
function isBlockedPort(error: unknown): boolean {
  for (let depth = 0, current = error; depth < 6 && current instanceof Error; depth += 1) {
    if (current.message === "bad port") return true;
    current = current.cause;
  }
  return false;
}

/** The system's name of a broken connection, such as ECONNREFUSED, anywhere in the chain of causes. */
function networkCodeOf(error: unknown): string | null {
  for (let depth = 0, current = error; depth < 6 && current instanceof Error; depth += 1) {
    const code = fieldOf(current, "code");
    if (typeof code === "string" && /^(E[A-Z]|UND_ERR|ERR_|CERT_)/.test(code)) return code;
    if (depth > 0 && current.message === "terminated") return "connection lost";
    current = current.cause;
  }
  return error instanceof TypeError && /terminated|fetch failed/.test(error.message)
    ? "connection lost"
    : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
