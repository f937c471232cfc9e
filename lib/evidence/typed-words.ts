/** Words of an answer that its code holds as they are: a model wrote them, so running the code again does not find them anew. */
import { halfWidth } from "./fold";

/** An answer of so few words is a value as a whole: "Yes", "Delaware". */
const FEW_WORDS = 4;

/** `proposes` marks the cells that called FINAL with an answer. */
export type WrittenCell = { code: string; proposes: boolean };

/** Values that a model typed, as opposed to the words around them: figures, names, quoted words, and short answers. */
export function typedWords(
  answer: string,
  cells: readonly WrittenCell[],
  question: string,
): string[] {
  const literals = halfWidth(cells.map(literalsOf).join("\n")).toLowerCase();
  const asked = new Set(wordsOf(question).map(({ word }) => word.toLowerCase()));
  const words = wordsOf(answer);
  const isShort = words.length <= FEW_WORDS;
  return words
    .filter(({ word, isValue }) => (isShort || isValue) && !asked.has(word.toLowerCase()))
    .filter(({ word }) => standsIn(literals, word.toLowerCase()))
    .map(({ word }) => word);
}

/** More white space than that begins a sentence. */
const farthestBefore = 100;

type Word = { word: string; isValue: boolean };

function wordsOf(text: string): Word[] {
  const plain = halfWidth(text);
  return Array.from(plain.matchAll(/\p{N}[\p{N}.,]*\p{N}|[\p{L}\p{N}\p{M}]+/gu), (match) => {
    const word = match[0];
    const before = plain.slice(Math.max(0, match.index - farthestBefore), match.index).trimEnd();
    const beginsSentence = before === "" || /[.!?:\n。！？：]$/.test(before);
    const isName = /^\p{Lu}/u.test(word) && !beginsSentence;
    const isCode = /\p{N}/u.test(word) || /^\p{Lu}{2,}$/u.test(word);
    const isEastern = /[\p{Script=Han}\p{Script=Katakana}]/u.test(word);
    const isQuoted = /["“„「『]$/.test(before);
    return { word, isValue: isName || isCode || isEastern || isQuoted };
  });
}

/**
 * What stands in quotes and templates, and numbers: in a cell that proposes all of them, in others those that are
 * given a name, since most are limits and positions. Code inside `${…}` is no literal.
 */
function literalsOf({ code, proposes }: WrittenCell): string {
  const bare = code.replace(/\/\/[^\n"'`]{0,1000}$/gm, "").replace(/\$\{[^{}]*\}/g, "\u0000");
  const strings =
    bare.match(/(?<!\\)(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)/g) ?? [];
  const numbers = bare.match(proposes ? anyNumber : namedNumber) ?? [];
  return [...strings, ...numbers.map((number) => number.replaceAll("_", ""))].join("\n");
}

const anyNumber = /(?<![\p{L}\p{N}_$.])\d[\d_]*(?:\.\d+)?/gu;
const namedNumber = /(?<=[^=!<>]=\s*-?)\d[\d_]*(?:\.\d+)?(?=\s*(?:[;,)\]}]|$))/gmu;

/** As a word of its own; scripts without spaces have no words to tell apart. */
function standsIn(text: string, word: string): boolean {
  if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word))
    return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + word.length] ?? " ";
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
