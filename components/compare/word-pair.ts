/** Two texts word by word: what each side has that the other lacks is marked in it. */
import { diffWords, diffWordsWithSpace } from "diff";

export type WordPiece = { text: string; isChanged: boolean };

export type WordPair = { a: WordPiece[]; b: WordPiece[] };

const MAX_MS = 300;

/** Chinese and Japanese set no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Texts that share less than this of the longer one are other texts: marks in every line would tell nothing. */
const MIN_SHARED = 0.35;

/** Null when the texts are too different to be set side by side word by word. */
export function pairWords(a: string, b: string): WordPair | null {
  const parts = wordParts(a, b);
  if (!parts || isOther(parts, a, b)) return null;
  return {
    a: parts
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isChanged: removed })),
    b: parts
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isChanged: added })),
  };
}

export type WordPart = { value: string; added: boolean; removed: boolean };

/** One text as it becomes the other; whole where the two have little in common. */
export function becoming(a: string, b: string): WordPart[] {
  const parts = wordParts(a, b);
  if (parts && !isOther(parts, a, b)) return parts;
  return [
    ...(a === "" ? [] : [{ value: a, added: false, removed: true }]),
    ...(b === "" ? [] : [{ value: b, added: true, removed: false }]),
  ];
}

function isOther(parts: readonly WordPart[], a: string, b: string): boolean {
  const shared = parts.reduce(
    (sum, { value, added, removed }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  );
  return shared < MIN_SHARED * Math.max(a.length, b.length);
}

/** Undefined when it would take too long. */
function wordParts(a: string, b: string): WordPart[] | undefined {
  if (!unspaced.test(a + b)) return diffWordsWithSpace(a, b, { timeout: MAX_MS });
  const intlSegmenter = new Intl.Segmenter("ja", { granularity: "word" });
  return diffWords(a, b, { timeout: MAX_MS, intlSegmenter });
}
