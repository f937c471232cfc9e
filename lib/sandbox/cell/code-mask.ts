/**
 * Which characters of a source are code, and which stand in a string, a template or a comment. Works on
 * text that does not parse, in one pass: the rules that repair a cell look only at its code.
 */

export function codeMask(source: string): Uint8Array {
  const mask = new Uint8Array(source.length).fill(1);
  let at = 0;
  while (at < source.length) {
    const end = literalEnd(source, at);
    if (end > at) mask.fill(0, at, end);
    at = Math.max(end, at + 1);
  }
  return mask;
}

/** Where the string, template or comment that begins here ends; `at` itself when none does. */
function literalEnd(source: string, at: number): number {
  switch (source[at]) {
    case '"':
    case "'":
      return quotedEnd(source, at, false);
    case "`":
      return quotedEnd(source, at, true);
    case "/":
      if (source[at + 1] === "/") return endOr(source.indexOf("\n", at), source.length);
      if (source[at + 1] === "*") return endOr(source.indexOf("*/", at + 2) + 2, source.length, 1);
      return beginsRegex(source, at) ? regexEnd(source, at) : at;
    default:
      return at;
  }
}

function endOr(found: number, otherwise: number, least = 0): number {
  return found > least ? found : otherwise;
}

/** A string that does not end on its line is taken to end there: what follows is more likely code. */
function quotedEnd(source: string, start: number, isTemplate: boolean): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === quote) return at + 1;
    else if (source[at] === "\n" && !isTemplate) return at;
  }
  return source.length;
}

/** After a value a slash divides; elsewhere it begins a regular expression. */
function beginsRegex(source: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /\s/.test(source[before] ?? "")) before -= 1;
  return before < 0 || /[=(,:[!&|?{};+\-*%<>~^]/.test(source[before] ?? "");
}

function regexEnd(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\n") return start;
    if (character === "\\") at += 1;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return at + 1;
  }
  return start;
}

/** The source with each stretch of code changed, and strings and comments as they were. */
export function changeCode(source: string, change: (code: string) => string): string {
  const mask = codeMask(source);
  let result = "";
  let start = 0;
  while (start < source.length) {
    let end = start + 1;
    while (end < source.length && mask[end] === mask[start]) end += 1;
    const piece = source.slice(start, end);
    result += mask[start] === 1 ? change(piece) : piece;
    start = end;
  }
  return result;
}

/** Where the bracket that opens at `open` closes; -1 when it does not. */
export function closingBracket(source: string, open: number): number {
  const mask = codeMask(source);
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (mask[at] === 0) continue;
    if ("([{".includes(source[at] ?? "")) depth += 1;
    if (")]}".includes(source[at] ?? "")) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Where the bracket that closes at `close` opens; -1 when it does not. */
export function openingBracket(source: string, close: number): number {
  const mask = codeMask(source);
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (mask[at] === 0) continue;
    if (")]}".includes(source[at] ?? "")) depth += 1;
    if ("([{".includes(source[at] ?? "")) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
