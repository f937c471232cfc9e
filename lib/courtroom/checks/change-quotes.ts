/**
 * Finds a quote in a change: as it stands there, without the signs of the patch, or on the old or the new side alone,
 * since a quote may run over removed lines and skip added ones.
 */
import { type Change, type ChangedFile, type ChangeLine, pathOf } from "@/lib/change/change";
import type { ChangePlace } from "@/lib/trace/court";
import { type FoldedText, findFolded, foldText } from "./folded-text";

type View = {
  text: FoldedText;
  lines: readonly ChangeLine[];
  starts: readonly number[];
  signed: boolean;
};

export type ChangeQuotes = {
  /** Where the quote stands; the place on changed lines where there are several. Null when nowhere. */
  find(quote: string): { place: ChangePlace; lines: readonly ChangeLine[] } | null;
};

export function changeQuotes(change: Change): ChangeQuotes {
  const files = change.files.map((file) => ({ path: pathOf(file), views: viewsOf(file) }));
  return {
    find(quote) {
      let onContext: ReturnType<ChangeQuotes["find"]> = null;
      for (const { path, views } of files) {
        for (const view of views) {
          for (const { start, end } of findFolded(view.text, quote, 20)) {
            const lines = coveredLines(view, start, end);
            const place = placeOf({ view, path, lines, start, end });
            if (place === null) continue;
            if (place.side !== "context") return { place, lines };
            onContext ??= { place, lines };
          }
        }
      }
      return onContext;
    },
  };
}

const signs = { removed: "-", added: "+", context: " " } as const;

function viewsOf(file: ChangedFile): View[] {
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  const kinds: { lines: readonly ChangeLine[]; signed: boolean }[] = [
    { lines: lines.filter(({ side }) => side !== "removed"), signed: false },
    { lines: lines.filter(({ side }) => side !== "added"), signed: false },
    { lines, signed: false },
    { lines, signed: true },
  ];
  return kinds.map(({ lines: shown, signed }) => {
    const starts: number[] = [];
    let length = 0;
    const texts = shown.map(({ side, text }) => {
      starts.push(length);
      const whole = signed ? signs[side] + text : text;
      length += whole.length + 1;
      return whole;
    });
    return { text: foldText(texts.join("\n")), lines: shown, starts, signed };
  });
}

function coveredLines({ lines, starts }: View, start: number, end: number): ChangeLine[] {
  return lines.filter((_line, index) => {
    const from = starts[index] ?? 0;
    const to = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    return from < end && to > start;
  });
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
  const offset = (line: ChangeLine, at: number) => {
    const column = at - (view.starts[view.lines.indexOf(line)] ?? 0) - (view.signed ? 1 : 0);
    return line.start + Math.min(Math.max(column, 0), line.text.length);
  };
  const side = sideOf(lines);
  const marked = lines.find((line) => line.side === side) ?? first;
  return {
    start: offset(first, start),
    end: offset(last, end),
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
