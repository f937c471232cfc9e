/** From a cell as the model wrote it to the script that runs. Throws CellSyntaxError. */
import { CellSyntaxError, stripTypes } from "./parse-cell";
import { rewriteCell } from "./rewrite-cell";

/** Above this no cell is parsed: the parsers are quick, the healing rules are not. */
export const longestCell = 65_536;

export function compileCell(source: string): string {
  checkLength(source);
  // A hash-bang line is a comment only at the very beginning of a program, where the wrapper now stands.
  return rewriteCell(stripTypes(source).replace(/^#!/, "//"));
}

export function checkLength(source: string): void {
  if (source.length > longestCell)
    throw new CellSyntaxError(
      `the cell has ${source.length} characters, which is too many (limit ${longestCell}); send a shorter one`,
      1,
      1,
    );
}
