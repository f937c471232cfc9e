/** Names that are written, not worded: flags, identifiers, paths, numbers. An edit may bring in none that nobody showed. */

const LITERAL =
  /(?<![\w-])--?[A-Za-z][\w-]*|(?<![\w$])[A-Za-z_$][\w$]*(?:[./:@-][\w$]+)+|\b[a-z][a-z0-9]*[A-Z]\w*|\b[A-Z][a-z0-9]+[A-Z]\w*|\b\w*_\w+|\b[A-Z][A-Z0-9]{1,}\b|\d+(?:\.\d+)*/g;

export function literalsIn(text: string): Set<string> {
  return new Set(text.match(LITERAL) ?? []);
}

/** Literals of `text` that stand in none of the sources. A hyphenated or dotted word whose parts all stand there is no invention. */
export function inventedLiterals(text: string, sources: readonly string[]): string[] {
  const numbers = new Set(sources.flatMap(numbersIn));
  const measured = measuredIn(text);
  const isShown = (literal: string) =>
    sources.some((source) => standsWhole(source, literal)) ||
    [Number(literal), ...(measured.get(literal) ?? [])].some((value) => numbers.has(value));
  return [...literalsIn(text)].filter((literal) => {
    if (isShown(literal)) return false;
    if (/^-/.test(literal) || /^\d/.test(literal)) return true;
    const parts = literal.split(/[./:@-]/);
    return parts.length < 2 || !parts.every(isShown);
  });
}

const GROUPED = /\d+(?:[_',]\d{3})+|\d+(?:\.\d+)?/g;

function numbersIn(text: string): number[] {
  return (text.match(GROUPED) ?? []).map((digits) => Number(digits.replaceAll(/[_',]/g, "")));
}

/** What a page counts in seconds or megabytes, and code in milliseconds or bytes: the factors of each unit. */
const UNITS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:s|secs?|seconds?|Sekunden?|秒)$/, [1_000]],
  [/^(?:mins?|minutes?|Minuten?|分)$/, [60, 60_000]],
  [/^(?:h|hours?|Stunden?|時間)$/, [60, 3_600, 3_600_000]],
  [/^(?:d|days?|Tagen?|日)$/, [24, 86_400, 86_400_000]],
  [/^[kK]i?B$/, [1_000, 1_024]],
  [/^Mi?B$/, [1_000_000, 1_024, 1_048_576]],
  [/^Gi?B$/, [1_000_000_000, 1_024, 1_073_741_824]],
];

const MEASURED = /(\d+(?:\.\d+)?)[\s-]{0,3}(秒|分|時間|日|[A-Za-z]+)/g;

/** The measured numbers of a text, in the smaller units that code counts in. */
function measuredIn(text: string): Map<string, number[]> {
  const measured = new Map<string, number[]>();
  for (const [, digits = "", unit = ""] of text.matchAll(MEASURED)) {
    const factors = UNITS.find(([name]) => name.test(unit))?.[1] ?? [];
    const known = measured.get(digits) ?? [];
    measured.set(digits, [...known, ...factors.map((factor) => Number(digits) * factor)]);
  }
  return measured;
}

/** Not inside of another name or number: neither `5` in `2025` nor `19` in `1.19`. */
function standsWhole(source: string, literal: string): boolean {
  const isNumber = /^\d/.test(literal);
  for (let at = source.indexOf(literal); at >= 0; at = source.indexOf(literal, at + 1)) {
    const before = source.slice(Math.max(0, at - 2), at);
    const after = source.slice(at + literal.length, at + literal.length + 4);
    const isPart = isNumber
      ? /\d$|\d\.$/.test(before) || /^(?:\d|[_',]\d{3})/.test(after)
      : /\w$/.test(before) || /^\w/.test(after);
    if (!isPart) return true;
  }
  return false;
}
