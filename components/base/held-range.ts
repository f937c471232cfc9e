import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** The rows of a list to mount, by index and in order: those in sight, and those that are held wherever they stand. */
export function heldRange(range: Range, held: readonly number[]): number[] {
  const rows = new Set([...defaultRangeExtractor(range), ...held]);
  return [...rows].sort((one, other) => one - other);
}

/** Of those before and after it, the rows that Tab may go to: not every row has something to focus. */
const NEIGHBOURS = 3;

/** A row that has the focus, by index, and those around it: Tab would leave the list where the next is not mounted. */
export function withNeighbours(index: number, count: number): number[] {
  const first = Math.max(0, index - NEIGHBOURS);
  const last = Math.min(count - 1, index + NEIGHBOURS);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
