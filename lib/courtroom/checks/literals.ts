/** Names that are written, not worded: flags, identifiers, paths, numbers. An edit may bring in none that nobody showed. */

const LITERAL =
  /(?<![\w-])--?[A-Za-z][\w-]*|[A-Za-z_$][\w$]*(?:[./:@-][\w$]+)+|\b[a-z][a-z0-9]*[A-Z]\w*|\b[A-Z][a-z0-9]+[A-Z]\w*|\b\w*_\w+|\b[A-Z][A-Z0-9]{1,}\b|\d+(?:\.\d+)*/g;

export function literalsIn(text: string): Set<string> {
  return new Set(text.match(LITERAL) ?? []);
}

/** Literals of `text` that stand in none of the sources. A hyphenated or dotted word whose parts all stand there is no invention. */
export function inventedLiterals(text: string, sources: readonly string[]): string[] {
  const texts = sources.flatMap((source) => [source, ungrouped(source)]);
  const isShown = (literal: string) => texts.some((source) => source.includes(literal));
  return [...literalsIn(text)].filter((literal) => {
    if (isShown(literal)) return false;
    if (/^-/.test(literal) || /^\d/.test(literal)) return true;
    const parts = literal.split(/[./:@-]/);
    return parts.length < 2 || !parts.every(isShown);
  });
}

/** Code writes `20_000` where a page writes `20000`. */
function ungrouped(text: string): string {
  return text.replaceAll(/(?<=\d)[_,'](?=\d{3}(?!\d))/g, "");
}
