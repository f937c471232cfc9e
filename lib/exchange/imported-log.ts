/**
 * Spans as another program recorded them, put into the order of a log: parents are known, ids are unique, and whatever
 * does not fit is drawn as far as it goes and counted. Never recurses: chains may be thousands of levels deep.
 */
import type { InquiryConfig } from "@/lib/trace/config";
import { defaultBudget } from "@/lib/trace/config";
import type {
  Answer,
  Body,
  ImportSource,
  NewTraceEvent,
  Outcome,
  TraceEvent,
  TraceEventOf,
} from "@/lib/trace/event";
import { TRACE_VERSION, traceEvent } from "@/lib/trace/event";
import { unknownQuestion } from "@/lib/trace/unknown-question";
import type { LeftOut } from "./left-out";

/** The span that stands for the run itself. */
export const RUN_SPAN = "run";

/** More are left out, and told. */
const MAX_SPANS = 100_000;
const MAX_ID_CHARS = 200;
const MAX_NAME_CHARS = 300;
/** The end of the year 9999 in milliseconds: later times are mistakes, and databases do not hold them. */
export const LATEST_TIME = 253_402_300_799_999;

/** What an import needs of the world around it. */
export type ImportPorts = {
  /** Keeps a text, a long one as a blob. */
  keep(text: string): Promise<Body>;
  /** Stores a text under its hash, and gives that. */
  putText(text: string): Promise<string>;
  /** Lets the process look after others for a moment: a file may be long. */
  rest(): Promise<void>;
};

export type ImportedSpan = {
  id: string;
  parentId: string | null;
  /** Milliseconds since the Unix epoch; null when it is not said. */
  startAt: number | null;
  endAt: number | null;
  /** Makes the events once id and parent are settled. */
  start(settled: { spanId: string; parentSpanId: string; name: string }): NewTraceEvent;
  end: ((spanId: string) => NewTraceEvent) | null;
  name: string;
};

export type ImportedRun = {
  config: InquiryConfig;
  source: ImportSource;
  name: string;
  outcome: Outcome;
  answer: Answer | null;
};

/** A config for a run that was made by a program which has none of ours. */
export function foreignConfig(question: string, model: string | null): InquiryConfig {
  const named = model === null || model === "" ? "unknown" : model;
  return {
    question: question.trim() === "" ? unknownQuestion : question,
    documents: [],
    models: { root: named, sub: named },
    mode: "rlm",
    budget: defaultBudget,
    temperature: null,
    edits: [],
  };
}

/** The log of an imported run: `run-start`, the spans' events in the order of time, `run-end`. */
export function importedLog(
  run: ImportedRun,
  found: readonly ImportedSpan[],
  leftOut: LeftOut,
): TraceEvent[] {
  const spans = settle(found.slice(0, MAX_SPANS), leftOut);
  for (let more = MAX_SPANS; more < found.length; more += 1)
    leftOut.note("too-many", `more than ${MAX_SPANS}`);
  const stamps = inTime(spans, leftOut).filter((stamped) => isReadable(stamped, leftOut));
  const first = stamps[0]?.at ?? run.source.importedAt;
  const last = stamps.reduce((latest, { at }) => Math.max(latest, at), first);
  const events: Stamped[] = [
    { at: first, event: runStart(run) },
    ...stamps,
    {
      at: last,
      event: {
        type: "run-end",
        spanId: RUN_SPAN,
        outcome: run.outcome,
        answer: run.answer,
        claims: [],
        evidence: [],
        ...leftOut.told(),
      },
    },
  ];
  return events.map(({ at, event }, seq): TraceEvent => ({ ...event, seq, at }));
}

type Stamped = { at: number; event: NewTraceEvent };

/** A log that is stored must be read again: an event that could not be is none. */
function isReadable({ at, event }: Stamped, leftOut: LeftOut): boolean {
  const { success, error } = traceEvent.safeParse({ ...event, seq: 0, at });
  const [issue] = error?.issues ?? [];
  if (issue) leftOut.note("bad-event", `${event.type}, ${issue.path.join(".")}: ${issue.message}`);
  return success;
}

function inCalendar(at: number): number {
  return Math.min(Math.max(at, 0), LATEST_TIME);
}

function runStart({
  config,
  source,
  name,
}: ImportedRun): Omit<TraceEventOf<"run-start">, "seq" | "at"> {
  return {
    type: "run-start",
    spanId: RUN_SPAN,
    parentSpanId: null,
    name,
    version: TRACE_VERSION,
    kind: "imported",
    config,
    origin: null,
    imported: source,
  };
}

type Settled = ImportedSpan & { spanId: string; parentSpanId: string };

/** Gives each span an id of its own, and a parent that there is. */
function settle(found: readonly ImportedSpan[], leftOut: LeftOut): Settled[] {
  const taken = new Set([RUN_SPAN]);
  const copies = new Map<string, number>();
  const named = found.map((span) => {
    const wanted = cleanId(span.id);
    const spanId = freeId(wanted, taken, copies);
    if (spanId !== wanted && wanted !== RUN_SPAN) leftOut.note("repeated-id", wanted);
    taken.add(spanId);
    return { ...span, spanId, name: cleanText(span.name).slice(0, MAX_NAME_CHARS) };
  });
  const byId = new Map<string, (typeof named)[number]>();
  for (const span of named) if (!byId.has(span.id)) byId.set(span.id, span);
  const byOwnId = new Map(named.map((span) => [span.spanId, span]));
  const parents = new Map<string, string | null>();
  for (const span of named) {
    const parent = span.parentId === null ? undefined : byId.get(span.parentId);
    const isAtTop = span.parentId === null || span.parentId === RUN_SPAN;
    if (!parent && !isAtTop) leftOut.note("orphan", span.name);
    parents.set(span.spanId, parent?.spanId ?? null);
  }
  for (const spanId of inCircles(parents)) {
    leftOut.note("circle", byOwnId.get(spanId)?.name ?? spanId);
    parents.set(spanId, null);
  }
  return named.map((span) => ({ ...span, parentSpanId: parents.get(span.spanId) ?? RUN_SPAN }));
}

/** What a database holds as a text. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

function cleanId(id: string): string {
  const clean = cleanText(id);
  return clean.length <= MAX_ID_CHARS ? clean : `${clean.slice(0, MAX_ID_CHARS)}…`;
}

function freeId(id: string, taken: ReadonlySet<string>, copies: Map<string, number>): string {
  if (!taken.has(id)) return id;
  let copy = copies.get(id) ?? 2;
  while (taken.has(`${id}#${copy}`)) copy += 1;
  copies.set(id, copy + 1);
  return `${id}#${copy}`;
}

/** One span of each circle: at it the circle is cut. */
function inCircles(parents: ReadonlyMap<string, string | null>): string[] {
  const done = new Set<string>();
  const cut: string[] = [];
  for (const start of parents.keys()) {
    const way = new Set<string>();
    let at: string | null = start;
    while (at !== null && !done.has(at) && !way.has(at)) {
      way.add(at);
      at = parents.get(at) ?? null;
    }
    if (at !== null && way.has(at)) cut.push(at);
    for (const passed of way) done.add(passed);
  }
  return cut;
}

/** Starts and ends by their time; of one moment, a parent begins before its children and ends after them. */
function inTime(spans: readonly Settled[], leftOut: LeftOut): Stamped[] {
  const earliest = spans.reduce(
    (first, { startAt }) => (startAt === null ? first : Math.min(first, startAt)),
    Number.POSITIVE_INFINITY,
  );
  const begin = Number.isFinite(earliest) ? earliest : 0;
  const stamps: Stamped[] = [];
  for (const step of walk(spans)) {
    const { span } = step;
    const startAt = inCalendar(span.startAt ?? begin);
    if (step.isStart) {
      if (span.startAt === null) leftOut.note("no-start", span.name);
      stamps.push({ at: startAt, event: span.start(span) });
      continue;
    }
    if (span.end === null || span.endAt === null) {
      leftOut.note("no-end", span.name);
      continue;
    }
    if (span.endAt < startAt) leftOut.note("backwards", span.name);
    stamps.push({ at: Math.max(startAt, inCalendar(span.endAt)), event: span.end(span.spanId) });
  }
  // A stable sort: what happened at the same moment stays in the order of the tree.
  return stamps.sort((a, b) => a.at - b.at);
}

type Step = { span: Settled; isStart: boolean };

/** Depth first, with a stack of its own. */
function walk(spans: readonly Settled[]): Step[] {
  const children = new Map<string, Settled[]>();
  for (const span of spans) {
    const siblings = children.get(span.parentSpanId);
    if (siblings) siblings.push(span);
    else children.set(span.parentSpanId, [span]);
  }
  for (const siblings of children.values())
    siblings.sort((a, b) => (a.startAt ?? 0) - (b.startAt ?? 0));
  const steps: Step[] = [];
  const stack: Step[] = pending(children.get(RUN_SPAN));
  for (let next = stack.pop(); next; next = stack.pop()) {
    steps.push(next);
    if (!next.isStart) continue;
    stack.push({ span: next.span, isStart: false }, ...pending(children.get(next.span.spanId)));
  }
  return steps;
}

function pending(siblings: readonly Settled[] = []): Step[] {
  return siblings.map((span) => ({ span, isStart: true })).reverse();
}
