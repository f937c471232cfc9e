/** Questions that one sentence of the text may answer in nearly the same words. */
import type { Reading } from "./reading";
import { type Scope, takeScopes } from "./scope";

export type SentenceQuestion = {
  scope: Scope | null;
  /** The content words, each cut to its stem. */
  stems: readonly string[];
  words: readonly string[];
  text: string;
  /** The sentence must hold the words in the question's order. */
  isOrdered: boolean;
  /** The kind of value asked for, as a regular expression's source; null where a quote is asked for. */
  value: string | null;
};

type ValueKind = { asked: RegExp; value: string };

const number = "(?:\\d[\\d,.]*\\d|\\d|[a-z]+(?:-[a-z]+)? \\(\\d+\\))";
const kanji = "[0-9０-９〇一二三四五六七八九十百千万]+";
const valueKinds: readonly ValueKind[] = [
  {
    asked: /\bhow many (days|months|years|weeks|hours|minutes)\b/i,
    value: `${number}[\\s-]*(?:calendar |business |working )?UNIT`,
  },
  { asked: /何(日|年|月|か月|箇月|時間|人|円|パーセント|歳|条)/u, value: `${kanji}UNIT` },
  {
    asked: /\bwie viele (Tage|Monate|Jahre|Wochen|Stunden)\b/i,
    value: "(?:\\d+|ein|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn|dreißig) UNITn?",
  },
];
const quotes =
  /(?:その|該当する)?(?:文|箇所|条文|規定)?を?引用(?:して)?|\b(?:quote|cite)\b(?: (?:the|that|this))*(?: (?:sentence|passage|clause|provision))?|\bZitiere\b(?: (?:den|die|das))?(?: (?:Satz|Stelle|Klausel))?/iu;
const fillers =
  /\b(?:must|shall|may|can|required?|needed|according|under|says?|long|sentence|passage|clause|muss|müssen|soll|darf|kann)\b|(?:なければならない|しなければ|ならない|と定め|定め|規定し?|言\p{Script=Hiragana}*|この法律|では|について)/giu;

/** A provision named by its number is not to be found by its words. */
const numberedProvision =
  /第[0-9〇一二三四五六七八九十百千]+[条項章節編]|(?:§|\b(?:section|sec\.|article|art\.|clause|paragraph|rule|chapter|Artikel|Abschnitt|Absatz|Paragra(?:f|ph))) ?\d/iu;

export function readSentenceQuestion(reading: Reading): SentenceQuestion | null {
  if (reading.quoted.some((quote) => !/[\p{L}]/u.test(quote.text))) return null;
  if (numberedProvision.test(reading.text)) return null;
  const scopes = takeScopes(reading);
  if (scopes.length > 1) return null;
  const kind = valueKinds.find(({ asked }) => reading.sees(asked) !== null);
  const unit = kind === undefined ? null : reading.take(kind.asked)?.[1];
  const isQuote = reading.take(quotes) !== null;
  if (kind === undefined && !isQuote) return null;
  while (reading.take(fillers) !== null);
  const words = reading.leftover();
  const stems = [...new Set(words.map(stemOf))];
  const least = reading.language === "ja" ? 2 : 3;
  if (stems.length < least) return null;
  const value =
    kind === undefined || unit == null
      ? null
      : kind.value.replace(
          "UNIT",
          reading.language === "ja" ? unit : `${unit.toLowerCase().replace(/s$/, "")}s?`,
        );
  return {
    scope: scopes[0] ?? null,
    stems,
    words,
    text: reading.text,
    isOrdered: reading.language !== "ja",
    value: isQuote && kind === undefined ? null : value,
  };
}

/** Endings differ between question and text. */
function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (!/^\p{Script=Latin}/u.test(lower) || lower.length <= 4) return lower;
  return lower
    .replace(/(?:ations?|ings?|ed|es|s|en|er|e|ies|y)$/u, "")
    .slice(0, Math.max(4, lower.length - 3));
}
