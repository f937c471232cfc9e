/** A line cut where quotes begin and end. Offsets are those of the whole text, in UTF-16 code units, end exclusive. */
export type QuoteMark = { id: string; start: number; end: number };

export type LinePiece = { text: string; mark: QuoteMark | null };

/** Marks that overlap an earlier one keep only what it leaves. */
export function cutMarks(
  text: string,
  lineStart: number,
  marks: readonly QuoteMark[],
): LinePiece[] {
  const pieces: LinePiece[] = [];
  const lineEnd = lineStart + text.length;
  let at = lineStart;
  const push = (to: number, mark: QuoteMark | null) => {
    if (to > at) pieces.push({ text: text.slice(at - lineStart, to - lineStart), mark });
    at = Math.max(at, to);
  };
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.end <= at || mark.start >= lineEnd) continue;
    push(Math.max(at, mark.start), null);
    push(Math.min(lineEnd, mark.end), mark);
  }
  push(lineEnd, null);
  return pieces;
}

export function marksOnLine(
  text: string,
  lineStart: number,
  marks: readonly QuoteMark[],
): QuoteMark[] {
  return marks.filter(({ start, end }) => start < lineStart + text.length && end > lineStart);
}
