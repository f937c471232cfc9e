/**
 * Finds where wordings stand in a long text: white space, case, width, quotation marks and dashes
 * may differ, nothing else. One pass over the text for all of them, by a hash over the last few
 * folded units; each hit of the hash is then compared unit by unit.
 */
import { COMPLEX, foldAt, foldTable, foldUnit, isWhiteSpace, SKIPPED, UNKNOWN } from "./fold";

/** UTF-16 code units, end exclusive. */
export type Range = { start: number; end: number };

export type Wording = {
  text: string;
  /** True when it must not begin or end within a word. Numbers are never cut, either way. */
  isWholeWord?: boolean;
};

/** Null when the wording stands nowhere. */
export function locateQuote(text: string, quote: string): Range | null {
  return locateQuotes(text, [{ text: quote }])[0] ?? null;
}

/** One result for each wording: where it stands first, or null. */
export function locateQuotes(text: string, wordings: readonly Wording[]): (Range | null)[] {
  const found = new Map<string, Range>();
  const needles = new Map(wordings.map((wording) => [identityOf(wording), toNeedle(wording)]));
  for (const scan of scans) {
    const open = [...needles]
      .map(([name, needle]) => ({ name, needle }))
      .filter(({ needle }) => scan.fits(needle.units.length));
    scanText(text, open, scan, (name, range) => {
      found.set(name, range);
    });
  }
  return wordings.map((wording) => found.get(identityOf(wording)) ?? null);
}

function identityOf({ text, isWholeWord = false }: Wording): string {
  return `${isWholeWord} ${text}`;
}

type Needle = {
  units: readonly number[];
  /** Whether white space stands before the unit. */
  gaps: readonly boolean[];
  isWholeWord: boolean;
};

type OpenNeedle = { name: string; needle: Needle };

/** A hash over `length` units: each new unit shifts the oldest one out of the 30 bits. */
type Scan = { length: number; shift: number; fits: (units: number) => boolean };

const scans: readonly Scan[] = [
  { length: 4, shift: 8, fits: (units) => units >= 4 },
  { length: 2, shift: 15, fits: (units) => units >= 2 && units < 4 },
  { length: 1, shift: 30, fits: (units) => units === 1 },
];
const HASH_MASK = 0x3fffffff;
const FILTER_BITS = 16;
const FILTER_SHIFT = 32 - FILTER_BITS;
/** Odd, and small enough for V8 to keep as an integer. */
const FILTER_FACTOR = 0x1e3779b1;

function toNeedle({ text, isWholeWord = false }: Wording): Needle {
  const units: number[] = [];
  const gaps: boolean[] = [];
  let gap = false;
  for (let index = 0; index < text.length; ) {
    const { folded, next } = foldAt(text, index);
    gap ||= isWhiteSpace(text.charCodeAt(index));
    for (let unit = 0; unit < folded.length; unit += 1) {
      units.push(folded.charCodeAt(unit));
      gaps.push(gap);
      gap = false;
    }
    index = next;
  }
  return { units, gaps, isWholeWord };
}

function scanText(
  text: string,
  open: readonly OpenNeedle[],
  scan: Scan,
  onFound: (name: string, range: Range) => void,
): void {
  if (open.length === 0) return;
  const byHash = new Map<number, OpenNeedle[]>();
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (const each of open) {
    const hash = hashOf(each.needle.units, scan);
    const equal = byHash.get(hash);
    if (equal) equal.push(each);
    else byHash.set(hash, [each]);
    filter[filterSlot(hash)] = 1;
  }
  let left = open.length;
  const effort: Effort = { left: mostCompared };
  let from: ScanPosition = { index: 0, hash: 0, hits: [] };
  while (left > 0 && from.index < text.length && effort.left > 0) {
    from = nextHit(text, from, filter, scan.shift);
    for (const hit of from.hits) {
      const candidates = byHash.get(hit.hash);
      if (!candidates) continue;
      const start = startOf(text, from.index - 1, scan.length, hit.unitsLeft);
      const rest = candidates.filter(({ name, needle }) => {
        const end = matchAt(text, start, needle, effort);
        if (end !== null) onFound(name, { start, end });
        return end === null;
      });
      left -= candidates.length - rest.length;
      byHash.set(hit.hash, rest);
    }
  }
}

/** Characters still to be compared: a text made to almost match everywhere ends the search, unfound. */
type Effort = { left: number };

const mostCompared = 50_000_000;

/** `index` is the next unit to read, `hash` covers the units before it; `hits` passed the filter. */
type ScanPosition = { index: number; hash: number; hits: readonly Hit[] };

/** `unitsLeft`: folded units of the last character that come after the ones the hash covers. */
type Hit = { hash: number; unitsLeft: number };

const noHits: readonly Hit[] = [];

/** Short calls: V8 puts its best code into a loop when the function is entered again. */
const CHUNK = 1 << 16;

/** Goes on to the next hash that passes the filter, or a good way. */
function nextHit(
  text: string,
  from: ScanPosition,
  filter: Uint8Array,
  shift: number,
): ScanPosition {
  const end = Math.min(text.length, from.index + CHUNK);
  const run: PlainRun = { text, index: from.index, end, hash: from.hash };
  runThroughPlain(run, filter, shift);
  const { index, hash } = run;
  if (index === end) return { index, hash, hits: noHits };
  const unit = foldUnit(text.charCodeAt(index));
  const { folded, next } =
    unit === COMPLEX
      ? foldAt(text, index)
      : { folded: unit === SKIPPED ? "" : String.fromCharCode(unit), next: index + 1 };
  return hitsIn(folded, { index: next, hash }, filter, shift);
}

/** The hits of one character's folded units. */
function hitsIn(
  folded: string,
  from: { index: number; hash: number },
  filter: Uint8Array,
  shift: number,
): ScanPosition {
  let { hash } = from;
  const hits: Hit[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    hash = ((hash << shift) ^ folded.charCodeAt(at)) & HASH_MASK;
    if (filter[filterSlot(hash)] === 1) hits.push({ hash, unitsLeft: folded.length - 1 - at });
  }
  return { index: from.index, hash, hits };
}

type PlainRun = { readonly text: string; index: number; readonly end: number; hash: number };

/** Up to the first unit that is not one plain fold, or whose hash passes the filter. The one loop that sees every unit. */
function runThroughPlain(run: PlainRun, filter: Uint8Array, shift: number): void {
  const table = foldTable;
  const { text, end } = run;
  let { index, hash } = run;
  for (; index < end; index += 1) {
    const unit = table[text.charCodeAt(index)] ?? COMPLEX;
    if (unit === SKIPPED) continue;
    if (unit >= UNKNOWN) break;
    const longer = ((hash << shift) ^ unit) & HASH_MASK;
    if (filter[Math.imul(longer, FILTER_FACTOR) >>> FILTER_SHIFT] === 1) break;
    hash = longer;
  }
  run.index = index;
  run.hash = hash;
}

function hashOf(units: readonly number[], { length, shift }: Scan): number {
  let hash = 0;
  for (const unit of units.slice(0, length)) hash = ((hash << shift) ^ unit) & HASH_MASK;
  return hash;
}

function filterSlot(hash: number): number {
  return Math.imul(hash, FILTER_FACTOR) >>> FILTER_SHIFT;
}

/** Where `length` folded units begin that end in the character at `last`, but for `unitsLeft` of its units. */
function startOf(text: string, last: number, length: number, unitsLeft: number): number {
  let count = -unitsLeft;
  let index = last;
  for (; ; index -= 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xdc00 && unit <= 0xdfff && index > 0) index -= 1;
    count += foldAt(text, index).folded.length;
    if (count >= length || index === 0) return index;
  }
}

/** The end of the match that begins at `start`, or null. */
function matchAt(text: string, start: number, needle: Needle, effort: Effort): number | null {
  const { units, gaps } = needle;
  let at = 0;
  let gap = false;
  let index = start;
  const fits = (unit: number): boolean => {
    if (unit !== units[at]) return false;
    if (at > 0 && gap !== gaps[at] && isWord(units[at - 1]) && isWord(unit)) return false;
    gap = false;
    at += 1;
    return true;
  };
  while (at < units.length) {
    effort.left -= 1;
    if (index >= text.length || effort.left <= 0) return null;
    const code = text.charCodeAt(index);
    const unit = foldUnit(code);
    if (unit === SKIPPED) gap ||= isWhiteSpace(code);
    else if (unit !== COMPLEX) {
      if (!fits(unit)) return null;
    } else {
      const { folded, next } = foldAt(text, index);
      for (let part = 0; part < folded.length; part += 1) {
        if (!fits(folded.charCodeAt(part))) return null;
      }
      index = next;
      continue;
    }
    index += 1;
  }
  return isWhole(text, start, index, needle) ? index : null;
}

/** Letters and digits of scripts that put spaces between words. */
function isWord(unit: number | undefined): boolean {
  if (unit === undefined) return false;
  return isDigit(unit) || (unit >= 97 && unit <= 122) || (unit >= 0xdf && unit <= 0x52f);
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 48 && unit <= 57;
}

function isWhole(text: string, start: number, end: number, needle: Needle): boolean {
  const { units, isWholeWord } = needle;
  const before = start > 0 ? foldUnit(text.charCodeAt(start - 1)) : SKIPPED;
  const after = end < text.length ? foldUnit(text.charCodeAt(end)) : SKIPPED;
  if (isDigit(units[0])) {
    const head = text.slice(Math.max(0, start - 4), start).normalize("NFKC");
    const tail = text.slice(start, start + 8).normalize("NFKC");
    if (/[0-9]$|[0-9]\.$/.test(head)) return false;
    if (/(?:^|[^0-9])[0-9]{1,3},$/.test(head) && /^[0-9]{3}(?![0-9])/.test(tail)) return false;
  }
  if (isDigit(units.at(-1))) {
    const tail = text.slice(end, end + 5).normalize("NFKC");
    const head = text.slice(Math.max(0, end - 4), end).normalize("NFKC");
    if (/^[0-9]|^\.[0-9]/.test(tail)) return false;
    if (/^,[0-9]{3}(?![0-9])/.test(tail) && /(?:^|[^0-9])[0-9]{1,3}$/.test(head)) return false;
  }
  if (!isWholeWord) return true;
  return !(isWord(before) && isWord(units[0])) && !(isWord(after) && isWord(units.at(-1)));
}
