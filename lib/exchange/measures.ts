/**
 * Numbers of other programs, held to what they can be. One that overflowed, or stands for "unknown" (18446744073709551615
 * for -1), is no figure: it counts as not told. The limits are such that no sum over a trace leaves the safe integers.
 */
import { LATEST_TIME } from "./imported-log";
import { numberOf } from "./read-json-value";

/** Of one call. */
export const MOST_TOKENS = 10_000_000_000;
/** US dollars of one call. */
export const MOST_COST = 1_000_000_000;
const MOST_COUNT = 1_000_000_000;

/** From 0 to the most; null for everything else. */
export function measureOf(value: unknown, most: number): number | null {
  const number = numberOf(value);
  return number !== null && number >= 0 && number <= most ? number : null;
}

export function tokensOf(value: unknown): number | null {
  const tokens = measureOf(value, MOST_TOKENS);
  return tokens === null ? null : Math.round(tokens);
}

export function countOf(value: unknown): number | null {
  const count = measureOf(value, MOST_COUNT);
  return count === null ? null : Math.round(count);
}

/** A duration told in seconds, in whole milliseconds; 0 where none is told. */
export function millisecondsOf(seconds: unknown): number {
  return Math.round((measureOf(seconds, LATEST_TIME / 1000) ?? 0) * 1000);
}
