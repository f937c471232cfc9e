/** Round moments under the strip, as dense as they can be read. */
import type { Axis } from "./axis";
import type { StripView } from "./view";

export type Tick = { left: number; ms: number; isBorder: boolean };

/** Room that a label needs. */
const SPACING_PX = 72;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 4, 8, 12, 24].map((n) => n * HOUR),
];

/**
 * Fractions of the width, left to right. The borders of compressed gaps come first, since the line
 * jumps there; `stepMs` is the distance between the others.
 */
export function ticksOf(
  axis: Axis,
  view: StripView,
  widthPx: number,
): { ticks: Tick[]; stepMs: number } {
  const size = view.to - view.from;
  const spacing = SPACING_PX / widthPx;
  const least = size * spacing;
  const stepMs =
    STEPS_MS.find((step) => step >= least) ?? Math.ceil(least / (24 * HOUR)) * 24 * HOUR;
  const place = (ms: number) => (axis.toDrawn(ms) - view.from) / size;
  const ticks: Tick[] = [];
  const add = (ms: number, isBorder: boolean) => {
    const left = place(ms);
    const isFree = ticks.every(
      (tick) => Math.abs(tick.left - left) >= spacing * (isBorder ? 0.7 : 0.9),
    );
    if (left >= 0 && left <= 1 - spacing / 3 && isFree) ticks.push({ left, ms, isBorder });
  };
  for (const { from, to } of axis.gaps) {
    add(to, true);
    if (from > 0) add(from, true);
  }
  const inGap = (ms: number) => axis.gaps.some(({ from, to }) => ms > from && ms < to);
  const first = Math.ceil(axis.toTime(view.from) / stepMs);
  const last = Math.floor(axis.toTime(view.to) / stepMs);
  const jumps = axis.gaps.map(({ from, to }) => ({
    from: Math.ceil(from / stepMs),
    to: Math.floor(to / stepMs),
  }));
  for (let n = first; n <= last; n += 1) {
    const jump = jumps.find((gap) => n > gap.from && n < gap.to);
    if (jump) n = jump.to;
    if (!inGap(n * stepMs)) add(n * stepMs, false);
  }
  return { ticks: ticks.sort((a, b) => a.left - b.left), stepMs };
}
