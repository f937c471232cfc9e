/** Stretches in which no step ran: a person was waited for, or a worker. They can be drawn short. */
import type { Strip } from "./mark";

export type IdleGap = { from: number; to: number };

/** A stretch shorter than this share of the whole is left as it is. */
const LEAST_SHARE = 0.05;

/** In order. `endMs` is where the strip ends and open marks end with it. While a run stands still nothing runs, whatever is open. */
export function findIdle(
  { marks, pauses }: Pick<Strip, "marks" | "pauses">,
  endMs: number,
): IdleGap[] {
  const least = endMs * LEAST_SHARE;
  const stills = pauses.map(({ from, to }) => ({ from, to: to ?? endMs }));
  const busy = marks
    .flatMap(({ from, to }) => without({ from, to: Math.max(from, to ?? endMs) }, stills))
    .sort((a, b) => a.from - b.from);
  const gaps: IdleGap[] = [];
  let reached = 0;
  for (const { from, to } of [...busy, { from: endMs, to: endMs }]) {
    if (from - reached >= least && from > reached) gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  return gaps;
}

/** What of a stretch is left outside the others, which come in order. */
function without(stretch: IdleGap, others: readonly IdleGap[]): IdleGap[] {
  const left: IdleGap[] = [];
  let { from } = stretch;
  for (const other of others) {
    if (other.to <= from || other.from >= stretch.to) continue;
    if (other.from > from) left.push({ from, to: other.from });
    from = other.to;
  }
  if (from < stretch.to || left.length === 0) left.push({ from, to: Math.max(from, stretch.to) });
  return left;
}

/** 0 to 1. */
export function idleShare(gaps: readonly IdleGap[], endMs: number): number {
  return gaps.reduce((sum, { from, to }) => sum + to - from, 0) / Math.max(1, endMs);
}
