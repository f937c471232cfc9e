/** Where a step stands in the recursion of a run: which iteration of its loop, and how deep that loop is nested. */
import type { Span } from "@/lib/trace/reduce";

export type RlmPlace = {
  /** 1 for the run itself, as its budget counts; one more in each nested run. */
  depth: number;
  /** Counts from 1; null for what is no iteration. */
  iteration: number | null;
};

const OUTERMOST = 1;

/** Of spans in the order in which they began. One whose parent is not known counts as the outermost. */
export function rlmPlaces(spans: readonly Span[]): Map<string, RlmPlace> {
  const places = new Map<string, RlmPlace>();
  const counted = new Map<string | null, number>();
  for (const { id, parentId, kind } of spans) {
    const around = parentId === null ? undefined : places.get(parentId);
    const depth = (around?.depth ?? OUTERMOST) + (kind === "nested-run" ? 1 : 0);
    const iteration = kind === "iteration" ? (counted.get(parentId) ?? 0) + 1 : null;
    if (iteration !== null) counted.set(parentId, iteration);
    places.set(id, { depth, iteration });
  }
  return places;
}
