/**
 * Sets of places in one text, as one flat ascending list: start, end, start, end, … in UTF-16 code units, end
 * exclusive; ranges neither overlap nor touch. Flat, because thousands of them stand in logs.
 */
export type Ranges = readonly number[];

/** From pairs in any order, which may overlap; empty and backward ones are dropped. */
export function toRanges(pairs: readonly number[]): number[] {
  const starts: number[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2)
    if ((pairs[at] ?? 0) < (pairs[at + 1] ?? 0)) starts.push(at);
  starts.sort((a, b) => (pairs[a] ?? 0) - (pairs[b] ?? 0));
  const merged: number[] = [];
  for (const at of starts) {
    const start = pairs[at] ?? 0;
    const end = pairs[at + 1] ?? 0;
    const last = merged.length - 1;
    if (last > 0 && start <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, end);
    else merged.push(start, end);
  }
  return merged;
}

export function uniteRanges(...sets: readonly Ranges[]): number[] {
  return toRanges(sets.flat());
}

/** What both hold. */
export function intersectRanges(one: Ranges, other: Ranges): number[] {
  const shared: number[] = [];
  let at = 0;
  let against = 0;
  while (at + 1 < one.length && against + 1 < other.length) {
    const start = Math.max(one[at] ?? 0, other[against] ?? 0);
    const endOfOne = one[at + 1] ?? 0;
    const endOfOther = other[against + 1] ?? 0;
    const end = Math.min(endOfOne, endOfOther);
    if (start < end) shared.push(start, end);
    if (endOfOne <= endOfOther) at += 2;
    else against += 2;
  }
  return shared;
}

/** What of 0..length the set does not hold. */
export function invertRanges(ranges: Ranges, length: number): number[] {
  const rest: number[] = [];
  let at = 0;
  for (let index = 0; index + 1 < ranges.length && at < length; index += 2) {
    const start = Math.min(ranges[index] ?? 0, length);
    if (start > at) rest.push(at, start);
    at = Math.max(at, ranges[index + 1] ?? 0);
  }
  if (at < length) rest.push(at, length);
  return rest;
}

export function subtractRanges(from: Ranges, what: Ranges): number[] {
  const end = from.at(-1) ?? 0;
  return intersectRanges(from, invertRanges(what, end));
}

/** In characters. */
export function sizeOfRanges(ranges: Ranges): number {
  let size = 0;
  for (let at = 0; at + 1 < ranges.length; at += 2)
    size += (ranges[at + 1] ?? 0) - (ranges[at] ?? 0);
  return size;
}

export function shiftRanges(ranges: Ranges, by: number): number[] {
  return ranges.map((offset) => offset + by);
}

/** At most so many ranges: the nearest neighbours are joined over the gap between them, none is dropped. */
export function capRanges(ranges: Ranges, most: number): number[] {
  const excess = ranges.length / 2 - most;
  if (excess <= 0) return [...ranges];
  const gaps: number[] = [];
  for (let at = 2; at < ranges.length; at += 2) gaps.push(at);
  const width = (at: number) => (ranges[at] ?? 0) - (ranges[at - 1] ?? 0);
  const joined = new Set(gaps.sort((a, b) => width(a) - width(b) || a - b).slice(0, excess));
  const capped: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    if (joined.has(at)) capped[capped.length - 1] = ranges[at + 1] ?? 0;
    else capped.push(ranges[at] ?? 0, ranges[at + 1] ?? 0);
  }
  return capped;
}
