/** One writing for each value, so that equal values are equal texts: `1,300`, `１３００` and 1300; 2 March 2024 and 2024-03-02. */
import { findDates } from "./dates";
import { halfWidth } from "./fold";
import { findFigures } from "./numbers";
import { unitKey } from "./units";

/** For the error of binary fractions. */
const TELLING_DIGITS = 12;
/** A text that is one value and nothing else is no longer. */
const LONGEST_VALUE = 200;

export function canonicalText(text: string): string {
  const plain = halfWidth(text).trim();
  if (plain.length > LONGEST_VALUE) return words(plain);
  const [date] = findDates(plain);
  if (date && covers(date, plain)) return `date ${date.values.join(" ")}`;
  const [figure] = findFigures(plain);
  if (figure && covers(figure, plain)) return canonicalNumber(figure.value, unitKey(figure.unit));
  return words(plain);
}

function words(plain: string): string {
  return plain
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^["'「『]+|(?<!["'」』.。])["'」』.。]+$/gu, "");
}

/** Nothing but the value stands there, and the unit that was read with it. */
function covers({ start, end }: { start: number; end: number }, text: string): boolean {
  return !/[\p{L}\d]/u.test(text.slice(0, start)) && !/[\p{L}\d]{4}/u.test(text.slice(end));
}

function canonicalNumber(value: number, unit: string): string {
  return `number ${Number(value.toPrecision(TELLING_DIGITS))} ${unit}`.trim();
}

/** `isOrdered`: lists with the same members in another order are different. */
export function canonicalData(data: unknown, isOrdered: boolean): string {
  if (typeof data === "number") return canonicalNumber(data, "");
  if (typeof data === "string") return canonicalText(data);
  if (Array.isArray(data)) {
    const items = data.map((item: unknown) => canonicalData(item, isOrdered));
    return `[${(isOrdered ? items : items.sort()).map((item) => JSON.stringify(item)).join()}]`;
  }
  if (typeof data !== "object" || data === null) return String(data);
  const fields = Object.entries(data).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(canonicalData(value, isOrdered))}`,
  );
  return `{${fields.sort().join()}}`;
}
