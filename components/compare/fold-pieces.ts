/** A marked text with its long equal stretches folded: the lines around what differs stay. */
import type { WordPiece } from "./word-pair";

export type TextPart =
  | ({ kind: "text" } & WordPiece)
  /** Lines that are equal on both sides and not shown. */
  | { kind: "fold"; lines: number };

/** Lines before and after a difference that are shown. */
const CONTEXT_LINES = 2;
/** Fewer lines are shown, not folded. */
const MIN_FOLDED = 4;

export function asPart(piece: WordPiece): TextPart {
  return { kind: "text", ...piece };
}

export function foldPieces(pieces: readonly WordPiece[]): TextPart[] {
  return pieces.flatMap((piece, index): TextPart[] => {
    if (piece.isChanged) return [asPart(piece)];
    const lines = piece.text.split("\n");
    // The stretch begins and ends within a line that something else stands in, but at the text's own ends.
    const head = index === 0 ? 0 : CONTEXT_LINES + 1;
    const tail = index === pieces.length - 1 ? 0 : CONTEXT_LINES + 1;
    const folded = lines.length - head - tail;
    if (folded < MIN_FOLDED) return [asPart(piece)];
    const before = lines.slice(0, head).join("\n");
    const after = lines.slice(lines.length - tail).join("\n");
    return [
      ...(head === 0 ? [] : [asPart({ text: before, isChanged: false })]),
      { kind: "fold", lines: folded },
      ...(tail === 0 ? [] : [asPart({ text: after, isChanged: false })]),
    ];
  });
}
