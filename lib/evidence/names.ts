/** Names in an answer: tokens of letters and digits, and names of parties, people, places and defined terms. */
import type { Range } from "./locate-quotes";
import { takenRanges } from "./taken-ranges";

const tokens = [
  /** Letters and digits in one token: GPT-4, INV_0042, section-3.b, paths. */
  /(?<![\p{L}\d_])(?=[\w./-]{0,199}[A-Za-z_])(?=[\w./-]{0,199}\d)[A-Za-z0-9][\w./-]{0,199}\w/gu,
  /** Versions, addresses and section numbers: 1.2.3. */
  /(?<![\w.])\d+(?:\.\d+){2,}(?!\w)/g,
];
const numberWithUnit =
  /^\d+(?:[.,]\d+)*(?:st|nd|rd|th|bn|tn|mn|mio|mrd|k|m|b|s|ms|h|min|kb|mb|gb|tb|kg|g|km|cm|mm|x|bps|e[+-]?\d+)$/i;
const groupedByPoints = /^\d{1,3}(?:\.\d{3}){2,}$/;

/** `text` is in half width (see halfWidth). */
export function findTokens(text: string): Range[] {
  return tokens.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: token, index }): Range[] =>
      numberWithUnit.test(token) || groupedByPoints.test(token)
        ? []
        : [{ start: index, end: index + token.length }],
    ),
  );
}

/** `text` is in half width. No two overlap: a company's full name wins over the words in it. */
export function findProperNames(text: string): Range[] {
  const single = isGerman(text) ? [] : findSingleWords(text);
  const taken = takenRanges(text.length);
  return [...findCompanies(text), ...findJapanese(text), ...findSequences(text), ...single].filter(
    (range) => taken.take(range),
  );
}

/** Bounded: a search may begin at each part of a word, and runs to its end. */
const capital = "\\p{Lu}[\\p{L}\\p{M}'’]{0,60}(?:-\\p{L}{1,60}){0,5}";
const joint = "(?:of|the|and|for|de|la|van|von|der|&)";
const companyForm =
  "(?:Inc|Ltd|Limited|LLC|Corp|Corporation|Company|Co|GmbH|AG|SE|KG|OHG|PLC|plc|LP|LLP|N\\.A|S\\.A|S\\.p\\.A|B\\.V|N\\.V|K\\.K)(?!\\p{L})";
const isJoint = new RegExp(`^${joint}$`, "u");
const company = new RegExp(
  `(?<![\\p{L}\\d])(?:${capital}\\s(?:${joint}\\s){0,2}){0,6}${capital},?\\s${companyForm}`,
  "gu",
);
const sequence = new RegExp(
  `(?<![\\p{L}\\d'’.@/-])${capital}(?:\\s(?:${joint}\\s){0,2}${capital}){1,6}(?![\\p{L}\\d@/])`,
  "gu",
);
const single = new RegExp(`(?<=[\\p{Ll},;)]\\s)${capital}(?![\\p{L}\\d@/-])`, "gu");

function findCompanies(text: string): Range[] {
  return [...text.matchAll(company)].flatMap(({ 0: name, index }) => trimmed(name, index));
}

function findSequences(text: string): Range[] {
  return [...text.matchAll(sequence)].flatMap(({ 0: name, index }) => {
    const [range] = trimmed(name, index);
    return range && /\s/.test(text.slice(range.start, range.end)) ? [range] : [];
  });
}

function findSingleWords(text: string): Range[] {
  return [...text.matchAll(single)].flatMap(({ 0: name, index }) =>
    name.length < 3 || isCommon(name) ? [] : [{ start: index, end: index + name.length }],
  );
}

/** Without the words at its beginning that are capital only because a sentence begins there. */
function trimmed(name: string, index: number): Range[] {
  let start = 0;
  for (const { 0: word, index: at } of name.matchAll(/\S+\s*/g)) {
    if (!isCommon(word.trim()) && !isJoint.test(word.trim())) break;
    start = at + word.length;
  }
  return start >= name.length ? [] : [{ start: index + start, end: index + name.length }];
}

/** Capital for other reasons than being a name: beginnings of sentences, labels, months, notations. */
const common = new Set(
  `the a an this that these those it its in on at by for from if when where while both all each every no not only under
  as and but or so his her their our your my we i he she they you there here yes neither either total totals sum average
  between after before since until among most some any of to with without within during per via according because
  section sections article articles clause clauses chapter schedule exhibit annex appendix paragraph page pages line
  lines row rows column columns table sheet figure part item step question answer note notes evidence document documents
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
  csv tsv json xml html pdf utc gmt url http https api id ids ip ascii utf iso sql am pm vs eg ie etc nb ok
  english german japanese french usd eur gbp jpy chf cad aud one two three four five six seven eight nine ten
  der die das dem den des ein eine einer einem einen er sie es im am zum zur laut nach von vom mit für bei und oder ja nein insgesamt
  januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
  however therefore thus also first second third last next then otherwise besides overall moreover finally`.split(
    /\s+/,
  ),
);

function isCommon(word: string): boolean {
  return common.has(word.toLowerCase().replace(/[’']s$/, ""));
}

/** German writes every noun with a capital: there a single word says nothing. */
function isGerman(text: string): boolean {
  const words = text.match(
    /(?<!\p{L})(?:der|die|das|und|ist|nicht|ein|eine|von|mit|für|sind|wurde|im|zum|den)(?!\p{L})/giu,
  );
  return (words?.length ?? 0) >= 2;
}

const noValue =
  /^(?:yes|no|none|not|nothing|unknown|unclear|true|false|ja|nein|kein(?:e[nrms]?)?|nicht|unbekannt|n\/a)(?!\p{L})|^(?:はい|いいえ)|なし|ない|ません|不明/iu;

/** True when no word of it is one of common speech: `Bank of the North`, not `both parties agree`. */
export function isNameAlone(text: string): boolean {
  const small = text.match(/(?<!\p{L})\p{Ll}[\p{L}\p{M}]*/gu) ?? [];
  return small.every((word) => isJoint.test(word));
}

/** With the marks around it. */
const longestWholeAnswer = 200;

/** An answer of a word or two is itself what is to be checked: `payments`, `Austria`. */
export function wholeAnswer(text: string): Range[] {
  if (text.length > longestWholeAnswer) return [];
  const match = /^[\s"'`*_]*([^\n]{2,60}?)[\s"'`*_.。!]*$/u.exec(text);
  const words = match?.[1] ?? "";
  const start = text.indexOf(words);
  const isShort = words.split(/\s+/).length <= 4 && /\p{L}{2}/u.test(words);
  if (!isShort || noValue.test(words) || isCommon(words)) return [];
  return [{ start, end: start + words.length }];
}

const japaneseName = "[\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z0-9・&]";
const japaneseForm =
  "(?:株式会社|有限会社|合同会社|合資会社|一般社団法人|公益財団法人|一般財団法人)";
const japanese = [
  new RegExp(`${japaneseForm}${japaneseName}{1,20}`, "gu"),
  new RegExp(`(?<!${japaneseName})${japaneseName}{1,20}?${japaneseForm}`, "gu"),
  /(?<!\p{Script=Han})\p{Script=Han}{2,6}(?=氏|様|さん)/gu,
];

function findJapanese(text: string): Range[] {
  return japanese.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
    })),
  );
}
