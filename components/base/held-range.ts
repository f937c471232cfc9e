import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** The rows of a list to mount, by index and in order: those in sight, and those that are held wherever they stand. */
export function heldRange(range: Range, held: readonly number[]): number[] {
  const rows = new Set([...defaultRangeExtractor(range), ...held]);
  return [...rows].sort((one, other) => one - other);
}
