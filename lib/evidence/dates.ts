/**
 * Dates as they are written in English, German and Japanese, by value. `03/04/2018` has two
 * readings; ordinals may be broken by character recognition ("15t h day of January 2018").
 */
import { takenRanges } from "./taken-ranges";

export type WrittenDate = {
  start: number;
  end: number;
  raw: string;
  /** `2018-01-15`, `2018-01` without a day, `--01-15` without a year; one for each reading. */
  values: readonly string[];
};

type Rule = { pattern: RegExp; read: (groups: Record<string, string>) => readonly string[] };

const months = [
  "jan(?:uary|uar)?|januar",
  "feb(?:ruary|ruar)?",
  "mar(?:ch)?|m[äa]e?rz|mrz",
  "apr(?:il)?",
  "may|mai",
  "june?|juni",
  "july?|juli",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?|okt(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?|dez(?:ember)?",
];
const month = `(?<month>${months.join("|")})\\.?`;
const ordinal = "(?:\\s?(?:s ?t|n ?d|r ?d|t ?h)\\b|\\.)?";
const eras = new Map([
  ["明治", 1867],
  ["大正", 1911],
  ["昭和", 1925],
  ["平成", 1988],
  ["令和", 2018],
]);
const kanjiCount = "[〇一二三四五六七八九十元]{1,4}|\\d{1,4}";

const rules: readonly Rule[] = [
  {
    pattern: /(?<![\d-])(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/g,
    read: ({ y, m, d }) => day(y, m, d),
  },
  {
    pattern: /(?<![\d./])(?<a>\d{1,2})(?<mark>[/.])(?<b>\d{1,2})\k<mark>(?<y>\d{4})(?!\d|\.\d)/g,
    read: ({ a, b, y, mark }) => [...(mark === "/" ? day(y, a, b) : []), ...day(y, b, a)],
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])${month}\\s+(?<d>\\d{1,2})${ordinal}\\s*(?:,|of)?\\s+(?<y>\\d{4})(?!\\d)`,
      "giu",
    ),
    read: ({ month: name, d, y }) => day(y, monthNumber(name), d),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?<d>\\d{1,2})${ordinal}[\\s/-]+(?:day\\s+of\\s+)?${month}[\\s,./-]+(?<y>\\d{4})(?!\\d)`,
      "giu",
    ),
    read: ({ month: name, d, y }) => day(y, monthNumber(name), d),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])${month}\\s*,?\\s+(?<y>(?:1[5-9]|20)\\d{2})(?!\\d)`,
      "giu",
    ),
    read: ({ month: name, y }) => [`${y}-${twoDigits(monthNumber(name))}`],
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:${month}\\s+(?<d>\\d{1,2})|(?<d2>\\d{1,2})${ordinal}\\s+(?:day\\s+of\\s+)?${month.replace("<month>", "<month2>")})(?![\\d\\p{L}])`,
      "giu",
    ),
    read: ({ month: name, month2, d, d2 }) => day(undefined, monthNumber(name ?? month2), d ?? d2),
  },
  {
    pattern: new RegExp(
      `(?<era>${[...eras.keys()].join("|")})?\\s*(?<y>${kanjiCount})\\s*年\\s*(?<m>${kanjiCount})\\s*月(?:\\s*(?<d>${kanjiCount})\\s*日)?`,
      "gu",
    ),
    read: ({ era, y, m, d }) => {
      const year = (eras.get(era ?? "") ?? 0) + count(y);
      return d === undefined ? [`${year}-${twoDigits(count(m))}`] : day(year, count(m), count(d));
    },
  },
  {
    pattern: new RegExp(`(?<m>${kanjiCount})\\s*月\\s*(?<d>${kanjiCount})\\s*日`, "gu"),
    read: ({ m, d }) => day(undefined, count(m), count(d)),
  },
];

/** `text` is in half width (see halfWidth). Longer notations win over those that they contain. */
export function findDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  const taken = takenRanges(text.length);
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const values = read(match.groups ?? {});
      if (values.length > 0 && taken.take({ start, end }))
        found.push({ start, end, raw: match[0], values });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** True when one of the held dates says what the claim says; a claim may leave out the year or the day. */
export function isSameDate(claim: WrittenDate, held: string): boolean {
  return claim.values.some(
    (value) =>
      value === held ||
      (value.startsWith("--") && held.length === 10 && held.endsWith(value.slice(1))) ||
      (value.length === 7 && !value.startsWith("--") && held.startsWith(`${value}-`)),
  );
}

function day(
  year: string | number | undefined,
  month: string | number | undefined,
  date: string | number | undefined,
): readonly string[] {
  const [m, d] = [Number(month), Number(date)];
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return [];
  return [`${year === undefined ? "-" : year}-${twoDigits(m)}-${twoDigits(d)}`];
}

function monthNumber(name: string | undefined): number {
  const at = months.findIndex((names) => new RegExp(`^(?:${names})$`, "i").test(name ?? ""));
  return at + 1;
}

/** A year, month or day in digits or in kanji; 元 is the first year of an era. */
function count(written: string | undefined): number {
  if (written === undefined) return 0;
  if (/^\d+$/.test(written)) return Number(written);
  if (written === "元") return 1;
  const digits = [...written].map((character) => "〇一二三四五六七八九".indexOf(character));
  if (!written.includes("十")) return Number(digits.join(""));
  const [tens = "", ones = ""] = written.split("十");
  return (tens === "" ? 1 : count(tens)) * 10 + (ones === "" ? 0 : count(ones));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
