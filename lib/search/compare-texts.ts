/**
 * What differs between two versions of a text, line by line, in bounded time: what takes longer, or differs in too
 * many lines to be shown, is counted only.
 */
import { diffArrays } from "diff";

export type TextChange = {
  /** First line of the change in the old and in the new text, from 1. */
  oldLine: number;
  newLine: number;
  removed: string[];
  added: string[];
  /** Lines of the change that are not listed. */
  unlisted: number;
};

export type TextComparison = {
  addedLines: number;
  removedLines: number;
  changes: TextChange[];
  /** False when more changes exist than are listed. */
  isWhole: boolean;
};

const LISTED_CHANGES = 200;
const LISTED_LINES = 12;
const LINE_CHARS = 300;
const LONGEST_MS = 4_000;
/** Longer texts are not held as lists of lines. */
const MOST_LINES = 2_000_000;
const LONG_LINE = 400;

export function compareTexts(before: string, now: string): TextComparison {
  const changes = changesOf(before, now);
  if (changes === null) return { ...countLines(before, now), changes: [], isWhole: false };
  return {
    addedLines: sum(changes, ({ added, unlistedAdded }) => added.length + unlistedAdded),
    removedLines: sum(changes, ({ removed, unlistedRemoved }) => removed.length + unlistedRemoved),
    changes: changes
      .slice(0, LISTED_CHANGES)
      .map(({ unlistedAdded, unlistedRemoved, ...change }) => ({
        ...change,
        unlisted: unlistedAdded + unlistedRemoved,
      })),
    isWhole: changes.length <= LISTED_CHANGES,
  };
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

type CountedChange = Omit<TextChange, "unlisted"> & {
  unlistedAdded: number;
  unlistedRemoved: number;
};

/** Null when it takes too long. */
function changesOf(before: string, now: string): CountedChange[] | null {
  const [olds, youngs] = [before.split("\n", MOST_LINES), now.split("\n", MOST_LINES)];
  if (Math.max(olds.length, youngs.length) === MOST_LINES) return null;
  const same = sameEnds(olds, youngs);
  const middle = <Line>(lines: Line[]) => lines.slice(same.head, lines.length - same.tail);
  const numbers = numberLines();
  const parts = diffArrays(middle(olds).map(numbers), middle(youngs).map(numbers), {
    timeout: LONGEST_MS,
  });
  if (parts === undefined) return null;
  const changes: CountedChange[] = [];
  let oldLine = same.head + 1;
  let newLine = same.head + 1;
  let open: CountedChange | null = null;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      oldLine += count;
      newLine += count;
      open = null;
      continue;
    }
    if (open === null) {
      open = { oldLine, newLine, removed: [], added: [], unlistedAdded: 0, unlistedRemoved: 0 };
      changes.push(open);
    }
    const [lines, from] = removed ? [olds, oldLine] : [youngs, newLine];
    const listed = lines.slice(from - 1, from - 1 + Math.min(count, LISTED_LINES)).map(cut);
    if (removed) {
      open.removed.push(...listed);
      open.unlistedRemoved += count - listed.length;
      oldLine += count;
    } else {
      open.added.push(...listed);
      open.unlistedAdded += count - listed.length;
      newLine += count;
    }
  }
  return changes;
}

function cut(line: string): string {
  return line.length > LINE_CHARS ? `${line.slice(0, LINE_CHARS - 1)}…` : line;
}

function sameEnds(olds: readonly string[], youngs: readonly string[]) {
  const shorter = Math.min(olds.length, youngs.length);
  let head = 0;
  while (head < shorter && olds[head] === youngs[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && olds.at(-1 - tail) === youngs.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** Equal lines get equal numbers, which compare faster than they do. */
function numberLines(): (line: string) => number {
  const known = new Map<string, number>();
  return (line) => {
    const number = known.get(line) ?? known.size;
    known.set(line, number);
    return number;
  };
}

/** Lines as a set of many: what one text has more often than the other. */
function countLines(before: string, now: string) {
  const balance = new Map<string, number>();
  for (const [text, step] of [
    [before, -1],
    [now, 1],
  ] as const) {
    for (const line of eachLine(text)) balance.set(line, (balance.get(line) ?? 0) + step);
  }
  let addedLines = 0;
  let removedLines = 0;
  for (const left of balance.values()) {
    if (left > 0) addedLines += left;
    else removedLines -= left;
  }
  return { addedLines, removedLines };
}

/** Share of lines, of the shorter text, that the other has too; figures in them may differ. 0 to 1. */
export function likenessOf(before: string, now: string): number {
  const left = new Map<string, number>();
  let olds = 0;
  for (const piece of eachPiece(before)) {
    olds += 1;
    left.set(piece, (left.get(piece) ?? 0) + 1);
  }
  let youngs = 0;
  let shared = 0;
  for (const piece of eachPiece(now)) {
    youngs += 1;
    const count = left.get(piece) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(piece, count - 1);
  }
  const shorter = Math.min(olds, youngs);
  return shorter === 0 ? 1 : Math.min(1, shared / shorter);
}

/** Lines that say something, long ones cut at their sentences; a figure is a figure, whatever its value. */
function* eachPiece(text: string): Generator<string> {
  for (const line of eachLine(text)) {
    const words = line.trim().replace(/\d+/g, "0");
    if (words === "") continue;
    if (words.length <= LONG_LINE) yield words;
    else yield* words.split(/(?<=[.。!?！？;；,、>}])/).filter((part) => part.trim() !== "");
  }
}

function* eachLine(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}
