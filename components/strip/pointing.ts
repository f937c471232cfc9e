/** What a pointer over the strip points at. */
import type { Mark } from "@/lib/trace/strip/mark";
import { nearestMark } from "@/lib/trace/strip/nearest-mark";
import { laneAt } from "@/lib/trace/strip/place-lanes";
import type { StripScene } from "./use-strip-scene";

export type Pointing = {
  /** Fraction of the width. */
  left: number;
  ms: number;
  isRuler: boolean;
  /** The nearest step, where one is near. */
  mark: Mark | null;
  /** What a click chooses: a step, or the iteration or phase whose name is there. */
  spanId: string | null;
};

export function pointingAt(
  scene: StripScene,
  box: DOMRect,
  { clientX, clientY }: { clientX: number; clientY: number },
): Pointing {
  const left = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
  const ms = scene.momentAt(left);
  const part = laneAt(scene.lanes, clientY - box.top);
  if (part.part === "lane") {
    const mark = nearestMark(scene, { left, lane: part.lane, row: part.row });
    return { left, ms, isRuler: false, mark, spanId: mark?.id ?? null };
  }
  const isOver = ({ from, to }: { from: number; to: number | null }) =>
    from <= ms && ms <= (to ?? scene.endMs);
  const head = part.part === "head" ? scene.strip.heads.findLast(isOver) : undefined;
  return { left, ms, isRuler: part.part === "ruler", mark: null, spanId: head?.id ?? null };
}
