/** Runs written from a short plan, and plans at random: the logs of comparisons in tests. */
import fc from "fast-check";
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";
import { sampleConfig, text } from "@/lib/trace/testing/sample-log";

export type CallPlan = { prompt?: string; reply: string; source?: "live" | "memo" | "edit" };

export type IterationPlan = {
  call: CallPlan;
  code: string;
  output?: string;
  subCalls?: readonly CallPlan[];
  gate?: "published" | "held";
};

const costUsd = 0.01;

function callEvents(
  spanId: string,
  parentSpanId: string,
  role: "root" | "sub",
  plan: CallPlan,
): NewTraceEvent[] {
  return [
    {
      type: "model-call-start",
      spanId,
      parentSpanId,
      name: role,
      role,
      model: "scripted",
      requestHash: spanId,
      continues: null,
      added: [{ role: "user", content: text(plan.prompt ?? "") }],
      temperature: null,
      maxOutputTokens: null,
      reads: [],
    },
    {
      type: "model-call-end",
      spanId,
      outcome: { status: "ok" },
      text: text(plan.reply),
      reasoning: null,
      finishReason: "stop",
      usage: { inputTokens: 100, outputTokens: plan.reply.length, cachedInputTokens: 0 },
      costUsd,
      source: plan.source ?? "live",
      attempts: plan.source === undefined || plan.source === "live" ? 1 : 0,
      firstTokenMs: null,
    },
  ];
}

function iterationEvents(plan: IterationPlan, number: number): NewTraceEvent[] {
  const id = `iteration-${number}`;
  const cell = `${id}/cell`;
  return [
    { type: "iteration-start", spanId: id, parentSpanId: "run", name: `iteration ${number}` },
    ...callEvents(`${id}/model-call`, id, "root", plan.call),
    {
      type: "sandbox-run-start",
      spanId: cell,
      parentSpanId: id,
      name: `cell ${number}`,
      cell: number,
      code: text(plan.code),
      written: null,
      repairs: [],
    },
    ...(plan.subCalls ?? []).flatMap((call, index) =>
      callEvents(`${cell}/sub-call-${index + 1}`, cell, "sub", call),
    ),
    {
      type: "sandbox-run-end",
      spanId: cell,
      outcome: { status: "ok" },
      output: text(plan.output ?? ""),
      droppedChars: 0,
      value: null,
      final: null,
      hostCalls: plan.subCalls?.length ?? 0,
      notes: [],
      toolUses: [],
      cpuMs: 1,
      wallMs: 1,
      peakMemoryBytes: 0,
      restarted: false,
      flow: null,
      variables: [],
      reads: [],
    },
    ...(plan.gate
      ? [
          {
            type: "gate-end" as const,
            spanId: `${id}/gate`,
            parentSpanId: id,
            name: "gate",
            decision: plan.gate,
            answer: plan.output ?? "",
            claims: [],
            evidence: [],
            message: "",
          },
        ]
      : []),
    { type: "iteration-end", spanId: id, outcome: { status: "ok" } },
  ];
}

/** Each event a second after the one before. */
export function logOf(iterations: readonly IterationPlan[]): TraceEvent[] {
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
    ...iterations.flatMap((plan, index) => iterationEvents(plan, index + 1)),
    {
      type: "run-end",
      spanId: "run",
      outcome: { status: "ok" },
      answer: { text: "done", forced: false, abstained: false },
      claims: [],
      evidence: [],
      warnings: [],
    },
  ];
  return facts.map((fact, seq): TraceEvent => ({ ...fact, seq, at: 1_000 * (seq + 1) }));
}

export function timelineOfLog(log: readonly TraceEvent[], id = "run-1"): Timeline {
  return extendTimeline(id, emptyTimeline, log);
}

export function timelineOfPlan(iterations: readonly IterationPlan[], id = "run-1"): Timeline {
  return timelineOfLog(logOf(iterations), id);
}

/** Few different words, so that steps are often equal, often repeated, and often moved. */
const word = fc.constantFrom("a", "b", "c");

const callPlan: fc.Arbitrary<CallPlan> = fc.record({
  prompt: word,
  reply: word,
  source: fc.constantFrom("live" as const, "memo" as const, "edit" as const),
});

const iterationPlan: fc.Arbitrary<IterationPlan> = fc.record(
  {
    call: callPlan,
    code: word,
    output: word,
    subCalls: fc.array(callPlan, { maxLength: 4 }),
    gate: fc.constantFrom("published" as const, "held" as const),
  },
  { requiredKeys: ["call", "code"] },
);

export const anyLog: fc.Arbitrary<TraceEvent[]> = fc
  .array(iterationPlan, { maxLength: 5 })
  .map(logOf);

/** A run cut off anywhere, as a page sees it that is open while it happens. */
export const anyPrefix: fc.Arbitrary<TraceEvent[]> = anyLog.chain((log) =>
  fc.integer({ min: 0, max: log.length }).map((length) => log.slice(0, length)),
);
