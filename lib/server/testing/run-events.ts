/** Plays the worker's part in tests: takes a run, makes one model call, ends it. */
import type { Composition } from "@/lib/server/composition";
import type { Body, NewTraceEvent, TraceEvent, TraceEventOf } from "@/lib/trace/event";

type Parts = Pick<Composition, "eventLog" | "clock">;

export async function appendEvents(
  { eventLog, clock }: Parts,
  runId: string,
  events: readonly NewTraceEvent[],
): Promise<void> {
  const seq = (await eventLog.read(runId)).length;
  const stamped: TraceEvent[] = events.map((event, index) => ({
    ...event,
    seq: seq + index,
    at: clock(),
  }));
  await eventLog.append(runId, seq, stamped);
}

/** Resolves with the span of the model call, which has not ended. */
export async function takeRun(
  parts: Parts,
  runId: string,
  prompt: Body = { preview: "How many?", bytes: 9, sha256: null },
): Promise<string> {
  const spanId = "iteration-1/model-call";
  await appendEvents(parts, runId, [
    {
      type: "execution-start",
      spanId: "execution-1",
      parentSpanId: "run",
      name: "execution 1",
      worker: "test",
    },
    { type: "iteration-start", spanId: "iteration-1", parentSpanId: "run", name: "iteration 1" },
    {
      type: "model-call-start",
      spanId,
      parentSpanId: "iteration-1",
      name: "root",
      role: "root",
      model: "builtin",
      requestHash: "0".repeat(64),
      continues: null,
      added: [{ role: "user", content: prompt }],
      temperature: null,
      maxOutputTokens: null,
      reads: [],
    },
  ]);
  return spanId;
}

export async function endCall(
  parts: Parts,
  runId: string,
  spanId: string,
  text: string,
): Promise<void> {
  await appendEvents(parts, runId, [
    {
      type: "model-call-end",
      spanId,
      outcome: { status: "ok" },
      text: { preview: text, bytes: Buffer.byteLength(text), sha256: null },
      reasoning: null,
      finishReason: "stop",
      usage: { inputTokens: 10, outputTokens: 5, cachedInputTokens: 0 },
      costUsd: 0,
      source: "live",
      attempts: 1,
      firstTokenMs: 3,
    },
  ]);
}

export async function endRun(
  parts: Parts,
  runId: string,
  end: Partial<Omit<TraceEventOf<"run-end">, "type" | "seq" | "at" | "spanId">>,
): Promise<void> {
  await appendEvents(parts, runId, [
    {
      type: "run-end",
      spanId: "run",
      outcome: { status: "ok" },
      answer: null,
      claims: [],
      evidence: [],
      warnings: [],
      ...end,
    },
  ]);
}
