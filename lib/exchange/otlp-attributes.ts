/** Values as OTLP JSON writes them. */

type AnyValue =
  | { stringValue: string }
  | { intValue: string }
  | { doubleValue: number }
  | { boolValue: boolean }
  | { arrayValue: { values: AnyValue[] } };

export type OtlpAttribute = { key: string; value: AnyValue };

type Given = string | number | boolean | readonly string[] | null | undefined;

/** What is null or undefined is left out: OTLP has no such values. */
export function otlpAttributes(given: Readonly<Record<string, Given>>): OtlpAttribute[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [{ key, value: anyValue(value) }],
  );
}

function anyValue(value: NonNullable<Given>): AnyValue {
  if (typeof value === "string") return { stringValue: value.toWellFormed() };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}

/** Milliseconds as the nanoseconds of OTLP, in digits. */
export function nanoseconds(ms: number): string {
  return (BigInt(Math.round(ms)) * 1_000_000n).toString();
}
