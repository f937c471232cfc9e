/**
 * Both runs on one scale. What a side took from the record stands where the other side spent the time on it, so that
 * the moment where the runs part is one place on both lanes.
 */
import type { Span, Timeline } from "@/lib/trace/reduce";
import { lastMoment, type StepKind } from "@/lib/trace/select";
import type { Comparison } from "./compare-runs";
import { type ComparedStep, flattenCompared } from "./compared-step";

export type PairBar = {
  /** Of the row. */
  id: string;
  kind: StepKind;
  /** Fractions of the width. */
  left: number;
  width: number;
  /** Taken from the record. */
  isRecorded: boolean;
  isRunning: boolean;
  isHeldBack: boolean;
  hasFailed: boolean;
};

export type PairStrip = {
  a: { bars: readonly PairBar[]; end: number };
  b: { bars: readonly PairBar[]; end: number };
  /** Where the runs part, as a fraction of the width; null where they do not, or only one is known. */
  parting: number | null;
  /** The width in milliseconds. */
  widthMs: number;
};

/** Bars that are closer than this share of the width become one. */
const MERGED = 1 / 1_200;

const drawn: ReadonlySet<StepKind> = new Set<StepKind>([
  "model",
  "code",
  "sub",
  "nested",
  "check",
  "stage",
]);

/** `now` ends the bars of open spans, in milliseconds since the Unix epoch; null uses each run's last event. */
export function compareStrip(
  timelines: { a: Timeline; b: Timeline },
  { steps, first }: Comparison,
  now: number | null,
): PairStrip {
  const flat = flattenCompared(steps);
  const parts = first ? Math.max(0, flat.indexOf(first)) : flat.length;
  const sides = { a: sideOf(timelines.a, now), b: sideOf(timelines.b, now) };
  const follower = followerOf(flat.slice(0, parts));
  const partsAt = {
    a: partingOf(flat, parts, "a", sides.a),
    b: partingOf(flat, parts, "b", sides.b),
  };
  const shiftOf = (of: SideName) => (of === follower ? partsAt[otherSide(of)] - partsAt[of] : 0);
  const widthMs = Math.max(1, sides.a.ms + shiftOf("a"), sides.b.ms + shiftOf("b"));
  const lane = (of: SideName) => {
    const bars = flat.flatMap((step, index) => {
      const span = step[of]?.span;
      if (!span || !drawn.has(step.kind)) return [];
      // Of a stage that holds others, those are drawn.
      if (step.kind === "stage" && step.children.length > 0) return [];
      const isBefore = index < parts;
      const twin = isBefore && of === follower ? step[otherSide(of)]?.span : undefined;
      const at = twin ? placed(twin, sides[otherSide(of)]) : placed(span, sides[of]);
      const from = isBefore ? at.from : at.from + shiftOf(of);
      return [barOf(step, span, { from: from / widthMs, width: at.ms / widthMs })];
    });
    return { bars: merged(bars), end: (sides[of].ms + shiftOf(of)) / widthMs };
  };
  const partingMs = follower ? partsAt[otherSide(follower)] : Math.min(partsAt.a, partsAt.b);
  return {
    ...{ a: lane("a"), b: lane("b"), widthMs },
    parting: first ? Math.min(1, partingMs / widthMs) : null,
  };
}

type SideName = "a" | "b";

function otherSide(side: SideName): SideName {
  return side === "a" ? "b" : "a";
}

/** The side that took from the record what the other did itself; null where neither did, or both. */
function followerOf(before: readonly ComparedStep[]): SideName | null {
  const tookMore = (of: SideName) =>
    before.some(
      ({ figures }) => (figures[of]?.recorded ?? 0) > (figures[otherSide(of)]?.recorded ?? 0),
    );
  const [a, b] = [tookMore("a"), tookMore("b")];
  return a === b ? null : a ? "a" : "b";
}

type Side = { start: number; now: number; ms: number };

function sideOf(timeline: Timeline, now: number | null): Side {
  const { summary } = timeline;
  const start = summary?.startedAt ?? summary?.createdAt ?? 0;
  const last = summary?.endedAt ?? now ?? lastMoment(timeline);
  return { start, now: last, ms: Math.max(0, last - start) };
}

function placed(span: Span, side: Side): { from: number; ms: number } {
  const end = span.endedAt ?? side.now;
  return { from: Math.max(0, span.startedAt - side.start), ms: Math.max(0, end - span.startedAt) };
}

/** The beginning of the first step that differs; on a side without it, the end of what comes before. */
function partingOf(
  flat: readonly ComparedStep[],
  index: number,
  of: "a" | "b",
  side: Side,
): number {
  const own = flat[index]?.[of]?.span;
  if (own) return placed(own, side).from;
  let last = 0;
  for (const step of flat.slice(0, index)) {
    const span = step[of]?.span;
    if (!span || step.children.length > 0) continue;
    const { from, ms } = placed(span, side);
    last = Math.max(last, from + ms);
  }
  return last;
}

function barOf(
  step: ComparedStep,
  span: Span,
  { from, width }: { from: number; width: number },
): PairBar {
  return {
    id: step.id,
    kind: step.kind,
    left: Math.min(1, from),
    width: Math.min(width, 1 - Math.min(1, from)),
    isRecorded: span.kind === "model-call" && span.end?.source === "memo",
    isRunning: span.endedAt === null,
    isHeldBack: span.kind === "gate" && span.start.decision !== "published",
    hasFailed: span.outcome !== null && span.outcome.status !== "ok",
  };
}

/** A long run has more steps than a screen has points. */
function merged(bars: readonly PairBar[]): PairBar[] {
  const kept: PairBar[] = [];
  const open = new Map<string, PairBar>();
  for (const bar of [...bars].sort((one, other) => one.left - other.left)) {
    const looks = `${bar.kind} ${bar.isRecorded} ${bar.isRunning} ${bar.hasFailed}`;
    const before = open.get(looks);
    const end = before ? before.left + before.width : 0;
    const isParallel = bar.kind === "sub" || bar.kind === "nested";
    const isClose =
      before &&
      bar.left - end < MERGED &&
      (isParallel || (before.width < MERGED && bar.left >= end - MERGED));
    if (isClose) {
      before.width = Math.max(before.width, bar.left + bar.width - before.left);
      continue;
    }
    const fresh = { ...bar };
    open.set(looks, fresh);
    kept.push(fresh);
  }
  return kept;
}
