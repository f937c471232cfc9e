/**
 * Folds text for searching: compatibility forms (NFKC) and case are made equal, and every run of white space and
 * punctuation becomes one space. It works on UTF-16 code units with a table, for it runs over whole documents.
 * Positions are not kept: what is found is always a segment of the text as it stands.
 */

/** What stands between words in folded text. */
export const space = 0x20;

/** The most units that one unit folds to: U+FDFA, an Arabic phrase in one character. */
export const maxFoldedPerUnit = 18;

const severalUnits = 0xffff;
const combiningMark = 0xfffe;

type FoldTables = {
  /** The folded unit; 0 for a separator; or one of the two marks above. */
  units: Uint16Array;
  /** What a unit marked `severalUnits` folds to. */
  expansions: ReadonlyMap<number, readonly number[]>;
  /** 1 for folded units of scripts that put no spaces between words. */
  unspaced: Uint8Array;
};

/** Half of a pair counts as a unit of an unspaced script: rare ideographs and emoji are found by their pairs. */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}ー々〆〇\u3099\u309a]/u;
const wordUnit = /[\p{L}\p{N}\p{M}]/u;

function isWordUnit(letter: string): boolean {
  return wordUnit.test(letter) || (letter >= "\ud800" && letter <= "\udfff");
}

function buildTables(): FoldTables {
  const units = new Uint16Array(0x10000);
  const unspaced = new Uint8Array(0x10000);
  const expansions = new Map<number, readonly number[]>();
  for (let unit = 0; unit < 0xfffe; unit += 1) {
    const letter = String.fromCharCode(unit);
    if (/\p{M}/u.test(letter) || unit === 0xff9e || unit === 0xff9f) {
      units[unit] = combiningMark;
      if (unspacedScript.test(letter)) unspaced[unit] = 1;
      continue;
    }
    const folded = unit < 0x80 ? letter.toLowerCase() : letter.normalize("NFKC").toLowerCase();
    if (folded.length === 1) {
      units[unit] = isWordUnit(folded) ? folded.charCodeAt(0) : 0;
    } else if ([...folded].some(isWordUnit)) {
      units[unit] = severalUnits;
      expansions.set(unit, unitsOf(folded));
    }
    if (unspacedScript.test(letter) || (unit >= 0xd800 && unit <= 0xdfff)) unspaced[unit] = 1;
  }
  return { units, expansions, unspaced };
}

function unitsOf(folded: string): number[] {
  return Array.from({ length: folded.length }, (_, index) => {
    const letter = folded.charAt(index);
    return isWordUnit(letter) ? letter.charCodeAt(0) : space;
  });
}

let tables: FoldTables | null = null;

function foldTables(): FoldTables {
  tables ??= buildTables();
  return tables;
}

/** Whether folded units belong to a script without spaces, by unit. */
export function unspacedUnits(): Uint8Array {
  return foldTables().unspaced;
}

const compositions = new Map<number, number>();

/** The one unit that a letter and its combining mark make, as `か` and `゛` make `が`; 0 when there is none. */
function compose(letter: number, mark: number): number {
  const key = letter * 0x10000 + mark;
  const known = compositions.get(key);
  if (known !== undefined) return known;
  const composed = String.fromCharCode(letter, mark).normalize("NFKC");
  const unit = composed.length === 1 ? composed.charCodeAt(0) : 0;
  compositions.set(key, unit);
  return unit;
}

function foldRare(unit: number, out: Uint16Array, length: number): number {
  const { units, expansions } = foldTables();
  let end = length;
  if (units[unit] === combiningMark) {
    const composed = end > 0 ? compose(out[end - 1] ?? 0, unit) : 0;
    if (composed !== 0) out[end - 1] = composed;
    else out[end++] = unit;
    return end;
  }
  for (const folded of expansions.get(unit) ?? []) {
    if (folded === space && (end === 0 || out[end - 1] === space)) continue;
    out[end++] = folded;
  }
  return end;
}

/**
 * Folds source[from..to) into `out`, which must hold `maxFoldedPerUnit` units for each unit read, and returns how
 * many units were written. There is no space at either end.
 */
export function foldInto(source: Uint16Array, from: number, to: number, out: Uint16Array): number {
  const { units } = foldTables();
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const unit = source[at] ?? 0;
    const folded = units[unit] ?? 0;
    if (folded === 0) {
      if (length > 0 && out[length - 1] !== space) out[length++] = space;
    } else if (folded < combiningMark) {
      out[length++] = folded;
    } else {
      length = foldRare(unit, out, length);
    }
  }
  return length > 0 && out[length - 1] === space ? length - 1 : length;
}

/** Folds a short text, such as a query. */
export function foldText(text: string): Uint16Array {
  const source = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const out = new Uint16Array(text.length * maxFoldedPerUnit);
  return out.slice(0, foldInto(source, 0, source.length, out));
}
