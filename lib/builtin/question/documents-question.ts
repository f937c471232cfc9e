/** What a question over several documents wants of them: one that it names, an answer from each, those that hold a wording, or what changed. */
import type { Language } from "./language";
import { readQuestion } from "./reading";

export type DocumentsQuestion =
  | { kind: "changes" }
  /** The question for the one document, without its name. */
  | { kind: "one"; document: number; question: string }
  | { kind: "each"; question: string }
  /** Which documents hold the wordings. */
  | { kind: "which"; question: string };

const changes =
  /\b(?:what|which)\b[^?]*\b(?:chang(?:ed?|es)|differs?|different|differences?|added|removed|deleted)\b|\b(?:list|show|name|give)\b[^?]*\b(?:changes|differences)\b|\bhow do\b[^?]*\bdiffer\b|\bcompare (?:the |these |both )?(?:two )?(?:versions?|documents?|texts?|contracts?|files?)\b|\bwas\b[^?]*\b(?:geändert|anders)\b|\b(?:Unterschiede?|Änderungen)\b|違い|変更点|変わった|変わりました|差分|異なる(?:点|ところ)/iu;
const changeWords =
  /\b(?:chang(?:ed?|es)|differs?|different|differences?|added|removed|deleted|compare[sd]?|lines?|clauses?|sections?|passages?|versions?|documents?|texts?|contracts?|agreements?|files?|drafts?|old|new|older|newer|first|second|earlier|later|two|both|between|other|each|hat|haben|geändert|anders|Unterschiede?|Änderungen|zwischen|beiden|Fassung(?:en)?|Dokumenten?|Verträgen?|Versionen)\b|違い|変更点|変わった(?:点|ところ)?|変わりました|差分|異なる(?:点|ところ)|二つ|2つ|両方|間|文書|契約書?|版|ファイル|バージョン|新旧|旧|新/giu;

const each = [
  /\s*,?\s*\b(?:in|of|for|from) (?:each|every|both|all|either)(?: (?:of the|the|of these))?(?: (?:two|three|four|five|\d+))? ?(?:documents?|files?|contracts?|agreements?|reports?|texts?|versions?|logs?|tables?)?(?: each)?\b/i,
  /\b(?:please )?compare (?:the )?(?=what|how)/i,
  /\s*\b(?:in|für|aus) (?:jedem|jeder|beiden|allen)(?: (?:der|den))? ?(?:Dokumente?n?|Dateien|Datei|Verträge?n?|Vertrag)?\b/i,
  /(?:それぞれの|各|両方の|二つの)(?:文書|契約書?|ファイル|報告)(?:の(?=[^、。]))?(?:で|では|について)?/u,
  /\s*\b(?:per|by|je) (?:document|file|Dokument|Datei)\b/i,
];
const which =
  /^\s*(?:in )?(?:which|what|welche[nmrs]?|in welche[nmr]) (?:of the |of these )?(?:documents?|files?|contracts?|agreements?|reports?|texts?|versions?|Dokumente?n?|Dateien|Datei|Verträge?n?)\b|^どの(?:文書|契約書?|ファイル)(?:に|が|で)/iu;

export function readDocumentsQuestion(
  question: string,
  names: readonly string[],
): DocumentsQuestion {
  const named = names.flatMap((name, document) => {
    const place = placeOf(question, name);
    return place === null ? [] : [{ document, ...place }];
  });
  const { language } = readQuestion(question);
  const without = named.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    question,
  );
  if (named.length !== 1 && asksForChanges(without, language)) return { kind: "changes" };
  const [only] = named;
  if (named.length === 1 && only !== undefined)
    return { kind: "one", document: only.document, question: tidy(without) };
  if (which.test(question)) return { kind: "which", question };
  const stripped = each.reduce((text, shape) => text.replace(shape, " "), without);
  return { kind: "each", question: tidy(stripped) };
}

/** Nothing but the wish for changes may stand in the question: "what changed in the price" asks for less. */
function asksForChanges(question: string, language: Language): boolean {
  if (!changes.test(question)) return false;
  const reading = readQuestion(question);
  while (reading.take(changeWords) !== null);
  const least = language === "ja" ? 2 : 1;
  return reading.quoted.length === 0 && reading.leftover().length < least;
}

type Place = { start: number; end: number };

/** The file's name, or its stem as a word, with the words that lead to it. */
function placeOf(question: string, name: string): Place | null {
  const stem = name.replace(/\.\w{1,5}$/, "");
  for (const form of [name, stem, stem.replace(/[_-]+/g, " ")]) {
    if (form.length < 3) continue;
    const escaped = form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    const match = new RegExp(
      `(?:,?\\s*(?<!\\p{L})(?:according to|in|of|from|for|im|in der|in dem|aus|laut)\\s+(?:the |der |dem )?(?:document |file |Datei |Dokument )?)?["“”„「『]?(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])["“”」』]?(?:に(?:おける|ついて)|では|の中で|で|の)?`,
      "iu",
    ).exec(question);
    if (match !== null) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

function tidy(question: string): string {
  return question
    .replace(/\s+/g, " ")
    .replace(/\s+([?.,;])/g, "$1")
    .replace(/^[,:;\s]+/, "")
    .trim();
}
