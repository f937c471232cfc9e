/** Which step a pointer means: asked of the steps themselves, so that bars drawn as one still have their own. */
import type { Axis } from "./axis";
import type { LaneName, Mark, Strip } from "./mark";
import type { StripView } from "./view";

export type Pointed = {
  /** Fraction of the strip's width. */
  left: number;
  lane: LaneName;
  /** Null where the lane alone is known. */
  row: number | null;
};

type Options = {
  strip: Strip;
  axis: Axis;
  view: StripView;
  endMs: number;
  widthPx: number;
};

/** A mark further away than this is not meant. */
const REACH_PX = 20;

/** A neighbouring row is as far away as this many pixels along the line. */
const ROW_PX = 6;

/** Of marks that are equally near, the shortest: it lies on top. Null where none is near. */
export function nearestMark(
  { strip, axis, view, endMs, widthPx }: Options,
  { left, lane, row }: Pointed,
): Mark | null {
  const perPx = (view.to - view.from) / widthPx;
  const at = view.from + left * (view.to - view.from);
  let best: { mark: Mark; away: number; length: number } | null = null;
  for (const mark of strip.marks) {
    if (mark.lane !== lane) continue;
    const from = axis.toDrawn(mark.from);
    const to = axis.toDrawn(mark.to ?? Math.max(mark.from, endMs));
    const length = to - from;
    const alongPx = Math.max(0, from - at, at - to) / perPx;
    if (alongPx > REACH_PX) continue;
    const away = alongPx + (row === null ? 0 : Math.abs(mark.row - row) * ROW_PX);
    const isNearer = !best || away < best.away || (away === best.away && length < best.length);
    if (isNearer) best = { mark, away, length };
  }
  return best?.mark ?? null;
}
