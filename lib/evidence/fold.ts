/**
 * Folding of single characters: compatibility forms (full width, ligatures), case, quotation marks,
 * dashes; white space and invisible characters fold to nothing. Works on UTF-16 units through a
 * table that is filled as it is used, so that a text of 40 MB is never copied.
 */

/** The unit folds to nothing. */
export const SKIPPED = 0;
/** The unit folds to several, or is half of a surrogate pair: see foldAt. */
export const COMPLEX = 0xffff;

/** The unit has not been folded yet: see foldUnit. Everything from here on is no plain fold. */
export const UNKNOWN = 0xfffe;

/** By UTF-16 unit: the folded unit, SKIPPED, COMPLEX or UNKNOWN. For loops that cannot afford a call. */
export const foldTable: Uint16Array = new Uint16Array(0x10000).fill(UNKNOWN);
const wholeFolds = new Map<string, string>();

/** The folded unit of one UTF-16 unit, SKIPPED, or COMPLEX. */
export function foldUnit(unit: number): number {
  const known = foldTable[unit];
  if (known !== undefined && known !== UNKNOWN) return known;
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const folded = isSurrogate ? "" : foldCharacter(String.fromCharCode(unit));
  const value = isSurrogate || folded.length > 1 ? COMPLEX : folded.charCodeAt(0) || SKIPPED;
  foldTable[unit] = value;
  return value;
}

/** The fold of the character at `index`, which may be several units, and the index after it. */
export function foldAt(text: string, index: number): { folded: string; next: number } {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  let folded = wholeFolds.get(character);
  if (folded === undefined) {
    folded = foldCharacter(character);
    wholeFolds.set(character, folded);
  }
  return { folded, next: index + character.length };
}

/** Decomposed, so that a letter with its mark folds alike whether it is one character or two. */
function foldCharacter(character: string): string {
  return plainMarks(character.normalize("NFKD").toLowerCase()).replace(
    /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu,
    "",
  );
}

/** One form for each of the many quotation marks, apostrophes and dashes. */
function plainMarks(text: string): string {
  return text
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, "-");
}

/** White space, as opposed to characters that are merely invisible, such as a soft hyphen. */
export function isWhiteSpace(unit: number): boolean {
  return (
    unit === 32 ||
    (unit >= 9 && unit <= 13) ||
    (unit >= 0xa0 && /\s/.test(String.fromCharCode(unit)))
  );
}

/** Half width and plain marks; case and white space stay. */
export function halfWidth(text: string): string {
  return plainMarks(text.normalize("NFKC"));
}

export type NormalText = {
  /** The text in half width, character by character. */
  text: string;
  /** Where a stretch of `text` stands in the original. */
  toOriginal(range: { start: number; end: number }): { start: number; end: number };
};

/** For short texts: it keeps two numbers for each unit. */
export function normalText(original: string): NormalText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (let index = 0; index < original.length; ) {
    const character = String.fromCodePoint(original.codePointAt(index) ?? 0);
    const normal = halfWidth(character);
    for (let unit = 0; unit < normal.length; unit += 1) {
      starts.push(index);
      ends.push(index + character.length);
    }
    text += normal;
    index += character.length;
  }
  return {
    text,
    toOriginal: ({ start, end }) => ({
      start: starts[start] ?? original.length,
      end: ends[end - 1] ?? original.length,
    }),
  };
}
