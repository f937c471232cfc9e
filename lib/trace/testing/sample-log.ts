/** A small log as a run writes it, for tests of what is derived from logs. */
import { defaultBudget, type InquiryConfig } from "@/lib/trace/config";
import type { Body, NewTraceEvent, TraceEvent } from "@/lib/trace/event";

export const text = (preview: string): Body => ({ preview, bytes: preview.length, sha256: null });

export const sampleConfig: InquiryConfig = {
  question: "How many lines hold the word north?",
  documents: [{ id: "d1", name: "regions.txt", textSha256: "0".repeat(64), chars: 120, lines: 6 }],
  models: { root: "scripted", sub: "scripted" },
  mode: "rlm",
  budget: defaultBudget,
  temperature: null,
  edits: [],
};

const iteration = "iteration-1";
const call = `${iteration}/model-call`;
const cell = `${iteration}/cell`;
const sub = `${cell}/sub-call-1`;

const facts: NewTraceEvent[] = [
  {
    type: "run-start",
    spanId: "run",
    parentSpanId: null,
    name: "inquiry",
    version: 1,
    kind: "inquiry",
    config: sampleConfig,
    origin: null,
  },
  {
    type: "execution-start",
    spanId: "execution-1",
    parentSpanId: "run",
    name: "execution 1",
    worker: "w1",
  },
  { type: "iteration-start", spanId: iteration, parentSpanId: "run", name: "iteration 1" },
  {
    type: "model-call-start",
    spanId: call,
    parentSpanId: iteration,
    name: "model call",
    role: "root",
    model: "scripted",
    requestHash: "a1",
    continues: null,
    added: [{ role: "user", content: text("Question: …") }],
    temperature: null,
    maxOutputTokens: null,
    reads: [],
  },
  {
    type: "model-call-end",
    spanId: call,
    outcome: { status: "ok" },
    text: text("```ts\nprint(1)\n```"),
    reasoning: null,
    finishReason: "stop",
    usage: { inputTokens: 100, outputTokens: 10, cachedInputTokens: 0 },
    costUsd: 0.01,
    source: "live",
    attempts: 1,
    firstTokenMs: 12,
  },
  {
    type: "sandbox-run-start",
    spanId: cell,
    parentSpanId: iteration,
    name: "cell 1",
    cell: 1,
    code: text("print(1)"),
    written: null,
    repairs: [],
  },
  {
    type: "model-call-start",
    spanId: sub,
    parentSpanId: cell,
    name: "sub-call 1",
    role: "sub",
    model: "scripted",
    requestHash: "b1",
    continues: null,
    added: [{ role: "user", content: text("Task: …") }],
    temperature: null,
    maxOutputTokens: null,
    reads: [],
  },
  {
    type: "model-call-end",
    spanId: sub,
    outcome: { status: "ok" },
    text: text("NOT FOUND"),
    reasoning: null,
    finishReason: "stop",
    usage: { inputTokens: 50, outputTokens: 2, cachedInputTokens: 0 },
    costUsd: null,
    source: "live",
    attempts: 1,
    firstTokenMs: null,
  },
  {
    type: "sandbox-run-end",
    spanId: cell,
    outcome: { status: "ok" },
    output: text("1"),
    droppedChars: 0,
    value: null,
    final: null,
    hostCalls: 1,
    notes: [],
    toolUses: [],
    cpuMs: 1,
    wallMs: 2,
    peakMemoryBytes: 0,
    restarted: false,
    flow: null,
    variables: [],
    reads: [],
  },
  {
    type: "gate-end",
    spanId: `${iteration}/gate`,
    parentSpanId: iteration,
    name: "answer gate",
    decision: "published",
    answer: "1",
    claims: [],
    evidence: [],
    message: "",
  },
  { type: "iteration-end", spanId: iteration, outcome: { status: "ok" } },
  {
    type: "run-end",
    spanId: "run",
    outcome: { status: "ok" },
    answer: { text: "1", forced: false, abstained: false },
    claims: [],
    evidence: [],
    warnings: [],
  },
];

/** Twelve events, one second apart. */
export const sampleLog: TraceEvent[] = facts.map((fact, seq) => ({
  ...fact,
  seq,
  at: 1_000 * (seq + 1),
}));
