/** Finds where a question names the columns of a table. */

import { escapePattern } from "@/lib/builtin/cell";
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";

export type Mention = { column: number; start: number; end: number };

/** What people call the columns that logs have; keyed by the column's name. */
const aliases: Readonly<Record<string, string>> = {
  client:
    "(?:client|visitor|remote|source|kunden)?[- ]?(?:ip[- ]?(?:address(?:es)?|adressen?|アドレス)|ips?)|clients?|hosts?|visitors?|クライアント|接続元",
  path: "(?:requested |request )?(?:url[- ]?(?:path|pfad)s?|urls?|uris?|paths?|pfade?|pages?|seiten?|resources?|パス|ページ)(?: ?\\(with query string,? if any\\))?",
  status:
    "(?:http[- ])?(?:(?:response|answer|antwort)[- ]?)?(?:status[- ]?codes?|statuscodes?|status|ステータスコード|ステータス)|(?:http )?response codes?|http codes?",
  bytes:
    "bytes?|(?:response |answer )?sizes?|traffic|data volume|datenmenge|größe|バイト数?|サイズ|転送量",
  method: "(?:http[- ])?(?:request )?(?:methods?|verbs?|methoden?|メソッド)",
  referrer: "referr?ers?|referring (?:page|url|site)s?|リファラー?",
  agent: "user[- ]?agents?|browsers?|ユーザーエージェント",
  protocol: "(?:http )?protocols?(?: versions?)?|http-protokolle?|protokollversion(?:en)?",
  level: "(?:log[- ]?)?(?:levels?|severit(?:y|ies)|stufen?|レベル)",
  process: "process(?:es)?|programs?|services?|prozesse?",
  host: "hosts?(?:names?)?|machines?|rechner",
  price: "prices?|preise?",
  quantity: "quantit(?:y|ies)|mengen?",
};

const weakWords = new Set([
  "id",
  "no",
  "of",
  "is",
  "the",
  "in",
  "flag",
  "per",
  "and",
  "number",
  "code",
  "total",
]);

export function findMentions(reading: Reading, table: Table): Mention[] {
  const found: Mention[] = [];
  const words = table.columns.map(({ name }) => columnWords(name));
  const candidates = table.columns.flatMap(({ name }, index) =>
    (table.isLabelled ? labelPhrases(name, words, index) : phrasesOf(words, index)).map(
      (source) => ({ column: index, source }),
    ),
  );
  if (table.isLabelled) found.push(...findQualified(reading, table));
  candidates.push(
    ...words.flatMap((own, index) => compoundOf(own).map((source) => ({ column: index, source }))),
  );
  candidates.push(...table.rowNames.map((name) => ({ column: 0, source: rowNamePattern(name) })));
  candidates.sort((a, b) => b.source.length - a.source.length);
  for (const { column, source } of candidates) {
    for (
      let match = reading.sees(new RegExp(source, "iu"));
      match !== null;
      match = nextMatch(reading, source, match)
    ) {
      const end = match.index + match[0].length;
      const mention = {
        column,
        start: match.index,
        end: end + unitLength(reading, table.columns[column]?.name ?? "", end),
      };
      if (!found.some((other) => other.start < mention.end && mention.start < other.end))
        found.push(mention);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A label is named whole or by its last word; what follows a comma only qualifies it. */
function labelPhrases(
  name: string,
  words: readonly (readonly string[])[],
  index: number,
): string[] {
  const own = words[index] ?? [];
  const [whole] = phrasesOf(words, index);
  const last = own.at(-1) ?? "";
  const isHead = !/[,;(]/.test(name) && own.length > 1 && !weakWords.has(last);
  const head = isHead && !isShared(words, index, [last]) ? [bounded(inflected(last))] : [];
  return whole === undefined ? head : [whole, ...head];
}

/** "net sales of Elm in the same quarter last year": label and qualifier stand apart, and both are named. */
function findQualified(reading: Reading, table: Table): Mention[] {
  return table.columns.flatMap(({ name }, column) => {
    const parts = name.split(/\s*[,;]\s*/).filter((part) => part !== "");
    if (parts.length < 2) return [];
    const places = parts.map((part) =>
      reading.sees(new RegExp(bounded(columnWords(part).map(inflected).join("[ _-]?")), "iu")),
    );
    return places.every((place) => place !== null)
      ? places.flatMap((place) =>
          place === null
            ? []
            : [{ column, start: place.index, end: place.index + place[0].length }],
        )
      : [];
  });
}

/**
 * The column in "Gesamtumsatz" and "Durchschnittsmenge"; the words before it say what to compute.
 * Prices and rates are not added up, so a "Gesamtpreis" is no sum of a column of prices.
 */
function compoundOf(own: readonly string[]): string[] {
  const [name = ""] = own;
  if (own.length !== 1 || !/^\p{Script=Latin}{4,}$/u.test(name)) return [];
  const isRate = /preis|quote|rate|anteil|prozent|temperatur|alter|grad/.test(name);
  const heads = isRate ? "durchschnitts" : "gesamt|durchschnitts";
  return [`(?<=(?<!\\p{L})(?:${heads}))${inflected(name)}(?!\\p{L})`];
}

function bounded(source: string): string {
  return `(?<![\\p{Script=Latin}\\p{N}])(?:${source})(?![\\p{Script=Latin}\\p{N}])`;
}

/** What the text calls its parts, in the singular and the plural. */
function rowNamePattern(name: string): string {
  if (!/^\p{Script=Latin}/u.test(name)) return escapePattern(name);
  const stem = name.replace(/(?:ies|y)$/, "").replace(/(?<=s|x|ch|sh)es$|(?:en|s)$/, "");
  return `(?<![\\p{Script=Latin}\\p{N}])${escapePattern(stem)}(?:ies|y|es|s|e|en|n)?(?![\\p{Script=Latin}\\p{N}])`;
}

/** The unit that the column's name carries in brackets, repeated after it. */
function unitLength(reading: Reading, name: string, end: number): number {
  const unit = /\s*\([^)]*\)\s*$/.exec(name)?.[0].trimEnd() ?? "";
  return unit !== "" && reading.text.slice(end).toLowerCase().startsWith(unit.toLowerCase())
    ? unit.length
    : 0;
}

function nextMatch(
  reading: Reading,
  source: string,
  last: RegExpExecArray,
): RegExpExecArray | null {
  const from = last.index + Math.max(1, last[0].length);
  const rest = new RegExp(source, "giu");
  rest.lastIndex = from;
  const match = rest.exec(reading.text);
  if (match === null) return null;
  return reading.isUntouched(match.index, match.index + match[0].length)
    ? match
    : nextMatch(reading, source, match);
}

export function columnWords(name: string): string[] {
  return name
    .replace(/\([^)]*\)/g, " ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "");
}

/** The whole name, and every run of its words that no other column has. */
function phrasesOf(words: readonly (readonly string[])[], index: number): string[] {
  const own = words[index] ?? [];
  const phrases: string[] = [];
  for (let from = 0; from < own.length; from += 1) {
    for (let to = own.length; to > from; to -= 1) {
      const run = own.slice(from, to);
      const isWhole = run.length === own.length;
      if (!isWhole && (run.every((word) => weakWords.has(word)) || isShared(words, index, run)))
        continue;
      if (!isWhole && isHalf(own, from, to)) continue;
      phrases.push(run.map(inflected).join("[ _-]?"));
    }
  }
  const bounded = phrases.map((phrase) =>
    /^\p{Script=Latin}/u.test(own[0] ?? "")
      ? `(?<![\\p{Script=Latin}\\p{N}])(?:${phrase})(?![\\p{Script=Latin}\\p{N}])`
      : phrase,
  );
  const alias = aliases[own.join(" ")];
  return alias === undefined
    ? bounded
    : [`(?<![\\p{Script=Latin}\\p{N}])(?:${alias})(?![\\p{Script=Latin}])`, ...bounded];
}

/** One side of "mining and logging" does not name the whole. */
function isHalf(own: readonly string[], from: number, to: number): boolean {
  return own.some(
    (word, place) => /^(?:and|or|und|oder)$/.test(word) && (place < from || place >= to),
  );
}

function isShared(
  words: readonly (readonly string[])[],
  index: number,
  run: readonly string[],
): boolean {
  return words.some(
    (other, position) =>
      position !== index && ` ${other.join(" ")} `.includes(` ${run.join(" ")} `),
  );
}

function inflected(word: string): string {
  const escaped = escapePattern(word);
  if (!/^\p{Script=Latin}+$/u.test(word)) return escaped;
  if (word.endsWith("y")) return `${escaped.slice(0, -1)}(?:y|ies)`;
  if (word.endsWith("s")) return `${escaped.slice(0, -1)}s?(?:es)?`;
  return `${escaped}(?:s|es|n|en|e)?`;
}
