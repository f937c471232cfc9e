/** From a cell as the model wrote it to the script that runs. Throws CellSyntaxError. */
import { longestCell } from "./longest-cell";
import { CellSyntaxError, stripTypes } from "./parse-cell";
import { rewriteCell } from "./rewrite-cell";

export function compileCell(source: string): string {
  checkLength(source);
  // A hash-bang line is a comment only at the very beginning of a program, where the wrapper now stands.
  return rewriteCell(stripTypes(source).replace(/^#!/, "//"));
}

export function checkLength(source: string): void {
  if (source.length > longestCell)
    throw new CellSyntaxError(
      `the cell has more than ${longestCell} characters; send a shorter one`,
      1,
      1,
    );
}
