/**
 * The numbers that a text holds, ready to be asked for a value.
 *
 * A number stands there when it is equal, equal after rounding to the places shown, or equal by a
 * factor of a thousand, million, billion or trillion when enough digits agree to make that no accident.
 * Where both say what they count, that must agree too: 14 days are two weeks and no 14 months.
 */
import { type Figure, findReadings } from "./numbers";
import { conversion, unitKey } from "./units";

export type FigureIndex = {
  /** The first few places that hold the claim, in no order; empty when none does. */
  find(claim: Figure): readonly Figure[];
  /** True when the text has the claim's number, but always of something else: days for months, a label for a count. */
  hasOtherwise(claim: Figure): boolean;
};

export function indexFigures(text: string): FigureIndex {
  return indexOf(findReadings(text));
}

export function isSameFigure(claim: Figure, held: Figure): boolean {
  return indexOf([held]).find(claim).length > 0;
}

/** For each amount, and each thing that it counts. */
const mostPlaces = 8;

function indexOf(readings: readonly Figure[]): FigureIndex {
  const all = byAmount(readings);
  const negative = byAmount(readings.filter(({ value }) => value < 0));
  const amountsFor = (claim: Figure) => (claim.value < 0 ? negative : all);
  const find = (claim: Figure) => {
    const amounts = amountsFor(claim);
    const plain = findAmount(amounts, claim, (held) => fits(claim, held));
    return plain.length > 0 ? plain : findConverted(amounts, claim);
  };
  return {
    find,
    hasOtherwise: (claim) =>
      find(claim).length === 0 && findAmount(amountsFor(claim), claim, () => true).length > 0,
  };
}

/** Whether two equal numbers may be the same: not of two different measures, and no label taken for a count. */
function fits(claim: Figure, held: Figure): boolean {
  if (held.role === "label" && (claim.role === "count" || claim.unit)) return false;
  if (!claim.unit || !held.unit) return true;
  const factor = conversion(claim.unit, held.unit);
  return factor !== null && Math.abs(factor - 1) < 1e-9;
}

/** The claim in the other units of its kind that the text uses. */
function findConverted(amounts: Amounts, claim: Figure): readonly Figure[] {
  const { unit } = claim;
  if (!unit) return [];
  for (const held of amounts.units.values()) {
    const factor = conversion(unit, held);
    if (factor === null || Math.abs(factor - 1) < 1e-9) continue;
    const same = unitKey(held);
    const converted = {
      ...claim,
      value: claim.value * factor,
      resolution: claim.resolution * factor,
    };
    const found = findAmount(amounts, converted, (figure) => unitKey(figure.unit) === same);
    if (found.length > 0) return found;
  }
  return [];
}

/** Amounts without their signs, ascending, each with a few of the places that hold it; the units that occur. */
type Amounts = {
  sorted: Float64Array;
  places: ReadonlyMap<number, readonly Figure[]>;
  units: ReadonlyMap<string, NonNullable<Figure["unit"]>>;
};

function byAmount(readings: readonly Figure[]): Amounts {
  const places = new Map<number, Figure[]>();
  const counts = new Map<string, number>();
  const units = new Map<string, NonNullable<Figure["unit"]>>();
  for (const figure of readings) {
    const amount = Math.abs(figure.value);
    const unit = unitKey(figure.unit);
    if (figure.unit) units.set(unit, figure.unit);
    const kind = `${amount} ${unit} ${figure.role}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const known = places.get(amount);
    if (!known) places.set(amount, [figure]);
    else if (count <= mostPlaces) known.push(figure);
  }
  return { sorted: Float64Array.from(places.keys()).sort(), places, units };
}

type Accepts = (held: Figure) => boolean;

function findAmount(amounts: Amounts, claim: Figure, accepts: Accepts): readonly Figure[] {
  const amount = Math.abs(claim.value);
  const equal = within(amounts, amount, tolerance(amount), accepts);
  if (equal.length > 0 || claim.digits < 2) return equal;
  const half = claim.resolution / 2;
  const rounds: Accepts = (held) =>
    (claim.isScaled || !Number.isInteger(held.value)) && accepts(held);
  const rounded = within(amounts, amount, half, rounds);
  if (rounded.length > 0 || !isTelling(claim)) return rounded;
  for (const factor of factors) {
    const scaled = within(
      amounts,
      amount * factor,
      half * factor,
      (held) => held.role !== "label" && accepts(held),
    );
    if (scaled.length > 0) return scaled;
  }
  return [];
}

/** Enough digits to know the number by in thousands or millions; the zeros at its end say nothing. */
function isTelling({ digits, isScaled, value, resolution }: Figure): boolean {
  const telling = String(Math.round(Math.abs(value) / resolution)).replace(/0+$/, "").length;
  return telling >= 2 && (digits >= 3 || isScaled);
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
  accepts: Accepts,
): readonly Figure[] {
  const slack = Math.min(tolerance(middle), distance / 1e3 + 1e-12);
  const highest = middle + distance + slack;
  for (let at = firstFrom(sorted, middle - distance - slack); at < sorted.length; at += 1) {
    const amount = sorted[at] ?? Number.POSITIVE_INFINITY;
    if (amount > highest) break;
    const held = (places.get(amount) ?? []).filter(accepts).slice(0, mostPlaces);
    if (held.length > 0) return held;
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
