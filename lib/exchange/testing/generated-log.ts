/** Logs of any shape for property tests: every kind of step, nested as chance wants it, some failed, some without an end. */
import fc from "fast-check";
import type { NewTraceEvent, Outcome, TraceEvent } from "@/lib/trace/event";
import { sampleConfig, text } from "@/lib/trace/testing/sample-log";

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant<Outcome>({ status: "ok" }),
  fc.constant<Outcome>({ status: "cancelled" }),
  fc.record({
    status: fc.constant("error" as const),
    code: fc.constant("model"),
    message: words(),
  }),
  fc.record({ status: fc.constant("timeout" as const), message: words() }),
);

function words(): fc.Arbitrary<string> {
  return fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter((said) => said.trim() !== "");
}

const span = fc.record({
  kind: fc.constantFrom(
    "iteration",
    "model-call",
    "sandbox-run",
    "tool-call",
    "nested-run",
    "foreign",
  ),
  /** Chooses among the spans before it; 0 is the run. */
  parent: fc.nat(),
  name: words(),
  said: words(),
  outcome,
  startMs: fc.nat(1_000),
  tookMs: fc.nat(1_000),
  isOpen: fc.boolean(),
  tokens: fc.option(fc.nat(10_000)),
});

type GeneratedSpan = typeof span extends fc.Arbitrary<infer Value> ? Value : never;

export const generatedLog: fc.Arbitrary<TraceEvent[]> = fc
  .array(span, { maxLength: 25 })
  .map(logOf);

const BEGIN = 1_700_000_000_000;

function logOf(spans: GeneratedSpan[]): TraceEvent[] {
  const events: { at: number; event: NewTraceEvent }[] = [];
  let begin = BEGIN;
  for (const [index, one] of spans.entries()) {
    const parent = one.parent % (index + 1);
    const ids = { spanId: `s${index + 1}`, parentSpanId: parent === 0 ? "run" : `s${parent}` };
    begin += one.startMs;
    events.push({ at: begin, event: startOf(one, ids) });
    if (!one.isOpen) events.push({ at: begin + one.tookMs, event: endOf(one, ids.spanId) });
  }
  const inTime = events.sort((a, b) => a.at - b.at);
  const last = inTime.at(-1)?.at ?? BEGIN;
  const whole: { at: number; event: NewTraceEvent }[] = [
    {
      at: BEGIN,
      event: {
        type: "run-start",
        spanId: "run",
        parentSpanId: null,
        name: "Inquiry",
        version: 1,
        kind: "inquiry",
        config: sampleConfig,
        origin: null,
      },
    },
    ...inTime,
    {
      at: last,
      event: {
        type: "run-end",
        spanId: "run",
        outcome: { status: "ok" },
        answer: { text: "1", forced: false, abstained: false },
        claims: [],
        evidence: [],
        warnings: [],
      },
    },
  ];
  return whole.map(({ at, event }, seq): TraceEvent => ({ ...event, seq, at }));
}

type Ids = { spanId: string; parentSpanId: string };

function startOf({ kind, name, said }: GeneratedSpan, ids: Ids): NewTraceEvent {
  const span = { ...ids, name };
  switch (kind) {
    case "model-call":
      return {
        type: "model-call-start",
        ...span,
        role: "sub",
        model: "scripted",
        requestHash: ids.spanId,
        continues: null,
        added: [{ role: "user", content: text(said) }],
        temperature: 0.5,
        maxOutputTokens: 100,
        reads: [],
      };
    case "sandbox-run":
      return {
        type: "sandbox-run-start",
        ...span,
        cell: 1,
        code: text(said),
        written: null,
        repairs: [],
      };
    case "tool-call":
      return { type: "tool-call-start", ...span, tool: "search", argument: said };
    case "nested-run":
      return { type: "nested-run-start", ...span, question: said, context: text(said), reads: [] };
    case "foreign":
      return {
        type: "foreign-start",
        ...span,
        label: "TOOL",
        input: text(said),
        attributes: text("{}"),
      };
    default:
      return { type: "iteration-start", ...span };
  }
}

function endOf(
  { kind, said, outcome: ended, tokens }: GeneratedSpan,
  spanId: string,
): NewTraceEvent {
  switch (kind) {
    case "model-call":
      return {
        type: "model-call-end",
        spanId,
        outcome: ended,
        text: text(said),
        reasoning: null,
        finishReason: "stop",
        usage:
          tokens === null
            ? null
            : { inputTokens: tokens, outputTokens: tokens + 1, cachedInputTokens: 1 },
        costUsd: tokens === null ? null : 0.25,
        source: "live",
        attempts: 1,
        firstTokenMs: null,
        ...(tokens === null ? {} : { response: { id: `gen-${tokens}`, model: null } }),
      };
    case "sandbox-run":
      return {
        type: "sandbox-run-end",
        spanId,
        outcome:
          ended.status === "error"
            ? { status: "error", error: { message: said, line: 1, column: null, hint: null } }
            : ended.status === "timeout"
              ? { status: "stopped", limit: "cpu", message: said, stateKept: true }
              : ended,
        output: text(said),
        droppedChars: 0,
        value: null,
        final: null,
        hostCalls: 0,
        notes: [],
        toolUses: [],
        cpuMs: 1,
        wallMs: 1,
        peakMemoryBytes: 0,
        restarted: false,
        flow: null,
        variables: [],
        reads: [],
      };
    case "tool-call":
      return { type: "tool-call-end", spanId, outcome: ended, hits: 2, places: [] };
    case "nested-run":
      return { type: "nested-run-end", spanId, outcome: ended, answer: null };
    case "foreign":
      return { type: "foreign-end", spanId, outcome: ended, output: text(said) };
    default:
      return { type: "iteration-end", spanId, outcome: ended };
  }
}
