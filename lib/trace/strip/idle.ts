/** Stretches in which no step ran: a person was waited for, or a worker. They can be drawn short. */
import type { Strip } from "./mark";

export type IdleGap = { from: number; to: number };

/** A stretch shorter than this share of the whole is left as it is. */
const LEAST_SHARE = 0.05;

/** In order. `endMs` is where the strip ends and open marks end with it. */
export function findIdle({ marks }: Pick<Strip, "marks">, endMs: number): IdleGap[] {
  const least = endMs * LEAST_SHARE;
  const busy = marks
    .map(({ from, to }) => ({ from, to: to ?? endMs }))
    .sort((a, b) => a.from - b.from);
  const gaps: IdleGap[] = [];
  let reached = 0;
  for (const { from, to } of [...busy, { from: endMs, to: endMs }]) {
    if (from - reached >= least && from > reached) gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  return gaps;
}

/** 0 to 1. */
export function idleShare(gaps: readonly IdleGap[], endMs: number): number {
  return gaps.reduce((sum, { from, to }) => sum + to - from, 0) / Math.max(1, endMs);
}
