/** Where lanes and their rows stand, in pixels from the top of the plot. */

import type { Bar } from "./layout";
import type { Lane, LaneName } from "./mark";

export type PlacedLane = Lane & {
  top: number;
  height: number;
  /** From one row to the next. */
  pitch: number;
  barHeight: number;
};

export const HEADS_PX = 18;
export const RULER_PX = 17;

/** Lanes of many short rows side by side: they keep their height, however many rows there are. */
const thin: readonly LaneName[] = ["sub", "jurors"];
const THIN_LANE_PX = 26;

export function placeLanes(lanes: readonly Lane[]): { lanes: PlacedLane[]; height: number } {
  let top = HEADS_PX;
  const placed = lanes.map((lane): PlacedLane => {
    const own = thin.includes(lane.name) ? thinLane(lane.rows) : thickLane(lane.rows);
    const here = { ...lane, top, ...own };
    top += own.height;
    return here;
  });
  return { lanes: placed, height: top + RULER_PX };
}

function thickLane(rows: number) {
  return { height: 4 + 11 * rows, pitch: 11, barHeight: 9 };
}

function thinLane(rows: number) {
  const pitch = Math.min(5, (THIN_LANE_PX - 2) / rows);
  return { height: THIN_LANE_PX, pitch, barHeight: pitch > 2.5 ? pitch - 1 : pitch };
}

export function barTop(lane: PlacedLane, { row }: Pick<Bar, "row">): number {
  return lane.top + 3 + row * lane.pitch;
}

/** The lane and row at a height; `head` and `ruler` are what stands above and below the lanes. */
export function laneAt(
  lanes: readonly PlacedLane[],
  y: number,
): { part: "head" | "ruler" } | { part: "lane"; lane: LaneName; row: number } {
  if (y < HEADS_PX) return { part: "head" };
  const lane = lanes.find(({ top, height }) => y < top + height);
  if (!lane) return { part: "ruler" };
  const row = Math.floor((y - lane.top - 2) / lane.pitch);
  return { part: "lane", lane: lane.name, row: Math.min(Math.max(0, row), lane.rows - 1) };
}
