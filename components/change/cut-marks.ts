/** A line cut where quotes begin and end. Offsets are those of the whole text, in UTF-16 code units, end exclusive. */
export type QuoteMark = { id: string; start: number; end: number };

/** `ids` are those of all quotes that the piece belongs to: several may lie over each other. */
export type LinePiece = { text: string; ids: readonly string[] };

export function cutMarks(
  text: string,
  lineStart: number,
  marks: readonly QuoteMark[],
): LinePiece[] {
  const lineEnd = lineStart + text.length;
  const here = marksOnLine(text, lineStart, marks);
  const cuts = new Set([lineStart, lineEnd]);
  for (const { start, end } of here) {
    cuts.add(Math.max(lineStart, start));
    cuts.add(Math.min(lineEnd, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? lineEnd;
    return {
      text: text.slice(from - lineStart, to - lineStart),
      ids: here.filter(({ start, end }) => start < to && end > from).map(({ id }) => id),
    };
  });
}

export function marksOnLine(
  text: string,
  lineStart: number,
  marks: readonly QuoteMark[],
): QuoteMark[] {
  return marks.filter(({ start, end }) => start < lineStart + text.length && end > lineStart);
}
