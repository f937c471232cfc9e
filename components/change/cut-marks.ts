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

/** Unmarked text longer than this is not shown whole: one line can be the whole page. */
const MOST_UNMARKED = 1_200;
const SHOWN_END = 240;

/** The pieces with what is far from any quote left out: `…` stands for it. */
export function withoutFarText(pieces: readonly LinePiece[]): LinePiece[] {
  return pieces.map((piece, index) => {
    if (piece.ids.length > 0 || piece.text.length <= MOST_UNMARKED) return piece;
    const head = index > 0 || pieces.length === 1 ? piece.text.slice(0, SHOWN_END) : "";
    const tail = index < pieces.length - 1 ? piece.text.slice(-SHOWN_END) : "";
    return { ...piece, text: `${head} … ${tail}` };
  });
}
