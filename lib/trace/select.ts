/**
 * Selectors over a timeline: what a screen shows, derived from the spans and from nothing else.
 *
 * A step is a span that a reader sees; spans of the engine's own bookkeeping (the run itself, who
 * executed it) are not steps.
 */
import type { Budget } from "./config";
import type { Span, SpanOf, Timeline } from "./reduce";

/** Which of the few kinds of work a span is: a model writes, code runs, a sub-call answers, a machine checks. */
export type StepKind =
  | "iteration"
  | "model"
  | "code"
  | "sub"
  | "tool"
  | "nested"
  | "check"
  | "route"
  | "limit"
  | "pause"
  | "stage"
  | "foreign";

export type Step = {
  id: string;
  kind: StepKind;
  span: Span;
  /** 0 for the steps right below the run. */
  depth: number;
  children: readonly Step[];
};

export function stepKind(span: Span): StepKind | null {
  switch (span.kind) {
    case "iteration":
      return "iteration";
    case "model-call":
      return span.start.role === "sub" ? "sub" : "model";
    case "sandbox-run":
      return "code";
    case "tool-call":
      return "tool";
    case "nested-run":
      return "nested";
    case "gate":
      return "check";
    case "route":
    case "limit":
    case "pause":
    case "stage":
    case "foreign":
      return span.kind;
    case "run":
    case "execution":
      return null;
  }
}

export type StepTotals = {
  inputTokens: number;
  outputTokens: number;
  /** US dollars of the live calls; null when the price of one is unknown. */
  costUsd: number | null;
  modelCalls: number;
  /** Calls whose provider did not report its usage. */
  unreported: number;
};

/**
 * The steps as a tree, in the order in which they began. A step whose parent is unknown stands at the top, as does
 * the first of those that hang on each other in a circle. A log may nest as deep as it likes: nothing here recurses.
 */
export function selectSteps(timeline: Timeline): Step[] {
  const childrenOf = childSpans(timeline);
  const top: Building[] = [];
  const seen = new Set<string>();
  const place = (roots: readonly Span[]) => {
    const waiting = [{ spans: roots, depth: 0, into: top }];
    for (let next = waiting.pop(); next; next = waiting.pop())
      for (const span of next.spans) {
        const kind = stepKind(span);
        if (kind === null || seen.has(span.id)) continue;
        seen.add(span.id);
        const step: Building = { id: span.id, kind, span, depth: next.depth, children: [] };
        next.into.push(step);
        const below = childrenOf.get(span.id);
        if (below) waiting.push({ spans: below, depth: next.depth + 1, into: step.children });
      }
  };
  place(childrenOf.get(null) ?? []);
  // What is still missing hangs on itself.
  for (const spans of childrenOf.values())
    for (const span of spans) if (!seen.has(span.id)) place([span]);
  return top;
}

type Building = Omit<Step, "children"> & { children: Building[] };

function childSpans({ spans }: Timeline): Map<string | null, Span[]> {
  const childrenOf = new Map<string | null, Span[]>();
  for (const span of [...spans.values()].sort((a, b) => a.seq - b.seq)) {
    if (stepKind(span) === null) continue;
    const parent = span.parentId === null ? undefined : spans.get(span.parentId);
    const key = parent && stepKind(parent) !== null ? parent.id : null;
    const siblings = childrenOf.get(key);
    if (siblings) siblings.push(span);
    else childrenOf.set(key, [span]);
  }
  return childrenOf;
}

/** Depth first, parents before children. */
export function flattenSteps(steps: readonly Step[]): Step[] {
  const flat: Step[] = [];
  const waiting = [...steps].reverse();
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    flat.push(step);
    for (let index = step.children.length - 1; index >= 0; index -= 1) {
      const child = step.children[index];
      if (child) waiting.push(child);
    }
  }
  return flat;
}

const knownTotals = new WeakMap<Step, StepTotals>();

/** What a step and everything below it used. Added up once a step, deepest first. */
export function totalsOf(step: Step): StepTotals {
  const known = knownTotals.get(step);
  if (known) return known;
  const order = [step];
  // Grows while it is walked: each step stands before those below it.
  for (const { children } of order)
    for (const child of children) if (!knownTotals.has(child)) order.push(child);
  let totals = noTotals;
  for (const next of order.reverse()) {
    totals = next.children.reduce(
      (sum, child) => addTotals(sum, knownTotals.get(child) ?? noTotals),
      ownTotals(next.span),
    );
    knownTotals.set(next, totals);
  }
  return totals;
}

const noTotals: StepTotals = {
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  modelCalls: 0,
  unreported: 0,
};

function ownTotals(span: Span): StepTotals {
  if (span.kind !== "model-call" || !span.end) return noTotals;
  const { end } = span;
  return {
    inputTokens: end.usage?.inputTokens ?? 0,
    outputTokens: end.usage?.outputTokens ?? 0,
    costUsd: end.source === "live" ? end.costUsd : 0,
    modelCalls: 1,
    unreported: end.source === "live" && end.usage === null ? 1 : 0,
  };
}

export function addTotals(a: StepTotals, b: StepTotals): StepTotals {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
    modelCalls: a.modelCalls + b.modelCalls,
    unreported: a.unreported + b.unreported,
  };
}

/** What a run is doing at this moment; `since` in milliseconds since the Unix epoch. */
export type Activity =
  | { kind: "queued"; since: number }
  | { kind: "starting"; since: number }
  | { kind: "paused"; since: number }
  | { kind: "model"; since: number; span: SpanOf<"model-call"> }
  | { kind: "code"; since: number; span: SpanOf<"sandbox-run"> }
  | { kind: "sub-calls"; since: number; open: number; done: number }
  | { kind: "nested"; since: number; span: SpanOf<"nested-run"> }
  | { kind: "between"; since: number };

/** Null before the run is known and after it ended. */
export function selectActivity(timeline: Timeline): Activity | null {
  const { summary } = timeline;
  if (!summary || summary.endedAt !== null) return null;
  if (summary.pause) return { kind: "paused", since: summary.pause.since };
  if (summary.startedAt === null) return { kind: "queued", since: summary.createdAt };
  const open = [...timeline.spans.values()].filter((span) => span.endedAt === null);
  const subs = open.filter((span) => stepKind(span) === "sub");
  const firstSub = subs[0];
  if (firstSub) {
    const done = [...timeline.spans.values()].filter(
      (span) => span.parentId === firstSub.parentId && span.kind === "model-call" && span.end,
    );
    const since = Math.min(...subs.map((span) => span.startedAt));
    return { kind: "sub-calls", since, open: subs.length, done: done.length };
  }
  const last = open.sort((a, b) => b.seq - a.seq)[0];
  if (last?.kind === "model-call") return { kind: "model", since: last.startedAt, span: last };
  if (last?.kind === "sandbox-run") return { kind: "code", since: last.startedAt, span: last };
  if (last?.kind === "nested-run") return { kind: "nested", since: last.startedAt, span: last };
  if (![...timeline.spans.values()].some(isWork))
    return { kind: "starting", since: summary.startedAt };
  return { kind: "between", since: lastMoment(timeline) };
}

function isWork({ kind }: Span): boolean {
  return kind !== "run" && kind !== "execution" && kind !== "route";
}

/** The limits that a person's answer to a pause has set; null before any. */
export function limitsNow(timeline: Timeline): Budget | null {
  let limits: Budget | null = null;
  for (const span of timeline.spans.values())
    if (span.kind === "pause" && span.end) limits = span.end.budget;
  return limits;
}

/**
 * The latest moment that any event tells of, in milliseconds since the Unix epoch. When a run was
 * filed counts only until it begins: a replay keeps its original's clock, though it is filed later.
 */
export function lastMoment({ summary, spans }: Timeline): number {
  let last = summary?.startedAt ?? summary?.createdAt ?? 0;
  for (const { kind, startedAt, endedAt } of spans.values())
    if (endedAt !== null || kind !== "run") last = Math.max(last, endedAt ?? startedAt);
  return last;
}

const MAX_TITLE_CHARS = 200;

/** What an iteration set out to do, in the words of its code's first comment; null when it has none. */
export function iterationTitle(step: Step): string | null {
  for (const { span } of step.children) {
    if (span.kind !== "sandbox-run") continue;
    const comment = /^\s*(?:\/\/+|\/\*+)\s*(.+?)\s*(?:\*\/)?$/m.exec(
      span.start.code.preview.slice(0, 2_000).split("\n", 3).join("\n"),
    );
    if (comment?.[1]) return shortTitle(comment[1]);
  }
  return null;
}

/** Cut after a whole word, where there is one to cut after. */
function shortTitle(words: string): string {
  if (words.length <= MAX_TITLE_CHARS) return words;
  const cut = words.slice(0, MAX_TITLE_CHARS);
  return `${cut.replace(/\s+\S*$/, "")}…`;
}
