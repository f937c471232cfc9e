/** Names that are written, not worded: flags, identifiers, paths, numbers. An edit may bring in none that nobody showed. */

const LITERAL =
  /(?<![\w-])--?[A-Za-z][\w-]*|[A-Za-z_$][\w$]*(?:[./:@-][\w$]+)+|\b[a-z][a-z0-9]*[A-Z]\w*|\b[A-Z][a-z0-9]+[A-Z]\w*|\b\w*_\w+|\b[A-Z][A-Z0-9]{1,}\b|\d+(?:\.\d+)*/g;

export function literalsIn(text: string): Set<string> {
  return new Set(text.match(LITERAL) ?? []);
}

/** Literals of `text` that stand in none of the sources. A hyphenated or dotted word whose parts all stand there is no invention. */
export function inventedLiterals(text: string, sources: readonly string[]): string[] {
  const isShown = (literal: string) => sources.some((source) => standsWhole(source, literal));
  return [...literalsIn(text)].filter((literal) => {
    if (isShown(literal)) return false;
    if (/^-/.test(literal) || /^\d/.test(literal)) return true;
    const parts = literal.split(/[./:@-]/);
    return parts.length < 2 || !parts.every(isShown);
  });
}

/** Not inside of another name or number: neither `5` in `2025` nor `19` in `1.19`. */
function standsWhole(source: string, literal: string): boolean {
  const isNumber = /^\d/.test(literal);
  for (let at = source.indexOf(literal); at >= 0; at = source.indexOf(literal, at + 1)) {
    const before = source.slice(Math.max(0, at - 2), at);
    const after = source.slice(at + literal.length, at + literal.length + 1);
    const isPart = isNumber
      ? /\d$|\d\.$/.test(before) || /\d/.test(after)
      : /\w$/.test(before) || /\w/.test(after);
    if (!isPart) return true;
  }
  return false;
}
