/**
 * The numbers that a text holds, ready to be asked for a value.
 *
 * A number stands there when it is equal, equal after rounding to the places shown, or equal by a
 * factor of a thousand, million, billion or trillion when enough digits agree to make that no accident.
 */
import { type Figure, findReadings } from "./numbers";

export type FigureIndex = {
  /** The first few places that hold the claim, in no order; empty when none does. */
  find(claim: Figure): readonly Figure[];
};

export function indexFigures(text: string): FigureIndex {
  return indexOf(findReadings(text));
}

export function isSameFigure(claim: Figure, held: Figure): boolean {
  return indexOf([held]).find(claim).length > 0;
}

const mostPlaces = 8;

function indexOf(readings: readonly Figure[]): FigureIndex {
  const all = byAmount(readings);
  const negative = byAmount(readings.filter(({ value }) => value < 0));
  return { find: (claim) => findAmount(claim.value < 0 ? negative : all, claim) };
}

/** Amounts without their signs, ascending, each with a few of the places that hold it. */
type Amounts = { sorted: Float64Array; places: ReadonlyMap<number, readonly Figure[]> };

function byAmount(readings: readonly Figure[]): Amounts {
  const places = new Map<number, Figure[]>();
  for (const figure of readings) {
    const amount = Math.abs(figure.value);
    const known = places.get(amount);
    if (!known) places.set(amount, [figure]);
    else if (known.length < mostPlaces) known.push(figure);
  }
  return { sorted: Float64Array.from(places.keys()).sort(), places };
}

function findAmount(amounts: Amounts, claim: Figure): readonly Figure[] {
  const amount = Math.abs(claim.value);
  const equal = within(amounts, amount, tolerance(amount), () => true);
  if (equal.length > 0 || claim.digits < 2) return equal;
  const half = claim.resolution / 2;
  const rounds = (held: number) => claim.isScaled || !Number.isInteger(held);
  const rounded = within(amounts, amount, half, rounds);
  if (rounded.length > 0 || (claim.digits < 3 && !claim.isScaled)) return rounded;
  for (const factor of factors) {
    const scaled = within(amounts, amount * factor, half * factor, () => true);
    if (scaled.length > 0) return scaled;
  }
  return [];
}

const factors = [1e3, 1e6, 1e9, 1e12, 1e-3, 1e-6, 1e-9, 1e-12];

/** For the error of binary fractions. */
function tolerance(amount: number): number {
  return 1e-9 * Math.max(1, amount);
}

function within(
  { sorted, places }: Amounts,
  middle: number,
  distance: number,
  accepts: (amount: number) => boolean,
): readonly Figure[] {
  const slack = Math.min(tolerance(middle), distance / 1e3 + 1e-12);
  const highest = middle + distance + slack;
  for (let at = firstFrom(sorted, middle - distance - slack); at < sorted.length; at += 1) {
    const amount = sorted[at] ?? Number.POSITIVE_INFINITY;
    if (amount > highest) break;
    if (accepts(amount)) return places.get(amount) ?? [];
  }
  return [];
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
