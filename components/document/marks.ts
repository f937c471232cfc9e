/** Marked places of a text, and how they cut one line of it. Offsets are UTF-16 code units into the text, end exclusive. */
import type { DocumentLine } from "@/components/api/shapes";

export type MarkKind = "read" | "cited" | "hit" | "current";

export type TextMark = {
  start: number;
  end: number;
  /** The line of its beginning, from 1. */
  line: number;
  kind: MarkKind;
  /** Shown at the end of the line, such as a citation's number. */
  label?: string;
};

export type LinePiece = { text: string; kind: MarkKind | null };

/** Where marks lie over each other, the one that matters most to the reader shows. */
const rank: Record<MarkKind, number> = { read: 1, cited: 2, hit: 3, current: 4 };

export function marksOnLine(line: DocumentLine, marks: readonly TextMark[]): TextMark[] {
  const end = line.start + Math.max(1, line.length);
  return marks.filter((mark) => mark.start < end && mark.end > line.start);
}

/** Those that matter most to the reader first; among equals, in the order of the text. */
export function marksByRank(marks: readonly TextMark[]): TextMark[] {
  return [...marks].sort((a, b) => rank[b.kind] - rank[a.kind] || a.start - b.start);
}

export function cutLine(line: DocumentLine, marks: readonly TextMark[]): LinePiece[] {
  const length = line.text.length;
  const local = marksOnLine(line, marks)
    .map((mark) => ({
      from: Math.min(length, Math.max(0, mark.start - line.start)),
      to: Math.min(length, mark.end - line.start),
      kind: mark.kind,
    }))
    .filter(({ from, to }) => to > from);
  if (local.length === 0) return line.text === "" ? [] : [{ text: line.text, kind: null }];
  const cuts = [...new Set([0, length, ...local.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const pieces: LinePiece[] = [];
  cuts.forEach((from, index) => {
    const to = cuts[index + 1];
    if (to === undefined) return;
    const covering = local.filter((mark) => mark.from <= from && mark.to >= to);
    const top = covering.sort((a, b) => rank[b.kind] - rank[a.kind])[0];
    pieces.push({ text: line.text.slice(from, to), kind: top?.kind ?? null });
  });
  return pieces;
}
