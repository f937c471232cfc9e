/** Questions that ask for the wording of a numbered provision: article 9, § 12 Abs. 2, 第二十条第二項. */

import { readNumeral } from "./numerals";
import { type PartKind, partKinds } from "./part-noun";
import type { Reading } from "./reading";
import { takeTitle } from "./title-words";

export type ProvisionQuestion = {
  part: PartKind;
  number: string;
  branch: string | null;
  paragraph: number | null;
  sentence: number | null;
  /** The question speaks of the supplementary provisions. */
  isSupplement: boolean;
};

const kanji = "[0-9〇一二三四五六七八九十百千]+";
const references: readonly { key: string; pattern: RegExp }[] = [
  {
    key: "article",
    pattern: new RegExp(
      `第(?<number>${kanji})条(?:の(?<branch>${kanji}))?(?:の?第?(?<paragraph>${kanji})項)?`,
      "u",
    ),
  },
  {
    key: "article",
    pattern:
      /(?:paragraph \(?(?<before>\d+)\)? of )?\b(?:Article|Artikel|Art\.?) ?(?<number>\d+[a-z]?)(?:(?:,? (?:paragraph|para\.?|Absatz|Abs\.) ?\(?|\s?\()(?<paragraph>\d+)\)?)?(?:,? Satz (?<sentence>\d+))?/i,
  },
  {
    key: "section",
    pattern:
      /(?:(?:subsection|paragraph) \(?(?<before>\d+)\)? of )?\b(?:Section|Sec\.|Abschnitt) ?(?<number>\d+[a-z]?)(?!\d|\.\d)(?:(?:,? (?:paragraph|para\.?|subsection|Absatz|Abs\.) ?\(?|\s?\()(?<paragraph>\d+)\)?)?(?:,? Satz (?<sentence>\d+))?/i,
  },
  {
    key: "paragraph-sign",
    pattern:
      /(?:§§?|\bParagra(?:f|ph)) ?(?<number>\d+[a-z]?)(?:(?:,? (?:Absatz|Abs\.) ?\(?|\s?\()(?<paragraph>\d+)\)?)?(?:,? Satz (?<sentence>\d+))?/i,
  },
];

const asks =
  /\b(?:quote|cite|copy out|give|state|show)\b|\bwhat does\b|\bsays?\b|\bhow (?:is|does)\b|\bread\b|\b(?:the )?(?:full|exact|complete|whole) (?:text|wording)(?: of)?\b|\b(?:text|wording)(?: of)?\b|\b(?:word for word|verbatim|in full|literally)\b|\b(?:im Wortlaut|zitiere|sagt|besagt|regelt|lautet|wörtlich\w*|Wortlaut|vollständig\w*|Text)\b|全文|引用|条文|原文|内容|規定|文言|そのまま|せよ|何と(?:書|定め)\p{Script=Hiragana}*/giu;
const glue =
  /\b(?:constitution|law|act|statute|treaty|regulation|code|agreement|contract|Grundgesetz(?:es)?|Gesetz(?:es|buch(?:s|es)?)?|Verfassung)\b|(?:この|本)?(?:憲法|法律|法|条例|規則)(?:の)?/giu;

const dotted =
  /(?<!\d)(?:(?:Section|Sec\.|Clause|Article|Artikel|Art\.|Abschnitt|Ziffer|Nr\.|§|第)\s?)(?<number>\d+(?:\.\d+)+)(?![.\d]*\d)条?/i;

/** The number of a clause such as 12.1; null where the question asks for none, or for two. */
export function readDottedQuestion(reading: Reading, title = ""): string | null {
  const match = reading.take(dotted);
  if (match === null || reading.sees(dotted) !== null || reading.sees(asks) === null) return null;
  while (reading.take(asks) !== null);
  while (reading.take(glue) !== null);
  takeTitle(reading, title);
  return match.groups?.number ?? null;
}

export function readProvisionQuestion(reading: Reading, title = ""): ProvisionQuestion | null {
  for (const { key, pattern } of references) {
    const match = reading.take(pattern);
    const part = partKinds.find((candidate) => candidate.key === key);
    if (match === null || part === undefined) continue;
    if (reading.sees(pattern) !== null) return null;
    if (reading.sees(asks) === null) return null;
    while (reading.take(asks) !== null);
    while (reading.take(glue) !== null);
    takeTitle(reading, title);
    const { number = "", branch, paragraph, before, sentence } = match.groups ?? {};
    const wanted = paragraph ?? before;
    return {
      part,
      number:
        key === "article" && /[一二三四五六七八九十百千〇]/.test(number)
          ? String(readNumeral(number))
          : number,
      branch: branch ?? null,
      paragraph: wanted === undefined ? null : readNumeral(wanted),
      sentence: sentence === undefined ? null : Number(sentence),
      isSupplement: /附則/u.test(reading.text),
    };
  }
  return null;
}
