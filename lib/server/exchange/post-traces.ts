/** One request of OTLP/HTTP: which answers mean that it was taken, and which that it may be sent again. */
import "server-only";
import { jsonIn, numberOf, recordOf, textOf } from "@/lib/exchange/read-json-value";

export type SendResult =
  /** `remark` tells of spans that the collector did not take. */
  | { kind: "sent"; remark: string | null }
  | { kind: "try-again"; reason: string; afterMs: number }
  | { kind: "refused"; reason: string };

type PostOptions = {
  endpoint: string;
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
  body: string;
};

const retryable = new Set([408, 429, 502, 503, 504]);
const LONGEST_WAIT_MS = 60_000;
const LONGEST_ANSWER = 10_000;

export async function postTraces({
  endpoint,
  headers,
  timeoutMs,
  body,
}: PostOptions): Promise<SendResult> {
  try {
    const response = await fetch(`${endpoint}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      // Headers may hold a key: they go to the address that was set and to no other.
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await resultOf(response);
  } catch (error) {
    return { kind: "try-again", reason: reasonOf(error, timeoutMs), afterMs: 0 };
  }
}

async function resultOf(response: Response): Promise<SendResult> {
  const said = (await response.text()).slice(0, LONGEST_ANSWER);
  const reason = `it answered ${response.status}${said === "" ? "" : `: ${said.slice(0, 300)}`}`;
  if (response.ok) return { kind: "sent", remark: remarkOf(said) };
  if (!retryable.has(response.status)) return { kind: "refused", reason };
  const seconds = numberOf(response.headers.get("retry-after")) ?? 0;
  const afterMs = Math.min(Math.max(0, seconds * 1000), LONGEST_WAIT_MS);
  return { kind: "try-again", reason, afterMs };
}

/** A collector may take a request and leave out some of its spans. */
function remarkOf(said: string): string | null {
  const partial = recordOf(recordOf(jsonIn(said)).partialSuccess);
  const rejected = numberOf(partial.rejectedSpans) ?? 0;
  if (rejected === 0) return null;
  return `it left out ${rejected} spans (${textOf(partial.errorMessage) ?? "without a reason"})`;
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it did not answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
