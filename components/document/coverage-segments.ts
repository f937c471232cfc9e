/** A document's coverage cut into the few stretches that a strip can draw. */
import type { CoverageShade, DocumentCoverage } from "@/lib/trace/select-coverage";

export type CoverageSegment = {
  shade: Exclude<CoverageShade, "unseen">;
  /** Of the document's length, from 0 to 1. */
  start: number;
  end: number;
};

const SLOTS = 400;
/** The later covers the earlier where both lie in one slot: one printed line in a long text must be seen. */
const painted = ["searched", "sub-call", "printed"] as const;

export function coverageSegments({ chars, ranges }: DocumentCoverage): CoverageSegment[] {
  const slots: (CoverageSegment["shade"] | null)[] = new Array(SLOTS).fill(null);
  for (const shade of painted) {
    const own = ranges[shade];
    for (let at = 0; at + 1 < own.length; at += 2) {
      const first = Math.floor(((own[at] ?? 0) / chars) * SLOTS);
      const last = Math.max(first + 1, Math.round(((own[at + 1] ?? 0) / chars) * SLOTS));
      slots.fill(shade, first, Math.min(last, SLOTS));
    }
  }
  const begins = slots.flatMap((shade, slot) =>
    slot === 0 || shade !== slots[slot - 1] ? [slot] : [],
  );
  return begins.flatMap((first, index): CoverageSegment[] => {
    const shade = slots[first];
    const end = begins[index + 1] ?? SLOTS;
    return shade ? [{ shade, start: first / SLOTS, end: end / SLOTS }] : [];
  });
}

/** Whole percents that say nothing false: some is never 0 %, and not all is never 100 %. */
export function percentOf(chars: number, total: number): { percent: number; isLess: boolean } {
  if (total === 0 || chars === 0) return { percent: 0, isLess: false };
  const exact = (100 * chars) / total;
  if (exact < 1) return { percent: 1, isLess: true };
  return { percent: chars < total ? Math.min(99, Math.round(exact)) : 100, isLess: false };
}
