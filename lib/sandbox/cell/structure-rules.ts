/** Repairs of a cell's structure: `await` in a function that is not async, and brackets. */
import { closingBracket, codeMask, openingBracket } from "./code-mask";
import type { HealingRule } from "./healing-rule";
import { CellSyntaxError, parseScript, stripTypes, syntaxErrorIn } from "./parse-cell";

const mostSteps = 6;

export const asyncRule: HealingRule = {
  rule: "async-function",
  note: "made the function around an await async",
  apply(source) {
    let current = source;
    for (let step = 0; step < mostSteps; step += 1) {
      const offset = misplacedAwait(current);
      if (offset === null) return step > 0 ? current : null;
      const repaired = makeAsync(current, offset);
      if (repaired === null) return null;
      current = repaired;
    }
    return current;
  },
};

/** Where the first `await` outside an async function stands; null when that is not what is wrong. */
function misplacedAwait(source: string): number | null {
  try {
    const script = stripTypes(source);
    try {
      parseScript(script);
    } catch (error) {
      if (error instanceof CellSyntaxError && /await/.test(error.message))
        return samePlace(source, script, error);
      if (!(error instanceof CellSyntaxError)) throw error;
    }
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
  }
  return null;
}

/** Types are stripped, so columns differ: it is the same `await` of the line, counted from its left. */
function samePlace(source: string, script: string, error: CellSyntaxError): number | null {
  const scriptLine = script.split("\n")[error.line - 1] ?? "";
  const before = scriptLine.slice(0, error.column - 1).split(/\bawait\b/).length - 1;
  const lines = source.split("\n");
  const hits = [...(lines[error.line - 1] ?? "").matchAll(/\bawait\b/g)];
  const index = hits[before]?.index;
  if (index === undefined) return null;
  return lines.slice(0, error.line - 1).reduce((sum, line) => sum + line.length + 1, index);
}

function makeAsync(source: string, offset: number): string | null {
  const head = source.slice(0, offset);
  const keyword = head.lastIndexOf("function");
  const arrow = head.lastIndexOf("=>");
  if (keyword < 0 && arrow < 0) return null;
  if (keyword > arrow) return insert(source, keyword, "async ");
  const start = parametersStart(source, arrow);
  return start === null ? null : awaitMap(insert(source, start, "async "), start);
}

function insert(source: string, at: number, text: string): string {
  return source.slice(0, at) + text + source.slice(at);
}

function parametersStart(source: string, arrow: number): number | null {
  const before = source.slice(0, arrow).trimEnd();
  if (before.endsWith(")")) {
    const open = openingBracket(source, before.length - 1);
    return open < 0 ? null : open;
  }
  const name = /[\w$]+$/.exec(before);
  return name ? name.index : null;
}

/** `xs.map(async …)` is a list of promises: it becomes `await Promise.all(xs.map(async …))`. */
function awaitMap(source: string, callback: number): string {
  const call = /\.map\(\s*$/.exec(source.slice(0, callback));
  if (!call || /Promise\.\w+\(\s*[^;\n]*$/.test(source.slice(0, call.index))) return source;
  const open = source.indexOf("(", call.index);
  const close = closingBracket(source, open);
  if (close < 0) return source;
  const start = receiverStart(source, call.index);
  return `${source.slice(0, start)}await Promise.all(${source.slice(start, close + 1)})${source.slice(close + 1)}`;
}

/** Where the expression that ends here begins: names, dots and bracketed parts. */
function receiverStart(source: string, end: number): number {
  let start = end;
  while (start > 0) {
    const before = source[start - 1] ?? "";
    if (/[)\]]/.test(before)) {
      const open = openingBracket(source, start - 1);
      if (open < 0) return start;
      start = open;
    } else if (/[\w$.]/.test(before)) start -= 1;
    else return start;
  }
  return start;
}

const closers: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** Puts a missing bracket where the next one does not fit, or at the end; takes one away that closes nothing. */
export const bracketRule: HealingRule = {
  rule: "brackets",
  note: "closed brackets",
  apply(source) {
    let current = source;
    for (let step = 0; step < mostSteps; step += 1) {
      if (syntaxErrorIn(current) === null) return step > 0 ? current : null;
      const repaired = fixOneBracket(current);
      if (repaired === null) return null;
      current = repaired;
    }
    return current;
  },
};

type Open = { bracket: string; at: number };

function fixOneBracket(source: string): string | null {
  const mask = codeMask(source);
  const open: Open[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (mask[at] === 0) continue;
    const last = open.at(-1);
    if (character in closers) open.push({ bracket: character, at });
    else if (")]}".includes(character)) {
      if (!last) return character === "}" ? `${source.slice(0, at)} ${source.slice(at + 1)}` : null;
      if (closers[last.bracket] !== character)
        return insert(source, at, closers[last.bracket] ?? "");
      open.pop();
    } else if (character === ";" && last && endsInside(source, last))
      return insert(source, at, closers[last.bracket] ?? "");
  }
  if (open.length === 0) return null;
  const missing = open.reverse().map(({ bracket }) => closers[bracket]);
  return `${source}\n${missing.join("")}`;
}

/** A semicolon inside `(` or `[` says that the bracket is missing, except in the head of a loop. */
function endsInside(source: string, { bracket, at }: Open): boolean {
  if (bracket === "[") return true;
  return bracket === "(" && !/\bfor\s*(await\s*)?$/.test(source.slice(0, at));
}
