/**
 * The timeline, derived from events. Pure: same events, same timeline, in any process.
 *
 * Takes a batch because it copies the span map once a call: loading folds the whole log in one
 * batch, live view one batch a frame. A damaged log draws as far as it goes: an end without its
 * start is dropped, an event seen twice changes nothing.
 */
import type { CellOutcome, Outcome, TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { extendSummary, type RunSummary } from "@/lib/trace/run-summary";

type SpanBase = {
  id: string;
  parentId: string | null;
  name: string;
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  /** Null while the span is open: still running, or cut off by a crash. */
  endedAt: number | null;
  outcome: Outcome | CellOutcome | null;
  /** Position of the first event, which orders spans that began in the same millisecond. */
  seq: number;
};

type SpanKinds = {
  run: { start: TraceEventOf<"run-start">; end: TraceEventOf<"run-end"> | null };
  iteration: { start: TraceEventOf<"iteration-start">; end: TraceEventOf<"iteration-end"> | null };
  "model-call": {
    start: TraceEventOf<"model-call-start">;
    end: TraceEventOf<"model-call-end"> | null;
  };
  "sandbox-run": {
    start: TraceEventOf<"sandbox-run-start">;
    end: TraceEventOf<"sandbox-run-end"> | null;
  };
  "tool-call": {
    start: TraceEventOf<"tool-call-start">;
    end: TraceEventOf<"tool-call-end"> | null;
  };
  "nested-run": {
    start: TraceEventOf<"nested-run-start">;
    end: TraceEventOf<"nested-run-end"> | null;
  };
  gate: { start: TraceEventOf<"gate-end">; end: TraceEventOf<"gate-end"> };
  route: { start: TraceEventOf<"route-end">; end: TraceEventOf<"route-end"> };
  limit: { start: TraceEventOf<"limit-end">; end: TraceEventOf<"limit-end"> };
  pause: { start: TraceEventOf<"pause-start">; end: TraceEventOf<"pause-end"> | null };
  stage: { start: TraceEventOf<"stage-start">; end: TraceEventOf<"stage-end"> | null };
  execution: { start: TraceEventOf<"execution-start">; end: null };
};

export type SpanKind = keyof SpanKinds;
export type SpanOf<Kind extends SpanKind> = SpanBase & { kind: Kind } & SpanKinds[Kind];
export type Span = { [Kind in SpanKind]: SpanOf<Kind> }[SpanKind];

export type Timeline = {
  /** Null until the run's first event is known. */
  summary: RunSummary | null;
  spans: ReadonlyMap<string, Span>;
  /** Seq of the last event folded in; -1 for none. */
  seq: number;
};

export const emptyTimeline: Timeline = { summary: null, spans: new Map(), seq: -1 };

export function extendTimeline(
  runId: string,
  timeline: Timeline,
  events: readonly TraceEvent[],
): Timeline {
  const fresh = events.filter((event) => event.seq > timeline.seq);
  if (fresh.length === 0) return timeline;
  const spans = new Map(timeline.spans);
  for (const event of fresh) fold(spans, event);
  return {
    summary: extendSummary(runId, timeline.summary, fresh),
    spans,
    seq: fresh.reduce((last, event) => Math.max(last, event.seq), timeline.seq),
  };
}

function fold(spans: Map<string, Span>, event: TraceEvent): void {
  switch (event.type) {
    case "run-start":
      open(spans, { ...begun(event), kind: "run", start: event, end: null });
      break;
    case "execution-start":
      open(spans, { ...begun(event), kind: "execution", start: event, end: null });
      break;
    case "iteration-start":
      open(spans, { ...begun(event), kind: "iteration", start: event, end: null });
      break;
    case "model-call-start":
      open(spans, { ...begun(event), kind: "model-call", start: event, end: null });
      break;
    case "sandbox-run-start":
      open(spans, { ...begun(event), kind: "sandbox-run", start: event, end: null });
      break;
    case "tool-call-start":
      open(spans, { ...begun(event), kind: "tool-call", start: event, end: null });
      break;
    case "nested-run-start":
      open(spans, { ...begun(event), kind: "nested-run", start: event, end: null });
      break;
    case "gate-end":
      open(spans, { ...instant(event), kind: "gate", start: event, end: event });
      break;
    case "route-end":
      open(spans, { ...instant(event), kind: "route", start: event, end: event });
      break;
    case "limit-end":
      open(spans, { ...instant(event), kind: "limit", start: event, end: event });
      break;
    case "pause-start":
      open(spans, { ...begun(event), kind: "pause", start: event, end: null });
      break;
    case "stage-start":
      open(spans, { ...begun(event), kind: "stage", start: event, end: null });
      break;
    default:
      close(spans, event);
  }
}

function begun(start: TraceEvent & { parentSpanId: string | null; name: string }): SpanBase {
  return {
    id: start.spanId,
    parentId: start.parentSpanId,
    name: start.name,
    startedAt: start.at,
    endedAt: null,
    outcome: null,
    seq: start.seq,
  };
}

/** A span that ends as it begins. */
function instant(event: Parameters<typeof begun>[0]): SpanBase {
  return { ...begun(event), endedAt: event.at, outcome: { status: "ok" } };
}

function open(spans: Map<string, Span>, span: Span): void {
  if (!spans.has(span.id)) spans.set(span.id, span);
}

type EndEvent = TraceEventOf<
  | "run-end"
  | "iteration-end"
  | "model-call-end"
  | "sandbox-run-end"
  | "tool-call-end"
  | "nested-run-end"
  | "pause-end"
  | "stage-end"
>;

function close(spans: Map<string, Span>, end: EndEvent): void {
  const span = spans.get(end.spanId);
  if (!span || span.end) return;
  const ended = { endedAt: end.at, outcome: end.outcome };
  if (span.kind === "run" && end.type === "run-end") spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "iteration" && end.type === "iteration-end")
    spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "model-call" && end.type === "model-call-end")
    spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "sandbox-run" && end.type === "sandbox-run-end")
    spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "tool-call" && end.type === "tool-call-end")
    spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "nested-run" && end.type === "nested-run-end")
    spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "pause" && end.type === "pause-end")
    spans.set(span.id, { ...span, ...ended, end });
  if (span.kind === "stage" && end.type === "stage-end")
    spans.set(span.id, { ...span, ...ended, end });
}
