/** Small readers of foreign JSON, which may hold anything: each gives what was asked for, or null. */

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** A finite number, or one written as a text. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The JSON that a text holds; undefined when it holds none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The list or record that a text holds as JSON; every other value as it is. */
export function unpacked(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const json = jsonIn(value);
  return typeof json === "object" && json !== null ? json : value;
}

/** True when lists and records stand more than so many levels deep in each other: it recurses no further. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Deeper values are not written as JSON: writers and readers of it recurse. */
const MOST_LEVELS = 500;

/** A value as a reader sees it: a text as it is, everything else as JSON; null for nothing. */
export function shownValue(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  return isDeeper(value, MOST_LEVELS)
    ? `(nested more than ${MOST_LEVELS} levels deep)`
    : JSON.stringify(value, null, 2);
}

/** As `shownValue`, and JSON in a text with line breaks, too. */
export function shownJson(value: unknown): string | null {
  return shownValue(unpacked(value));
}
