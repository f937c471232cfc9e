/** The timeline strip: every step as a bar on the lane of its kind, to scale. */
import type { Span, Timeline } from "./reduce";
import { lastMoment, stepKind } from "./select";

export type LaneName = "model" | "code" | "sub" | "check";

export type Bar = {
  id: string;
  lane: LaneName;
  /** Fractions of the strip's width. */
  left: number;
  width: number;
  /** Part of the bar that waited for the first token, 0 to 1. */
  wait: number;
  /** Row within the lane: parallel sub-calls do not cover each other. */
  row: number;
  running: boolean;
  /** True for code that spent most of its time waiting for sub-calls. */
  waits: boolean;
  /** True where no provider was paid: the reply was recorded or edited. */
  replayed: boolean;
  failed: boolean;
  repaired: boolean;
  /** True for an answer that the gate held or sent back. */
  heldBack: boolean;
};

export type Strip = {
  /** Time from the run's start to its end, or to now. */
  durationMs: number;
  /** Where now is, as a fraction of the width; 1 when the run has ended. */
  now: number;
  bars: readonly Bar[];
  iterations: readonly { id: string; number: number; left: number; width: number }[];
  ticks: readonly { left: number; ms: number }[];
  subRows: number;
};

/** Sub-calls beyond this many rows share the last one. */
const MAX_SUB_ROWS = 5;

/**
 * `now` ends the bars of open spans, in milliseconds since the Unix epoch; null uses the last event.
 * A strip that is still growing is drawn longer than it is, so that its scale jumps now and then
 * instead of shrinking with every frame.
 */
export function selectStrip(timeline: Timeline, now: number | null): Strip {
  const start = timeline.summary?.startedAt ?? timeline.summary?.createdAt ?? 0;
  const end = Math.max(now ?? lastMoment(timeline), start + 1);
  const durationMs = end - start;
  const widthMs = now === null ? durationMs : roomFor(durationMs);
  const at = (moment: number): number => Math.min(1, Math.max(0, (moment - start) / widthMs));
  const rowEnds: number[] = [];
  const bars: Bar[] = [];
  const iterations: { id: string; number: number; left: number; width: number }[] = [];
  const spans = [...timeline.spans.values()].sort((a, b) => a.seq - b.seq);
  for (const span of spans) {
    const left = at(span.startedAt);
    const width = at(span.endedAt ?? end) - left;
    if (span.kind === "iteration" && isTop(timeline, span))
      iterations.push({ id: span.id, number: iterations.length + 1, left, width });
    const lane = laneOf(span);
    if (!lane) continue;
    const row = lane === "sub" ? takeRow(rowEnds, span, end) : 0;
    bars.push({ id: span.id, lane, left, width, row, ...looks(timeline, span) });
  }
  return {
    durationMs,
    now: durationMs / widthMs,
    bars,
    iterations,
    ticks: ticksOf(widthMs),
    subRows: rowEnds.length,
  };
}

/** The next round width that leaves some room ahead, growing by a third at most. */
function roomFor(durationMs: number): number {
  let width = 5_000;
  while (width < durationMs * 1.02) width = Math.ceil((width * 4) / 3 / 1_000) * 1_000;
  return width;
}

function laneOf(span: Span): LaneName | null {
  const kind = stepKind(span);
  if (kind === "model" || kind === "code" || kind === "check") return kind;
  return kind === "sub" || kind === "nested" ? "sub" : null;
}

function isTop(timeline: Timeline, span: Span): boolean {
  const parent = span.parentId === null ? undefined : timeline.spans.get(span.parentId);
  return !parent || parent.kind === "run";
}

function looks(
  timeline: Timeline,
  span: Span,
): Omit<Bar, "id" | "lane" | "left" | "width" | "row"> {
  const call = span.kind === "model-call" ? span.end : null;
  const took = span.endedAt === null ? null : Math.max(1, span.endedAt - span.startedAt);
  return {
    wait: call?.firstTokenMs && took ? Math.min(1, call.firstTokenMs / took) : 0,
    running: span.endedAt === null && timeline.summary?.endedAt === null,
    waits: span.kind === "sandbox-run" && waitsForCalls(span),
    replayed: call !== null && call.source !== "live",
    failed: span.outcome !== null && span.outcome.status !== "ok",
    repaired: span.kind === "sandbox-run" && span.start.repairs.length > 0,
    heldBack: span.kind === "gate" && span.start.decision !== "published",
  };
}

function waitsForCalls(span: Extract<Span, { kind: "sandbox-run" }>): boolean {
  if (!span.end || span.end.hostCalls === 0) return false;
  return span.end.wallMs > 500 && span.end.cpuMs < span.end.wallMs / 2;
}

function takeRow(rowEnds: number[], span: Span, end: number): number {
  const until = span.endedAt ?? end;
  const free = rowEnds.findIndex((rowEnd) => rowEnd <= span.startedAt);
  if (free >= 0) {
    rowEnds[free] = until;
    return free;
  }
  if (rowEnds.length < MAX_SUB_ROWS) rowEnds.push(until);
  return rowEnds.length - 1;
}

const TICK_STEPS_MS = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];

function ticksOf(durationMs: number): { left: number; ms: number }[] {
  const step =
    TICK_STEPS_MS.find((candidate) => durationMs / candidate <= 9) ??
    Math.ceil(durationMs / 9 / 60_000) * 60_000;
  const count = Math.floor(durationMs / step);
  return Array.from({ length: count + 1 }, (_, index) => ({
    left: (index * step) / durationMs,
    ms: index * step,
  })).filter((tick) => tick.left <= 0.97);
}
