/** Two quotes that cannot both be true, with the lines round them: cut from the texts themselves, so that what is shown stands there. */
import "server-only";
import type { Change, ChangeLine } from "@/lib/change/change";
import { pathOf } from "@/lib/change/change";
import type { ChangePlace, CheckedExhibit, CourtPlace } from "@/lib/trace/court";
import type { QuotePair } from "@/lib/trace/proposal";

const LINES_ROUND = 2;
const MOST_LINES = 14;
const LONGEST_LINE = 600;

export type QuotedTexts = { pageText: string; patch: string; change: Change };

/** Empty for an exhibit whose quotes have no place. */
export function quotePairOf(
  exhibit: CheckedExhibit,
  { pageText, patch, change }: QuotedTexts,
): QuotePair[] {
  const { changePlace, docPlace } = exhibit;
  if (changePlace === null || docPlace === null) return [];
  return [
    {
      changeQuote: changeQuoteOf(exhibit.changeQuote, patch, changePlace),
      changeFile: changePlace.file,
      changeLine: changePlace.fileLine,
      side: changePlace.side,
      changeLines: changeLinesOf(change, changePlace),
      docQuote: pageText.slice(docPlace.start, docPlace.end),
      docLine: docPlace.line,
      docLines: docLinesOf(pageText, docPlace),
    },
  ];
}

/** Over several lines the patch has its signs between the words. */
function changeQuoteOf(filed: string, patch: string, place: ChangePlace): string {
  const standing = patch.slice(place.start, place.end);
  return standing.includes("\n") ? filed : standing;
}

function changeLinesOf(change: Change, place: ChangePlace): QuotePair["changeLines"] {
  for (const file of change.files) {
    if (pathOf(file) !== place.file && file.oldPath !== place.file) continue;
    for (const { lines } of file.hunks) {
      const [first, last] = [
        lines.findIndex((line) => meets(line, place)),
        lines.findLastIndex((line) => meets(line, place)),
      ];
      if (first < 0) continue;
      const from = Math.max(0, first - LINES_ROUND);
      return lines
        .slice(from, Math.min(last + LINES_ROUND + 1, from + MOST_LINES))
        .map(({ side, text }) => ({
          side,
          text: cutRound(text, place.start - (lines[first]?.start ?? 0)),
        }));
    }
  }
  return [];
}

function meets({ start, text }: ChangeLine, place: ChangePlace): boolean {
  return start < place.end && place.start < start + Math.max(text.length, 1);
}

export function docLinesOf(text: string, place: CourtPlace): QuotePair["docLines"] {
  const from = text.lastIndexOf("\n", place.start - 1) + 1;
  const end = text.indexOf("\n", Math.max(place.end - 1, place.start));
  return text
    .slice(from, end < 0 ? text.length : end)
    .split("\n")
    .slice(0, MOST_LINES)
    .map((line, index) => ({
      line: place.line + index,
      text: cutRound(line, index === 0 ? place.start - from : 0),
    }));
}

/** A long line round the place that matters. */
function cutRound(line: string, at: number): string {
  if (line.length <= LONGEST_LINE) return line;
  const from = Math.max(0, Math.min(at - LONGEST_LINE / 4, line.length - LONGEST_LINE));
  const piece = line.slice(from, from + LONGEST_LINE).toWellFormed();
  return `${from > 0 ? "…" : ""}${piece}${from + LONGEST_LINE < line.length ? "…" : ""}`;
}
