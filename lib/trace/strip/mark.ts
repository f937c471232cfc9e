/**
 * What the timeline strip draws, before any coordinate: every step as a mark on a row of a lane.
 *
 * Moments are milliseconds after the strip's start, which is when the run was taken up; they are
 * never negative and never run backwards, whatever the clock did.
 */
import type { SpanOf, Timeline } from "@/lib/trace/reduce";
import { lastMoment } from "@/lib/trace/select";

/** What kind of work a mark is; it decides the hue. */
export type MarkKind = "model" | "code" | "sub" | "check" | "charge" | "defense" | "other";

export type LaneName =
  | "model"
  | "code"
  | "sub"
  | "check"
  | "other"
  | "advocates"
  | "jurors"
  | "checks";

export type MarkFlags = {
  /** Code that spent most of its time waiting for calls. */
  isWaiting: boolean;
  /** No provider was paid: the reply was recorded or edited. */
  isReplayed: boolean;
  isFailed: boolean;
  isRepaired: boolean;
  /** An answer that the gate held or sent back. */
  isHeldBack: boolean;
};

export type Mark = MarkFlags & {
  /** The span's id. */
  id: string;
  lane: LaneName;
  row: number;
  kind: MarkKind;
  /** A `box` is a nested run on its row; an `inner` mark is a step inside one; a `dot` stands for a moment. */
  shape: "bar" | "box" | "inner" | "dot";
  from: number;
  /** Null while it is open. */
  to: number | null;
  /** Milliseconds until the first token, 0 when unknown. */
  waitMs: number;
};

/** A stretch with a name above the lanes: an iteration, or a phase of a trial. */
export type Head = {
  id: string;
  /** Iterations count from 1; phases and pages have names. */
  name:
    | { kind: "iteration"; number: number }
    | { kind: "phase"; phase: TrialPhase }
    | { kind: "page"; path: string }
    | { kind: "pages"; count: number };
  from: number;
  to: number | null;
};

export type TrialPhase = "review" | "prosecution" | "arm" | "defense" | "jury" | "judgment";

export type Lane = { name: LaneName; rows: number };

export type Strip = {
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  /** The last moment that the log tells of. At least 1. */
  lastMs: number;
  isLive: boolean;
  lanes: readonly Lane[];
  /** In the order in which they began. */
  marks: readonly Mark[];
  heads: readonly Head[];
  /** Stretches in which the run stood still for a person's answer. */
  pauses: readonly { from: number; to: number | null }[];
};

export const plainMark: MarkFlags & { waitMs: number } = {
  isWaiting: false,
  isReplayed: false,
  isFailed: false,
  isRepaired: false,
  isHeldBack: false,
  waitMs: 0,
};

/** The start of the strip and the clock that its moments are told by. */
export function stripClock(timeline: Timeline) {
  const { summary } = timeline;
  const startedAt = summary?.startedAt ?? summary?.createdAt ?? 0;
  const after = (moment: number): number => Math.max(0, moment - startedAt);
  return {
    startedAt,
    lastMs: Math.max(1, after(lastMoment(timeline))),
    isLive: summary?.endedAt === null,
    after,
    extent: ({ startedAt: from, endedAt: to }: { startedAt: number; endedAt: number | null }) => ({
      from: after(from),
      to: to === null ? null : Math.max(after(from), after(to)),
    }),
  };
}

export function callWait({ end }: Pick<SpanOf<"model-call">, "end">): number {
  return Math.max(0, end?.firstTokenMs ?? 0);
}
