/** Guest code passes anything to a tool; these say what it is. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function isWholeNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

/** The first of these fields that holds something. */
export function firstOf(record: Record<string, unknown>, names: readonly string[]): unknown {
  for (const name of names) {
    if (record[name] !== undefined && record[name] !== null) return record[name];
  }
  return undefined;
}

/** A number of results asked for; anything that is not a positive number means the usual one. */
export function limitOf(value: unknown, usual: number): number {
  return typeof value === "number" && value >= 1 ? Math.floor(value) : usual;
}
