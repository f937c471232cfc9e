/** Two texts word by word: what each side has that the other lacks is marked in it. */
import { diffArrays } from "diff";

export type WordPiece = { text: string; isChanged: boolean };

export type WordPair = { a: WordPiece[]; b: WordPiece[] };

export type WordPart = { value: string; added: boolean; removed: boolean };

const MAX_MS = 300;
/** Texts that share less than this of the longer one are other texts: marks in every line would tell nothing. */
const MIN_SHARED = 0.35;

/** A figure is one word, with all that belongs to it: of `386,940.50` no half is marked. */
const word =
  /[$€£¥]?\p{N}+(?:[.,:/'’-]\p{N}+)*(?:\s?%)?|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’][\p{L}\p{M}]+)*|\s+|[^\s\p{L}\p{N}]/gu;

/** Chinese and Japanese set no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

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

/** One text as it becomes the other; whole where the two have little in common. */
export function becoming(a: string, b: string): WordPart[] {
  const parts = wordParts(a, b);
  if (parts && !isOther(parts, a, b)) return parts;
  return changeOf(a, b);
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
  const changes = diffArrays(wordsOf(a), wordsOf(b), { timeout: MAX_MS });
  if (!changes) return undefined;
  const parts: WordPart[] = [];
  let gone = "";
  let come = "";
  changes.forEach(({ value, added, removed }, index) => {
    const text = value.join("");
    if (added) come += text;
    else if (removed) gone += text;
    // A space between two changed words is no word that both share.
    else if (/^\s+$/.test(text) && gone !== "" && come !== "" && index < changes.length - 1) {
      gone += text;
      come += text;
    } else {
      parts.push(...changeOf(gone, come), { value: text, added: false, removed: false });
      [gone, come] = ["", ""];
    }
  });
  return [...parts, ...changeOf(gone, come)];
}

function changeOf(gone: string, come: string): WordPart[] {
  return [
    ...(gone === "" ? [] : [{ value: gone, added: false, removed: true }]),
    ...(come === "" ? [] : [{ value: come, added: true, removed: false }]),
  ];
}

function wordsOf(text: string): string[] {
  if (!unspaced.test(text)) return text.match(word) ?? [];
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
