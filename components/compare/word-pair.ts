/** Two texts word by word: what each side has that the other lacks is marked in it. */
import { diffWords, diffWordsWithSpace } from "diff";

export type WordPiece = { text: string; isChanged: boolean };

export type WordPair = { a: WordPiece[]; b: WordPiece[] };

const MAX_MS = 300;

/** Chinese and Japanese set no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Null when the texts are too long and too different to be aligned in a moment. */
export function pairWords(a: string, b: string): WordPair | null {
  const parts = wordParts(a, b);
  if (!parts) return null;
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

/** One text as it becomes the other. */
export function wordParts(a: string, b: string): WordPart[] | undefined {
  if (!unspaced.test(a + b)) return diffWordsWithSpace(a, b, { timeout: MAX_MS });
  const intlSegmenter = new Intl.Segmenter("ja", { granularity: "word" });
  return diffWords(a, b, { timeout: MAX_MS, intlSegmenter });
}
