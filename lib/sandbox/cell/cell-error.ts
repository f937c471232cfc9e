/** Errors of a cell as the model and the reader see them. */
import type { CellError } from "@/lib/trace/event";
import { errorHint } from "./error-hints";
import type { CellSyntaxError } from "./parse-cell";

const longestMessage = 2_500;

export function syntaxCellError(error: CellSyntaxError, code: string): CellError {
  const message = `SyntaxError: ${error.message}`.slice(0, longestMessage);
  return { message, line: error.line, column: error.column, hint: errorHint(message, code) };
}

/** The line is the topmost one of the stack that stands in the cell; columns shift where the cell was rewritten. */
export function runtimeCellError(
  thrown: { message: string; stack: string },
  cell: number,
  code: string,
): CellError {
  const line = new RegExp(`cell_${cell}\\.ts:(\\d+)`).exec(thrown.stack)?.[1];
  const message = thrown.message.slice(0, longestMessage);
  return {
    message,
    line: line === undefined ? null : Number(line),
    column: null,
    hint: errorHint(message, code),
  };
}
