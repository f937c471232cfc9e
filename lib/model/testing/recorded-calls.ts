/** Logs of model calls for tests of replay: what a run would have recorded of them. */

import type { ModelRequest } from "@/lib/model/model";
import { requestHash } from "@/lib/model/request-hash";
import type { Body, Outcome, TraceEvent } from "@/lib/trace/event";

export type RecordedCall = {
  request: ModelRequest;
  spanId: string;
  text?: string;
  outcome?: Outcome;
  /** False leaves the call open, as a crash does. */
  hasEnd?: boolean;
};

/** All starts first, as parallel calls begin, then their ends in the opposite order. */
export function recordedCalls(calls: readonly RecordedCall[]): TraceEvent[] {
  const starts = calls.map(
    ({ request, spanId }, seq): TraceEvent => ({
      type: "model-call-start",
      seq,
      at: seq,
      spanId,
      parentSpanId: null,
      name: "Model call",
      role: request.role,
      model: request.model,
      requestHash: requestHash(request),
      continues: null,
      added: [],
      temperature: request.temperature,
      maxOutputTokens: request.maxOutputTokens,
      reads: [],
    }),
  );
  const ends = calls
    .filter(({ hasEnd = true }) => hasEnd)
    .toReversed()
    .map(
      ({ spanId, text = "", outcome = { status: "ok" } }, index): TraceEvent => ({
        type: "model-call-end",
        seq: calls.length + index,
        at: calls.length + index,
        spanId,
        outcome,
        text: { preview: text, bytes: Buffer.byteLength(text), sha256: null },
        reasoning: null,
        finishReason: "stop",
        usage: { inputTokens: 9, outputTokens: 3, cachedInputTokens: 0 },
        costUsd: 0.01,
        source: "live",
        attempts: 1,
        firstTokenMs: 4,
        response: { id: `reply-of-${spanId}`, model: "m-2" },
      }),
    );
  return [...starts, ...ends];
}

export const wholePreview = async (body: Body): Promise<string> => body.preview;
