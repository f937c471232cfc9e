/** The wordings that a question asks to look for: quoted, called "the word X", an acronym, or a name. */
import type { Reading } from "./reading";

export type Wording = {
  text: string;
  start: number;
  isQuoted: boolean;
  /** An unquoted acronym is meant as it is written and as a word. */
  isAcronym: boolean;
  /** Called a word in the question, so that a part of another word is not meant. */
  isCalledWord: boolean;
};

const callsWord = /\b(?:word|name|term|wort|name[ns]?|begriff)s?\s*$/i;
const calls =
  /\b(?:the )?(?:exact )?(?:phrase|string|text|expression|wording|words?|name|term|sequence|sentence|(?:das )?Wort|(?:der )?(?:Begriff|Name|Ausdruck)|(?:die )?(?:Wendung|Zeichenkette|Wortfolge))s?\s*$/i;
const mentions = /\b(?:mention(?:s|ed|ing)?|contain(?:s|ing)?|refers? to|uses?)\s+(?:the\s+)?$/i;

export function findWordings(reading: Reading): Wording[] {
  const found: Wording[] = [];
  for (const quote of reading.quoted) {
    if (reading.isMarked(quote.start, quote.end) || isPartName(reading, quote.start)) continue;
    found.push({
      text: quote.text,
      start: quote.start,
      isQuoted: true,
      isAcronym: false,
      isCalledWord: takeCall(reading, quote.start),
    });
    reading.mark(quote.start, quote.end);
    takeAfter(reading, quote.end);
  }
  for (const match of reading.text.matchAll(
    /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}&]+(?![\p{L}\p{N}])/gu,
  )) {
    if (
      reading.isMarked(match.index, match.index + 1) ||
      !mentions.test(reading.text.slice(0, match.index))
    )
      continue;
    found.push({
      text: match[0],
      start: match.index,
      isQuoted: false,
      isAcronym: true,
      isCalledWord: true,
    });
    reading.mark(match.index, match.index + match[0].length);
  }
  if (found.length === 0) found.push(...findCalledWord(reading));
  return found.sort((a, b) => a.start - b.start);
}

/** `the contract "X"` names a part of the text, not a wording to look for. */
function isPartName(reading: Reading, start: number): boolean {
  return /\b(?:contract|agreement|document|chapter|article|section|vertrag|kapitel|abschnitt)s?\s*(?:named|called|titled|entitled)?\s*$/i.test(
    reading.text.slice(0, start),
  );
}

function takeCall(reading: Reading, start: number): boolean {
  const before = reading.text.slice(0, start);
  const match = calls.exec(before);
  if (match !== null) reading.mark(match.index, start);
  return callsWord.test(before);
}

function takeAfter(reading: Reading, end: number): void {
  const match = /^\s*という(?:語|言葉|単語|文字列|表現|用語|名前|人名|字句|文言)/u.exec(
    reading.text.slice(end),
  );
  if (match !== null) reading.mark(end, end + match[0].length);
}

/** `the word freedom`, `国会という語`: one unquoted word that the question itself calls a word. */
function findCalledWord(reading: Reading): Wording[] {
  const called =
    /\b(?:the )?(?:word|name|term)\s+(?<word>[\p{L}][\p{L}\p{N}'’-]*)/iu.exec(reading.text) ??
    /\b(?:das Wort|der (?:Begriff|Name))\s+(?<word>[\p{L}][\p{L}\p{N}-]*)/iu.exec(reading.text) ??
    /(?<word>[\p{Script=Han}\p{Script=Katakana}ー]{2,})という(?:語|言葉|単語|文字列|表現|用語|名前)/u.exec(
      reading.text,
    );
  const word = called?.groups?.word;
  if (
    called === null ||
    word === undefined ||
    /^(?:that|which|in|occurs?|appears?|count)$/i.test(word)
  )
    return [];
  reading.mark(called.index, called.index + called[0].length);
  return [
    { text: word, start: called.index, isQuoted: false, isAcronym: false, isCalledWord: true },
  ];
}
