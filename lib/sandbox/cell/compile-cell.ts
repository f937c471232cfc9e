/** From a cell as the model wrote it to the script that runs. Throws CellSyntaxError. */
import type { CellFlow } from "@/lib/trace/cell-facts";
import { cellFlow } from "./cell-flow";
import { longestCell } from "./longest-cell";
import { CellSyntaxError, parseCell, withinStack } from "./parse-cell";
import { rewriteCell } from "./rewrite-cell";

export type CompiledCell = { script: string; flow: CellFlow };

export function compileCell(source: string): CompiledCell {
  checkLength(source);
  const { script, program } = parseCell(source);
  // A hash-bang line is a comment only at the very beginning of a program, where the wrapper now stands.
  const plain = script.replace(/^#!/, "//");
  return withinStack(() => ({ script: rewriteCell(plain, program), flow: cellFlow(program) }));
}

export function checkLength(source: string): void {
  if (source.length > longestCell)
    throw new CellSyntaxError(
      `the cell has more than ${longestCell} characters; send a shorter one`,
      1,
      1,
    );
}
