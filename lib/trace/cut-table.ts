/** An answer that is a table, cut at its rows and cells, each with the claims that stand in it. */
import type { Claim } from "./event";
import { type AnswerPiece, cutAnswer } from "./select-answer";

export type CellPieces = readonly AnswerPiece[];

/** The first row has the names of the columns. A claim that runs over cells is marked in each of them. */
export function cutTable(text: string, claims: readonly Claim[]): CellPieces[][] {
  let cell: AnswerPiece[] = [];
  let row: CellPieces[] = [cell];
  const rows = [row];
  for (const piece of cutAnswer(text, claims))
    for (const part of piece.text.split(/( \| |\n)/)) {
      if (part === " | " || part === "\n") {
        cell = [];
        if (part === "\n") {
          row = [];
          rows.push(row);
        }
        row.push(cell);
      } else if (part !== "") cell.push({ ...piece, text: part });
    }
  return rows;
}
