/**
 * Which parts of a long line are shown: one line can be the whole document. A marked place far inside it
 * stands on the screen with what is around it, and the reader opens the rest piece by piece.
 */
import type { DocumentLine } from "@/components/api/shapes";
import { marksByRank, type TextMark } from "./marks";

/** From … to in UTF-16 code units of the line, end exclusive. */
export type LinePart = { from: number; to: number };

/** A marked line that is not longer than this is shown whole. */
const MAX_WHOLE_CHARS = 1_200;
const HEAD_CHARS = 240;
const AROUND_CHARS = 200;
/** So much of a long place; its end is one click away. */
const MAX_PLACE_CHARS = 800;
const MAX_PLACES = 8;
/** Parts that lie closer than this are shown as one. */
const MIN_GAP_CHARS = 120;

type Line = Pick<DocumentLine, "start" | "text" | "length">;

/** In the order of the line, none overlapping. `opened` are the parts that the reader asked for. */
export function lineParts(
  line: Line,
  marks: readonly TextMark[],
  opened: readonly LinePart[],
): LinePart[] {
  const loaded = { from: 0, to: line.text.length };
  if (marks.length === 0 || line.length <= MAX_WHOLE_CHARS) return joined([loaded, ...opened]);
  const around = marksByRank(marks)
    .slice(0, MAX_PLACES)
    .map((mark): LinePart => {
      const start = Math.max(0, mark.start - line.start);
      const end = Math.min(line.length, mark.end - line.start, start + MAX_PLACE_CHARS);
      return {
        from: Math.max(0, start - AROUND_CHARS),
        to: Math.min(line.length, end + AROUND_CHARS),
      };
    });
  return joined([{ from: 0, to: HEAD_CHARS }, ...around, ...opened]);
}

function joined(parts: readonly LinePart[]): LinePart[] {
  const found: LinePart[] = [];
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && part.from <= last.to + MIN_GAP_CHARS) last.to = Math.max(last.to, part.to);
    else found.push({ ...part });
  }
  return found;
}
