/**
 * Finds a quote in a change: as it stands there, without the signs of the patch, or on the old or the new side alone,
 * since a quote may run over removed lines and skip added ones. Hunks do not follow each other, so no quote runs over two.
 */
import { type Change, type ChangeLine, type Hunk, pathOf } from "@/lib/change/change";
import type { ChangePlace } from "@/lib/trace/court";
import { type FoldedText, findFolded, foldText } from "./folded-text";

type View = {
  text: FoldedText;
  lines: readonly ChangeLine[];
  starts: readonly number[];
  signed: boolean;
};

type Found = { place: ChangePlace; lines: readonly ChangeLine[] };

export type ChangeQuotes = {
  /** Where the quote stands; the place on changed lines where there are several. Null when nowhere. */
  find(quote: string): Found | null;
};

/** Of one quote in one view: a letter would stand in a long line a million times. */
const MOST_PLACES = 1_000;

/** Nothing is built before it is looked for, nor kept: a change may be as long as its patch may be. */
export function changeQuotes(change: Change): ChangeQuotes {
  const hunks = change.files.flatMap((file) =>
    file.hunks.map((hunk) => ({ hunk, path: pathOf(file) })),
  );
  return {
    find(quote) {
      const word = longestWord(quote);
      let onContext: Found | null = null;
      for (const { hunk, path } of hunks) {
        if (!hunk.lines.some(({ text }) => text.includes(word))) continue;
        for (const found of placesIn(hunk, path, quote)) {
          if (found.place.side !== "context") return found;
          onContext ??= found;
        }
      }
      return onContext;
    },
  };
}

/** What a line must hold to hold part of the quote; empty where anything may do. A sign that begins it may be the patch's own. */
function longestWord(quote: string): string {
  const words = quote.split(/\s+/).map((word) => word.replace(/^[+-]/, ""));
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

function* placesIn(hunk: Hunk, path: string, quote: string): Generator<Found> {
  for (const view of viewsOf(hunk)) {
    for (const { start, end } of findFolded(view.text, quote, MOST_PLACES)) {
      const lines = coveredLines(view, start, end);
      const place = placeOf({ view, path, lines, start, end });
      if (place !== null) yield { place, lines };
    }
  }
}

const signs = { removed: "-", added: "+", context: " " } as const;

function* viewsOf({ lines }: Hunk): Generator<View> {
  yield viewOf(
    lines.filter(({ side }) => side !== "removed"),
    false,
  );
  yield viewOf(
    lines.filter(({ side }) => side !== "added"),
    false,
  );
  yield viewOf(lines, false);
  yield viewOf(lines, true);
}

function viewOf(lines: readonly ChangeLine[], signed: boolean): View {
  const starts: number[] = [];
  let length = 0;
  const texts = lines.map(({ side, text }) => {
    starts.push(length);
    const whole = signed ? signs[side] + text : text;
    length += whole.length + 1;
    return whole;
  });
  return { text: foldText(texts.join("\n")), lines, starts, signed };
}

function coveredLines({ lines, starts }: View, start: number, end: number): ChangeLine[] {
  return lines.slice(lineIndex(starts, start), lineIndex(starts, end - 1) + 1);
}

/** The index of the line that holds an offset. */
function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function placeOf(found: {
  view: View;
  path: string;
  lines: readonly ChangeLine[];
  start: number;
  end: number;
}): ChangePlace | null {
  const { view, path, lines, start, end } = found;
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return null;
  const offset = (line: ChangeLine, at: number, inLine: number) => {
    const column = at - (view.starts[lineIndex(view.starts, inLine)] ?? 0) - (view.signed ? 1 : 0);
    return line.start + Math.min(Math.max(column, 0), line.text.length);
  };
  const side = sideOf(lines);
  const marked = lines.find((line) => line.side === side) ?? first;
  return {
    start: offset(first, start, start),
    end: offset(last, end, end - 1),
    line: first.patchLine,
    file: path,
    side,
    fileLine: side === "removed" ? marked.oldLine : marked.newLine,
  };
}

function sideOf(lines: readonly ChangeLine[]): ChangePlace["side"] {
  if (lines.some(({ side }) => side === "added")) return "added";
  return lines.some(({ side }) => side === "removed") ? "removed" : "context";
}
