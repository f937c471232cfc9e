/** A variable of a cell in a few words: its kind, its size, and the first figures and short texts in it. */
import type { CellVariable } from "@/lib/trace/cell-facts";
import { MAX_VALUE_CHARS, MAX_VALUES } from "@/lib/trace/cell-limits";
import { Span } from "./span";

const { getOwnPropertyDescriptor, keys } = Object;
/** Lists of lists hold figures too; deeper ones say nothing to a reader. */
const mostDepth = 3;
/** Entries that are looked at: one record may hold a million. */
const mostLookedAt = 500;

/** `chars`: what all variables of a cell may still say together; used up by each. */
export type Room = { chars: number };

/** Empty when it holds nothing that could be a value of an answer, or cannot be read. */
export function describeVariable(name: string, room: Room): CellVariable[] {
  try {
    const value: unknown = getOwnPropertyDescriptor(globalThis, name)?.value;
    const found = single(value) ?? several(value);
    if (found === null) return [];
    const values: string[] = [];
    collect(value, { values, room, left: mostLookedAt }, 0);
    return [{ name, ...found, values }];
  } catch {
    // A proxy of the cell's own may throw at every look.
    return [];
  }
}

type Found = Pick<CellVariable, "kind" | "size">;

function single(value: unknown): Found | null {
  if (typeof value === "number" || typeof value === "bigint") return { kind: "number", size: null };
  if (typeof value === "string" || value instanceof Span || value instanceof Date)
    return { kind: "text", size: null };
  return typeof value === "boolean" ? { kind: "boolean", size: null } : null;
}

function several(value: unknown): Found | null {
  if (typeof value !== "object" || value === null) return null;
  if (value instanceof Promise || value instanceof RegExp) return null;
  if (Array.isArray(value) || isTypedArray(value)) return { kind: "list", size: value.length };
  if (value instanceof Map) return { kind: "map", size: value.size };
  if (value instanceof Set) return { kind: "set", size: value.size };
  return { kind: "record", size: keys(value).length };
}

type TypedArray = ArrayLike<unknown> & Iterable<unknown>;

function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && "length" in value && Symbol.iterator in value;
}

type Collected = { values: string[]; room: Room; left: number };

function collect(value: unknown, collected: Collected, depth: number): void {
  collected.left -= 1;
  if (isFull(collected) || depth > mostDepth) return;
  const leaf = leafOf(value);
  if (leaf === null) {
    if (typeof value !== "object" || value === null) return;
    for (const entry of entriesOf(value)) {
      if (isFull(collected)) return;
      collect(entry, collected, depth + 1);
    }
  } else if (leaf !== "" && leaf.length <= Math.min(MAX_VALUE_CHARS, collected.room.chars)) {
    collected.room.chars -= leaf.length;
    collected.values.push(leaf);
  }
}

function isFull({ values, left }: Collected): boolean {
  return values.length >= MAX_VALUES || left < 0;
}

/** The log takes neither half a character nor U+0000. */
function leafOf(value: unknown): string | null {
  if (typeof value === "string") return value.length > MAX_VALUE_CHARS ? "" : clean(value);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (!(value instanceof Span)) return null;
  return value.length > MAX_VALUE_CHARS ? "" : clean(value.text);
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

function* entriesOf(value: object): Generator<unknown> {
  if (Array.isArray(value) || value instanceof Set || isTypedArray(value)) yield* value;
  else if (value instanceof Map) {
    for (const [key, entry] of value) {
      yield key;
      yield entry;
    }
  } else for (const key of keys(value)) yield getOwnPropertyDescriptor(value, key)?.value;
}
