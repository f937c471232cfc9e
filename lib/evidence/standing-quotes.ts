/** Whether evidence of one text stands in another version of it, and what stands in its place if not. */
import type { Evidence } from "@/lib/trace/event";
import { locateQuote, locateQuotes, type Range } from "./locate-quotes";

type Quoted = Pick<Evidence, "start" | "quote">;

/** Shorter quotes stand in many places by accident: the line around them must stand too. */
const TELLING_CHARS = 24;
const CONTEXT_CHARS = 60;
/** A line so short is no mark to find a place by. */
const MARK_CHARS = 8;
const NEIGHBOURS = 4;
const LONGEST_NEAREST = 600;

/** Places are looked for nearest to where they stood; beyond so many, where they stand first. */
const MOST_NEAREST = 100;

/**
 * Where each quote stands now; null when it, or for a short one the line around it, stands nowhere.
 * `before` is the text that the quotes were taken from, where it is at hand.
 */
export function standingPlaces(
  quotes: readonly Quoted[],
  before: string | null,
  now: string,
): (Range | null)[] {
  if (before === now)
    return quotes.map(({ start, quote }) => ({ start, end: start + quote.length }));
  const contexts = quotes.map((quoted) => contextOf(quoted, before));
  const found = locateQuotes(now, contexts);
  return contexts.map(({ text, at, quoted }, index) => {
    const folded = found[index];
    if (!folded || quoted.quote.trim() === "") return null;
    const exact = index < MOST_NEAREST ? nearestOccurrence(now, text, quoted.start - at) : null;
    if (exact !== null) return { start: exact + at, end: exact + at + quoted.quote.length };
    return text === quoted.quote ? folded : (locateIn(now, folded, quoted.quote) ?? folded);
  });
}

type Context = { text: string; at: number; quoted: Quoted };

/** The quote; a short one with what stands around it in its line, and in the line before when that is short too. */
function contextOf(quoted: Quoted, text: string | null): Context {
  const { start, quote } = quoted;
  if (text === null || quote.trim().length >= TELLING_CHARS) return { text: quote, at: 0, quoted };
  const end = start + quote.length;
  let from = Math.max(lineStart(text, start), start - CONTEXT_CHARS);
  const to = Math.min(lineEnd(text, end), end + CONTEXT_CHARS);
  if (to - from < MARK_CHARS && from > 0)
    from = Math.max(lineStart(text, from - 1), from - CONTEXT_CHARS);
  return { text: text.slice(from, to), at: start - from, quoted };
}

function locateIn(text: string, range: Range, quote: string): Range | null {
  const found = locateQuote(text.slice(range.start, range.end), quote);
  return found && { start: range.start + found.start, end: range.start + found.end };
}

/** The occurrence nearest to where it stood: equal lines stay apart when lines are put in before them. */
function nearestOccurrence(text: string, wanted: string, around: number): number | null {
  const after = text.indexOf(wanted, around);
  const before = text.lastIndexOf(wanted, around);
  if (after < 0 || before < 0) return after < 0 && before < 0 ? null : Math.max(after, before);
  return after - around < around - before ? after : before;
}

/** The place between the same neighbours: the line that took the quote's place. Null when no neighbour stands just once. */
export function placeByNeighbours(
  { start, quote }: Quoted,
  before: string,
  now: string,
): Range | null {
  const above = neighbour(before, lineStart(before, start) - 1, -1, now);
  const below = neighbour(before, lineEnd(before, start + quote.length) + 1, 1, now);
  if (above) return lineAtDistance(now, above.end, above.distance, 1);
  if (below) return lineAtDistance(now, below.start, below.distance, -1);
  return null;
}

type Neighbour = Range & { distance: number };

/** The nearest line in a direction that stands exactly once in the other text, and how many lines away it was. */
function neighbour(text: string, from: number, step: 1 | -1, other: string): Neighbour | null {
  let at = from;
  for (let distance = 1; distance <= NEIGHBOURS; distance += 1) {
    if (at < 0 || at >= text.length) return null;
    const start = lineStart(text, at);
    const end = lineEnd(text, at);
    const line = text.slice(start, end);
    if (line.trim().length >= MARK_CHARS) {
      const found = onlyLine(other, line);
      if (found !== null) return { start: found, end: found + line.length, distance };
    }
    at = step === 1 ? end + 1 : start - 1;
  }
  return null;
}

/** Where a whole line stands; null unless it stands exactly once. */
function onlyLine(text: string, line: string): number | null {
  const first = wholeLine(text, line, 0);
  if (first === null) return null;
  return wholeLine(text, line, first + 1) === null ? first : null;
}

function wholeLine(text: string, line: string, from: number): number | null {
  for (let at = text.indexOf(line, from); at >= 0; at = text.indexOf(line, at + 1)) {
    const begins = at === 0 || text[at - 1] === "\n";
    const end = at + line.length;
    if (begins && (end === text.length || text[end] === "\n")) return at;
  }
  return null;
}

function lineAtDistance(text: string, from: number, distance: number, step: 1 | -1): Range | null {
  let at = from;
  for (let left = distance; left > 0; left -= 1) {
    at = step === 1 ? lineEnd(text, at) + 1 : lineStart(text, at) - 1;
    if (at < 0 || at > text.length) return null;
  }
  return lineRange(text, at);
}

/** The line round an offset, cut when it is very long. */
export function lineRange(text: string, at: number): Range | null {
  const start = lineStart(text, at);
  const end = Math.min(lineEnd(text, at), start + LONGEST_NEAREST);
  return text.slice(start, end).trim() === "" ? null : { start, end };
}

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** Gives the lines of offsets; the text is walked once, when the first is asked for. */
export function lineNumbers(text: string): (offset: number) => number {
  let breaks: number[] | null = null;
  return (offset) => {
    breaks ??= lineBreaks(text);
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function lineBreaks(text: string): number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks.push(at);
  return breaks;
}
