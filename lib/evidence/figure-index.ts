/**
 * The numbers that a text holds, ready to be asked for a value.
 *
 * A number stands there when it is equal, equal after rounding to the places shown, or equal by a
 * factor of a thousand, million, billion or trillion when enough digits agree to make that no accident.
 */
import { type Figure, findReadings } from "./numbers";

export type FigureIndex = { holds(claim: Figure): boolean };

export function indexFigures(text: string): FigureIndex {
  const readings = findReadings(text);
  const all = sortedValues(readings.map(({ value }) => Math.abs(value)));
  const negative = sortedValues(
    readings.filter(({ value }) => value < 0).map(({ value }) => Math.abs(value)),
  );
  return {
    holds: (claim) => holdsValue(claim.value < 0 ? negative : all, claim),
  };
}

export function isSameFigure(claim: Figure, held: Figure): boolean {
  if (claim.value < 0 && held.value >= 0) return false;
  return holdsValue(Float64Array.of(Math.abs(held.value)), claim);
}

function holdsValue(sorted: Float64Array, claim: Figure): boolean {
  const value = Math.abs(claim.value);
  if (hasWithin(sorted, value, tolerance(value), () => true)) return true;
  if (claim.digits < 2) return false;
  const half = claim.resolution / 2;
  const rounds = (held: number) => claim.isScaled || !Number.isInteger(held);
  if (hasWithin(sorted, value, half, rounds)) return true;
  if (claim.digits < 3 && !claim.isScaled) return false;
  return factors.some((factor) => hasWithin(sorted, value * factor, half * factor, () => true));
}

const factors = [1e3, 1e6, 1e9, 1e12, 1e-3, 1e-6, 1e-9, 1e-12];

/** For the error of binary fractions. */
function tolerance(value: number): number {
  return 1e-9 * Math.max(1, value);
}

function hasWithin(
  sorted: Float64Array,
  middle: number,
  distance: number,
  accepts: (value: number) => boolean,
): boolean {
  const slack = Math.min(tolerance(middle), distance / 1e3 + 1e-12);
  const highest = middle + distance + slack;
  for (let at = firstFrom(sorted, middle - distance - slack); at < sorted.length; at += 1) {
    const value = sorted[at] ?? Number.POSITIVE_INFINITY;
    if (value > highest) return false;
    if (accepts(value)) return true;
  }
  return false;
}

function firstFrom(sorted: Float64Array, least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedValues(values: number[]): Float64Array {
  return Float64Array.from(new Set(values)).sort();
}
