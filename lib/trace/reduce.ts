/**
 * The timeline, derived from events. Pure: same events, same timeline, in any process and in any order of arrival.
 *
 * Takes a batch because it copies the span map once a call: loading folds the whole log in one
 * batch, live view one batch a frame. Events that come late, or in another order, fold the log again.
 * A damaged log draws as far as it goes (./damage.ts tells of the rest): an end waits for its start,
 * an event seen twice changes nothing.
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
  foreign: { start: TraceEventOf<"foreign-start">; end: TraceEventOf<"foreign-end"> | null };
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
  /** All that is known, in the order of the log. */
  events: readonly TraceEvent[];
  /** Ends whose start is not known, by span. */
  waiting: ReadonlyMap<string, EndEvent>;
  /** Events of a span that had one of their type before: the first one stands. */
  repeated: readonly TraceEvent[];
};

export const emptyTimeline: Timeline = {
  summary: null,
  spans: new Map(),
  seq: -1,
  events: [],
  waiting: new Map(),
  repeated: [],
};

export function extendTimeline(
  runId: string,
  timeline: Timeline,
  events: readonly TraceEvent[],
): Timeline {
  const fresh = unseen(timeline, events);
  if (fresh.length === 0) return timeline;
  const isNext = (fresh[0]?.seq ?? 0) > timeline.seq;
  return isNext
    ? append(runId, timeline, fresh)
    : append(runId, emptyTimeline, [...timeline.events, ...fresh].sort(bySeq));
}

/** The events that are not in the timeline, once each, in the order of the log. */
function unseen(timeline: Timeline, events: readonly TraceEvent[]): TraceEvent[] {
  const hasLate = events.some(({ seq }) => seq <= timeline.seq);
  const seen = new Set(hasLate ? timeline.events.map(({ seq }) => seq) : []);
  const fresh: TraceEvent[] = [];
  for (const event of events) {
    if (seen.has(event.seq)) continue;
    seen.add(event.seq);
    fresh.push(event);
  }
  return fresh.sort(bySeq);
}

function bySeq(a: TraceEvent, b: TraceEvent): number {
  return a.seq - b.seq;
}

/** What a batch is folded into: copies, so that the timeline before it stays as it is. */
type Folding = { spans: Map<string, Span>; waiting: Map<string, EndEvent>; repeated: TraceEvent[] };

function append(runId: string, timeline: Timeline, fresh: readonly TraceEvent[]): Timeline {
  const folding: Folding = {
    spans: new Map(timeline.spans),
    waiting: new Map(timeline.waiting),
    repeated: [...timeline.repeated],
  };
  for (const event of fresh) fold(folding, event);
  return {
    summary: extendSummary(runId, timeline.summary, fresh),
    ...folding,
    seq: fresh.at(-1)?.seq ?? timeline.seq,
    events: [...timeline.events, ...fresh],
  };
}

function fold(folding: Folding, event: TraceEvent): void {
  switch (event.type) {
    case "run-start":
      open(folding, { ...begun(event), kind: "run", start: event, end: null });
      break;
    case "execution-start":
      open(folding, { ...begun(event), kind: "execution", start: event, end: null });
      break;
    case "iteration-start":
      open(folding, { ...begun(event), kind: "iteration", start: event, end: null });
      break;
    case "model-call-start":
      open(folding, { ...begun(event), kind: "model-call", start: event, end: null });
      break;
    case "sandbox-run-start":
      open(folding, { ...begun(event), kind: "sandbox-run", start: event, end: null });
      break;
    case "tool-call-start":
      open(folding, { ...begun(event), kind: "tool-call", start: event, end: null });
      break;
    case "nested-run-start":
      open(folding, { ...begun(event), kind: "nested-run", start: event, end: null });
      break;
    case "gate-end":
      open(folding, { ...instant(event), kind: "gate", start: event, end: event });
      break;
    case "route-end":
      open(folding, { ...instant(event), kind: "route", start: event, end: event });
      break;
    case "limit-end":
      open(folding, { ...instant(event), kind: "limit", start: event, end: event });
      break;
    case "pause-start":
      open(folding, { ...begun(event), kind: "pause", start: event, end: null });
      break;
    case "stage-start":
      open(folding, { ...begun(event), kind: "stage", start: event, end: null });
      break;
    case "foreign-start":
      open(folding, { ...begun(event), kind: "foreign", start: event, end: null });
      break;
    case "unreadable":
      break;
    default:
      close(folding, event);
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

function open(folding: Folding, span: Span): void {
  if (folding.spans.has(span.id)) {
    folding.repeated.push(span.start);
    return;
  }
  folding.spans.set(span.id, span);
  const end = folding.waiting.get(span.id);
  if (!end) return;
  folding.waiting.delete(span.id);
  close(folding, end);
}

export type EndEvent = TraceEventOf<
  | "run-end"
  | "iteration-end"
  | "model-call-end"
  | "sandbox-run-end"
  | "tool-call-end"
  | "nested-run-end"
  | "pause-end"
  | "stage-end"
  | "foreign-end"
>;

function close({ spans, waiting, repeated }: Folding, end: EndEvent): void {
  const span = spans.get(end.spanId);
  if (!span) {
    if (waiting.has(end.spanId)) repeated.push(end);
    else waiting.set(end.spanId, end);
    return;
  }
  if (!endsSpan(span, end)) {
    repeated.push(end);
    return;
  }
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
  if (span.kind === "foreign" && end.type === "foreign-end")
    spans.set(span.id, { ...span, ...ended, end });
}

/** Whether an end is the one that an open span waits for. */
function endsSpan(span: Span, end: EndEvent): boolean {
  return span.end === null && end.type === `${span.kind}-end`;
}
