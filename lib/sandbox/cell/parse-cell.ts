/** TypeScript in, a syntax tree out. sucrase strips the types and keeps every line where it was; acorn then reports what sucrase lets through. */
import { type Program, parse } from "acorn";
import { transform } from "sucrase";

/** Where a cell does not parse: lines and columns count from 1 in the source as written. */
export class CellSyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = "SyntaxError";
    this.line = line;
    this.column = column;
  }
}

/** How acorn says it where it looks out for it. */
const stackMessage = "Not enough stack space";
const tooDeep = "the cell is nested too deeply; write it in several shorter steps";

/** Parsers, and whoever walks their trees, call themselves for every level of a cell, and throw when the stack is full. */
export function withinStack<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? new CellSyntaxError(tooDeep, 1, 1) : error;
  }
}

/** No repair makes such a cell shorter. */
export function isTooDeep(error: CellSyntaxError): boolean {
  return error.message === tooDeep;
}

const positionAtEnd = /\s*\((\d+):(\d+)\)\s*$/;

export function stripTypes(source: string): string {
  try {
    return withinStack(
      () =>
        transform(source, {
          transforms: ["typescript"],
          disableESTransforms: true,
          keepUnusedImports: true,
        }).code,
    );
  } catch (error) {
    if (error instanceof CellSyntaxError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    const position = positionAtEnd.exec(text);
    const message = text.replace(positionAtEnd, "").replace(/^Error transforming.*?: /, "");
    throw new CellSyntaxError(message, Number(position?.[1] ?? 1), Number(position?.[2] ?? 1));
  }
}

export function parseScript(javaScript: string): Program {
  try {
    return withinStack(() =>
      parse(javaScript, {
        ecmaVersion: "latest",
        sourceType: "module",
        allowAwaitOutsideFunction: true,
        allowReturnOutsideFunction: true,
        allowHashBang: true,
        locations: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = positionAtEnd.exec(error.message);
    const message = error.message.replace(positionAtEnd, "");
    throw new CellSyntaxError(
      message.startsWith(stackMessage) ? tooDeep : message,
      Number(position?.[1] ?? 1),
      Number(position?.[2] ?? 0) + 1,
    );
  }
}

export type ParsedCell = {
  /** The cell without its types. */
  script: string;
  /** Of the script; whoever is given it changes nothing in it. */
  program: Program;
};

/** One cell is looked at by many, one after another. */
let last: (ParsedCell & { source: string }) | null = null;

/** Throws CellSyntaxError. */
export function parseCell(source: string): ParsedCell {
  if (last?.source === source) return last;
  const script = stripTypes(source);
  last = { source, script, program: parseScript(script) };
  return last;
}

/** The reason why a cell does not parse; null when it does. */
export function syntaxErrorIn(source: string): CellSyntaxError | null {
  try {
    parseCell(source);
    return null;
  } catch (error) {
    if (error instanceof CellSyntaxError) return error;
    throw error;
  }
}
