/** Values as OTLP JSON writes them. */

type AnyValue =
  | { stringValue: string }
  | { intValue: string }
  | { doubleValue: number }
  | { boolValue: boolean }
  | { arrayValue: { values: AnyValue[] } };

export type OtlpAttribute = { key: string; value: AnyValue };

type Given = string | number | boolean | readonly string[] | null | undefined;

/** By name, before they are written. What is null or undefined is left out: OTLP has no such values. */
export type Attributes = Readonly<Record<string, Given>>;

/** Attributes that the conventions type as double: a whole number among them is one, too. */
const doubles = /\.(temperature|time_to_first_chunk|score(\.value)?|cost_usd)$|^llm\.cost\./;

export function otlpAttributes(given: Attributes): OtlpAttribute[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [{ key, value: anyValue(value, key) }],
  );
}

function anyValue(value: NonNullable<Given>, key: string): AnyValue {
  if (typeof value === "string") return { stringValue: value.toWellFormed() };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isInteger(value) && !doubles.test(key)
      ? { intValue: String(value) }
      : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}

/** Milliseconds as the nanoseconds of OTLP, in digits. */
export function nanoseconds(ms: number): string {
  return (BigInt(Math.round(ms)) * 1_000_000n).toString();
}
