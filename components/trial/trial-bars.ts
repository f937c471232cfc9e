/** The trial's strip: who spoke when, to scale. Jurors and pages at once are packed into rows of their own. */
import type { Timeline } from "@/lib/trace/reduce";
import { lastMoment } from "@/lib/trace/select";
import type { StageView, TrialView } from "@/lib/trace/select-trial";

export type TrialLane = "advocates" | "jurors" | "checks";

export type TrialBar = {
  id: string;
  lane: TrialLane;
  kind: "k-repair" | "k-defense" | "k-sub" | "k-model" | "k-check" | "k-error";
  /** Fractions of the strip's width. */
  left: number;
  width: number;
  /** Part of the bar that waited for the first token, 0 to 1. */
  wait: number;
  row: number;
  running: boolean;
  replayed: boolean;
};

export type TrialStripView = {
  durationMs: number;
  bars: readonly TrialBar[];
  ticks: readonly { left: number; ms: number }[];
  /** Rows that each lane needs. */
  rows: Readonly<Record<TrialLane, number>>;
};

const TICK_STEPS_MS = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];
const MOST_TICKS = 8;
const MOST_ROWS = 6;

type Speaker = { view: AnyStage | null; lane: TrialLane; kind: TrialBar["kind"] };
type AnyStage = Pick<StageView<"juror">, "span" | "calls">;

/** `now` ends the bars of open spans, in milliseconds since the Unix epoch; null uses the last event. */
export function trialStrip(
  timeline: Timeline,
  view: TrialView,
  now: number | null,
): TrialStripView {
  const start = timeline.summary?.startedAt ?? timeline.summary?.createdAt ?? 0;
  const isOver = timeline.summary?.endedAt !== null;
  const end = Math.max(isOver || now === null ? lastMoment(timeline) : now, start + 1);
  const durationMs = end - start;
  const at = (moment: number) => Math.min(1, Math.max(0, (moment - start) / durationMs));
  const ends: Record<TrialLane, number[]> = { advocates: [], jurors: [], checks: [] };
  const bars = speakers(view).flatMap(({ view: stage, lane, kind }): TrialBar[] => {
    if (!stage) return [];
    const { span, calls } = stage;
    const until = span.endedAt ?? end;
    const first = calls[0];
    const took = first?.endedAt ? Math.max(1, first.endedAt - first.startedAt) : null;
    const isFailed = span.outcome !== null && span.outcome.status !== "ok";
    return [
      {
        id: span.id,
        lane,
        kind: isFailed ? "k-error" : kind,
        left: at(span.startedAt),
        width: at(until) - at(span.startedAt),
        wait: first?.end?.firstTokenMs && took ? Math.min(1, first.end.firstTokenMs / took) : 0,
        row: takeRow(ends[lane], span.startedAt, until),
        running: span.endedAt === null && !isOver,
        replayed: calls.length > 0 && calls.every((call) => call.end && call.end.source !== "live"),
      },
    ];
  });
  return {
    durationMs,
    bars,
    ticks: ticksOf(durationMs),
    rows: {
      advocates: Math.max(1, ends.advocates.length),
      jurors: Math.max(1, ends.jurors.length),
      checks: Math.max(1, ends.checks.length),
    },
  };
}

function speakers(view: TrialView): Speaker[] {
  return [
    { view: view.review, lane: "advocates", kind: "k-model" },
    { view: view.prosecution, lane: "advocates", kind: "k-repair" },
    { view: view.arm, lane: "advocates", kind: "k-model" },
    { view: view.check, lane: "checks", kind: "k-check" },
    ...view.cases.flatMap((one): Speaker[] => [
      { view: one.defense, lane: "advocates", kind: "k-defense" },
      ...one.jurors.map(
        ({ view: juror }): Speaker => ({ view: juror, lane: "jurors", kind: "k-sub" }),
      ),
      { view: one.judgment, lane: "advocates", kind: "k-model" },
      { view: one.edits, lane: "checks", kind: "k-check" },
    ]),
  ];
}

function takeRow(ends: number[], from: number, until: number): number {
  const free = ends.findIndex((end) => end <= from);
  if (free >= 0) {
    ends[free] = until;
    return free;
  }
  if (ends.length < MOST_ROWS) ends.push(until);
  return ends.length - 1;
}

function ticksOf(durationMs: number): { left: number; ms: number }[] {
  const step =
    TICK_STEPS_MS.find((candidate) => durationMs / candidate <= MOST_TICKS) ??
    Math.ceil(durationMs / MOST_TICKS / 60_000) * 60_000;
  return Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, index) => ({
    left: (index * step) / durationMs,
    ms: index * step,
  })).filter(({ left }) => left <= 0.96);
}
