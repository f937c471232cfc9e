/**
 * From time to the line that it is drawn on and back. Without compressed gaps the two are the same;
 * each compressed gap takes an equal, small part of the line. Lengths of the line are "drawn"
 * milliseconds, so that a second of work is drawn as a second.
 */
import type { IdleGap } from "./idle";

export type Axis = {
  /** The whole line. More than 0. */
  length: number;
  /** The gaps that are drawn short, where they stand on the line. */
  gaps: readonly (IdleGap & { drawnFrom: number; drawnTo: number })[];
  toDrawn(ms: number): number;
  toTime(drawn: number): number;
};

/** All gaps together never take more of the line than this. */
const MOST_OF_LINE = 0.5;

/** `gapShare` is the part of the whole line that one gap takes. */
export function createAxis(endMs: number, gaps: readonly IdleGap[], gapShare: number): Axis {
  const idle = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const share = Math.min(gapShare, MOST_OF_LINE / Math.max(1, gaps.length));
  const busy = Math.max(endMs - idle, endMs / 1_000);
  const drawnGap = (busy * share) / (1 - share * gaps.length);
  let shift = 0;
  const placed = gaps.map((gap) => {
    const drawnFrom = gap.from + shift;
    const drawnTo = drawnFrom + drawnGap;
    shift = drawnTo - gap.to;
    return { ...gap, drawnFrom, drawnTo };
  });
  return {
    length: endMs + shift,
    gaps: placed,
    toDrawn(ms) {
      let by = 0;
      for (const { from, to, drawnFrom, drawnTo } of placed) {
        if (ms < from) break;
        if (ms < to) return drawnFrom + ((ms - from) / (to - from)) * (drawnTo - drawnFrom);
        by = drawnTo - to;
      }
      return ms + by;
    },
    toTime(drawn) {
      let by = 0;
      for (const { from, to, drawnFrom, drawnTo } of placed) {
        if (drawn < drawnFrom) break;
        if (drawn < drawnTo)
          return from + ((drawn - drawnFrom) / (drawnTo - drawnFrom)) * (to - from);
        by = drawnTo - to;
      }
      return drawn - by;
    },
  };
}
