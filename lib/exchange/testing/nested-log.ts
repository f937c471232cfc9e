/** An inquiry with an iteration in a nested run, and a call that says all that a call can. */
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { sampleConfig, text } from "@/lib/trace/testing/sample-log";

export const nestedLog: TraceEvent[] = (
  [
    {
      ...{ type: "run-start", spanId: "run", parentSpanId: null, name: "Inquiry", version: 1 },
      ...{ kind: "inquiry", config: sampleConfig, origin: null },
    },
    { type: "iteration-start", spanId: "i1", parentSpanId: "run", name: "iteration 1" },
    { type: "iteration-end", spanId: "i1", outcome: { status: "ok" } },
    { type: "iteration-start", spanId: "i2", parentSpanId: "run", name: "iteration 2" },
    {
      ...{ type: "nested-run-start", spanId: "n1", parentSpanId: "i2", name: "nested run" },
      ...{ question: "And below?", context: text("a part"), reads: [] },
    },
    { type: "iteration-start", spanId: "n1/i1", parentSpanId: "n1", name: "iteration 1" },
    {
      ...{ type: "model-call-start", spanId: "n1/call", parentSpanId: "n1/i1", name: "call" },
      ...{ role: "sub", model: "gpt-5", requestHash: "x", continues: null, reads: [] },
      added: [
        { role: "system", content: text("Be brief.") },
        { role: "user", content: text("How many?") },
      ],
      ...{ temperature: 1, maxOutputTokens: 500 },
    },
    {
      ...{ type: "model-call-end", spanId: "n1/call", outcome: { status: "ok" } },
      ...{ text: text("Seven."), reasoning: text("I count."), finishReason: "stop" },
      usage: { inputTokens: 100, outputTokens: 20, cachedInputTokens: 40, reasoningTokens: 8 },
      ...{ costUsd: 0.25, source: "live", attempts: 1, firstTokenMs: 250 },
      response: { id: "chatcmpl-7", model: "gpt-5-2026-01-31" },
    },
    { type: "iteration-end", spanId: "n1/i1", outcome: { status: "ok" } },
    {
      ...{ type: "nested-run-end", spanId: "n1", outcome: { status: "ok" } },
      answer: { text: "Seven.", forced: true, abstained: false },
    },
    {
      ...{ type: "iteration-end", spanId: "i2" },
      outcome: { status: "error", code: "model-failed", message: "It did not answer." },
    },
    {
      ...{ type: "run-end", spanId: "run", outcome: { status: "ok" }, evidence: [], warnings: [] },
      answer: { text: "7 of 9.", forced: false, abstained: false },
      claims: [
        { kind: "number", text: "7", mark: "computed", start: 0, end: 1, places: [] },
        { kind: "number", text: "9", mark: "unsupported", start: 5, end: 6, places: [] },
      ],
    },
  ] satisfies NewTraceEvent[]
).map((fact, seq) => ({ ...fact, seq, at: 1_000 * (seq + 1) }));
