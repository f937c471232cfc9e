/**
 * The replies of a recorded run, found again by the content of the request.
 *
 * Equal requests give their replies in the order of the calls, so that n samples stay n samples;
 * a call that names its span gets that span's own reply first, so that parallel calls resume exactly.
 */

import type { Body, TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { ModelCallError, type ModelReply, modelCallErrorCode } from "./model";

/** Resolves with the recorded reply, or rejects with the recorded failure. */
type RecordedReply = () => Promise<ModelReply>;

export type Memo = {
  /** Each recorded reply is given once. Null when none is left. */
  take(requestHash: string, spanId?: string): RecordedReply | null;
};

export type MemoOptions = {
  /** "repeat" gives recorded failures back, as resume and replay need; "retry" forgets them, as a fork wants. */
  failures: "repeat" | "retry";
};

type Entry = { spanId: string; reply: RecordedReply };
type CallEnd = TraceEventOf<"model-call-end">;

/** `readBody` gives the whole text of a body. It is called when a reply is used, not before. */
export function createMemo(
  events: readonly TraceEvent[],
  readBody: (body: Body) => Promise<string>,
  options: MemoOptions = { failures: "repeat" },
): Memo {
  const ends = new Map<string, CallEnd>();
  for (const event of events) if (event.type === "model-call-end") ends.set(event.spanId, event);
  const entries = new Map<string, Entry[]>();
  for (const start of events) {
    if (start.type !== "model-call-start") continue;
    const end = ends.get(start.spanId);
    const reply = end && recordedReply(end, readBody, options);
    if (!reply) continue;
    const equal = entries.get(start.requestHash) ?? [];
    entries.set(start.requestHash, equal);
    equal.push({ spanId: start.spanId, reply });
  }
  return {
    take(hash, spanId) {
      const equal = entries.get(hash);
      if (!equal || equal.length === 0) return null;
      const own = equal.findIndex((entry) => entry.spanId === spanId);
      const [entry] = equal.splice(Math.max(own, 0), 1);
      return entry?.reply ?? null;
    },
  };
}

function recordedReply(
  end: CallEnd,
  readBody: (body: Body) => Promise<string>,
  options: MemoOptions,
): RecordedReply | null {
  const { outcome } = end;
  if (outcome.status === "cancelled") return null;
  if (outcome.status !== "ok") {
    if (options.failures === "retry") return null;
    const code = outcome.status === "timeout" ? "timeout" : modelCallErrorCode(outcome.code);
    return () =>
      Promise.reject(new ModelCallError({ code, message: outcome.message, attempts: 0 }));
  }
  return async () => ({
    text: await readBody(end.text),
    reasoning: end.reasoning && (await readBody(end.reasoning)),
    finishReason: end.finishReason,
    usage: end.usage,
    costUsd: end.costUsd,
    source: "memo",
    attempts: 0,
    firstTokenMs: null,
    response: end.response ?? null,
  });
}
