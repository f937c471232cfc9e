/** Gives the value of a cell's last expression a name, so that later cells and `read_value` can use it. */
import "server-only";
import { CellSyntaxError, parseCell } from "@/lib/sandbox/cell/parse-cell";

/** The code with `name` bound to its last expression; null when it ends in none, or does not parse. */
export function keepLastValue(code: string, name: string): string | null {
  try {
    const { script, program } = parseCell(code);
    const last = program.body.findLast((node) => node.type !== "EmptyStatement");
    if (last?.type !== "ExpressionStatement") return null;
    const { start, end } = last.expression;
    const before = script.slice(0, last.start);
    const value = script.slice(start, end);
    return `${before}const ${name} = (${value}\n);\n${name}`;
  } catch (error) {
    // The sandbox reports what does not parse in its own words.
    if (error instanceof CellSyntaxError) return null;
    throw error;
  }
}
