/** How exactly a wording is to be looked for, where the question says so. */
import type { Reading } from "./reading";

export type SearchOptions = {
  letterCase: "exact" | "any" | "unstated";
  lineBreaks: "as-spaces" | "unstated";
  word: "whole" | "inside" | "unstated";
  /** Ruby readings and transcriber's notes are left out before counting. */
  withoutNotes: boolean;
};

const upperLower = "upper[\\s/-]*(?:case)?(?: (?:and|or) |/)?lower[\\s-]?case";
const gross = "Groß-? ?(?:und|oder|/) ?Kleinschreibung";

const anyCase = [
  new RegExp(
    `\\(?(?:ignor\\w+|regardless of|irrespective of|without regard to|disregard\\w*) (?:the )?(?:${upperLower}|letter case|case|capitali[sz]ation)`,
    "i",
  ),
  new RegExp(
    `(?:${upperLower}|letter case) (?:is |are )?(?:ignored|does not matter|do not matter)`,
    "i",
  ),
  /\(?(?:in )?(?:any (?:upper or lower )?case|any capitali[sz]ation)|case[- ]insensitiv(?:e|ely)/i,
  new RegExp(
    `(?:ohne (?:Rücksicht auf|Beachtung der)|unabhängig von(?: der)?|ungeachtet der) ${gross}`,
    "i",
  ),
  new RegExp(
    `${gross} (?:wird |ist |soll )?(?:egal|ignorier\\w+|nicht (?:be|unter)\\w+|spielt keine Rolle)`,
    "i",
  ),
  /大文字と?[・/]?小文字(?:の違い)?[をは]?(?:区別しない|区別せず|問わず|問わない|無視\p{Script=Hiragana}*)(?:で|に)?/u,
];

const exactCase = [
  /(?:in |with )?(?:exact(?:ly)? (?:the same )?(?:capitals?|capitali[sz]ation|case|spelling)|case[- ]sensitiv(?:e|ely)|exactly as written|written exactly(?: as)?|spelled exactly|exactly this (?:case|spelling)|match(?:ing)? case)/i,
  /(?:unter Beachtung der |mit )?Groß- und Kleinschreibung (?:beacht\w+|unterscheiden)|(?:genaue|exakte) Groß- und Kleinschreibung|genau so geschrieben|exakt(?:e Schreibweise)?/i,
  /大文字と?小文字を区別(?:して|する|し)?/u,
];

const breaks = [
  /(?:and )?(?:treat(?:ing)? |count(?:ing)? )?(?:any )?line[- ]?breaks? ?(?:are |is |being )?(?:count(?:ed|ing|s)?|treated|taken)? ?(?:as|like|=) (?:a )?(?:single )?(?:spaces?|white ?space|blanks?)/i,
  /(?:also )?(?:across|over) line[- ]?breaks?/i,
  /Zeilenumbrüche? ?(?:zählen|gelten|wie|sind|werden)? ?(?:als|wie) (?:ein )?Leerzeichen(?: (?:gezählt|behandelt))?/i,
  /改行(?:は|を)(?:空白|スペース)(?:と(?:みなし\p{Script=Hiragana}*|して(?:扱\p{Script=Hiragana}*)?))?/u,
];

const wholeWord = [
  /(?:only )?(?:as )?(?:an? )?(?:whole|entire|complete|separate|standalone|full)[- ]words?(?: only)?|as a word/i,
  /(?:nur )?als (?:ganzes|eigenes|eigenständiges|separates) Wort|ganze Wörter/i,
];

const insideWord = [
  /(?:also )?(?:as (?:a )?)?(?:part of|inside|within) (?:other |longer )?words?|as a substring|substring matches/i,
  /auch (?:als )?(?:Teil|innerhalb) (?:von |anderer |längerer )*Wörtern?|als Zeichenkette/i,
];

const notes = [
  /ルビ(?: ?\(《》\))?(?:と|や|及び|・|、)?(?:入力者)?注?記?(?: ?\([［[]#[］\]]\))?を(?:除い|取り除い|無視し|含め)(?:た|て|ず)(?:本文)?/u,
  /ruby (?:readings? )?(?:\(《》\) )?(?:and (?:transcriber'?s? )?notes? (?:\([［[]#[］\]]\) )?)?(?:removed|excluded|ignored|left out)/i,
];

export function takeSearchOptions(reading: Reading): SearchOptions {
  const any = takeFirst(reading, anyCase);
  const exact = takeFirst(reading, exactCase);
  return {
    letterCase: any ? "any" : exact ? "exact" : "unstated",
    lineBreaks: takeFirst(reading, breaks) ? "as-spaces" : "unstated",
    word: takeFirst(reading, wholeWord)
      ? "whole"
      : takeFirst(reading, insideWord)
        ? "inside"
        : "unstated",
    withoutNotes: takeFirst(reading, notes),
  };
}

function takeFirst(reading: Reading, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => reading.take(pattern) !== null);
}
