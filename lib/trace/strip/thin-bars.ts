/**
 * Level of detail: bars that could not be told apart on screen are drawn as one, so that a strip of
 * ten thousand steps has some hundred marks. A click asks the steps themselves (./nearest-mark.ts).
 */
import type { Mark } from "./mark";

export type Bar = Omit<Mark, "from" | "to"> & {
  /** Fractions of the strip's width, within 0 to 1. */
  left: number;
  width: number;
  /** Part of the bar before the first token, 0 to 1. */
  wait: number;
  /** Has no end yet, or never got one. */
  isOpen: boolean;
  /** A filter does not let it through. */
  isFaint: boolean;
  /** True where the bar goes on beyond the view. */
  goesOnLeft: boolean;
  goesOnRight: boolean;
  /** Steps that are drawn as this bar. */
  count: number;
  /** Part of the bar that its steps cover, 0 to 1. */
  cover: number;
};

/** More elements than this make a page slow to move. */
export const MOST_BARS = 700;

/** Bars up to this width that touch are drawn as one. */
const SMALL_PX = 3;

/**
 * `keepId` names a bar that stays by itself. Bars come sorted by their left edge. Failures, and what fits a
 * filter, are told apart from the rest and come last, so that they lie on top. What is crowded gives way first, one lane as a whole.
 */
export function thinBars(bars: readonly Bar[], widthPx: number, keepId: string | null): Bar[] {
  const small = SMALL_PX / widthPx;
  const lanes = [...Map.groupBy(bars, ({ lane }) => lane).values()];
  const alike = ({ row, shape, isFailed, isFaint }: Bar) =>
    `${row} ${shape} ${isFailed} ${isFaint}`;
  const rows = lanes.map((lane) => [...Map.groupBy(lane, alike).values()]);
  const thin = (lane: readonly Bar[][], tolerance: number) =>
    lane.flatMap((row) => joined(row, tolerance, small, keepId));
  const thinned = rows.map((lane) => thin(lane, 1 / widthPx));
  const count = () => thinned.reduce((sum, lane) => sum + lane.length, 0);
  for (let tolerance = 2 / widthPx; count() > MOST_BARS && tolerance < 2; tolerance *= 2) {
    const fullestFirst = thinned
      .map((lane, index) => ({ index, size: lane.length }))
      .sort((a, b) => b.size - a.size);
    for (const { index } of fullestFirst)
      if (count() > MOST_BARS) thinned[index] = thin(rows[index] ?? [], tolerance);
  }
  const all = thinned.flat();
  const onTop = ({ isFailed, isFaint }: Bar) => (isFaint ? 0 : isFailed ? 2 : 1);
  return all.sort((a, b) => onTop(a) - onTop(b));
}

function joined(
  row: readonly Bar[],
  tolerance: number,
  small: number,
  keepId: string | null,
): Bar[] {
  const done: Bar[] = [];
  const most = Math.max(small, tolerance * 2);
  for (const bar of row) {
    const last = done.at(-1);
    const canJoin =
      last && last.id !== keepId && bar.id !== keepId && joins(last, bar, tolerance, most);
    if (last && canJoin) done[done.length - 1] = join(last, bar);
    else done.push(bar);
  }
  return done;
}

function joins(last: Bar, bar: Bar, tolerance: number, most: number): boolean {
  const gap = bar.left - (last.left + last.width);
  if (gap >= tolerance) return false;
  const isCovered = -gap > bar.width / 2 && last.shape !== "box";
  return isCovered || ((last.count > 1 || last.width <= most) && bar.width <= most);
}

function join(a: Bar, b: Bar): Bar {
  const right = Math.max(a.left + a.width, b.left + b.width);
  const width = right - a.left;
  const covered = Math.min(1, (a.width * a.cover + b.width * b.cover) / width);
  const larger = a.width * a.cover >= b.width * b.cover ? a : b;
  return {
    ...larger,
    ...{ left: a.left, width, wait: 0, cover: covered, count: a.count + b.count },
    goesOnLeft: a.goesOnLeft,
    goesOnRight: a.goesOnRight || b.goesOnRight,
    isOpen: a.isOpen || b.isOpen,
    isRepaired: a.isRepaired || b.isRepaired,
    isHeldBack: a.isHeldBack || b.isHeldBack,
    isReplayed: a.isReplayed && b.isReplayed,
    isWaiting: a.isWaiting && b.isWaiting,
  };
}
