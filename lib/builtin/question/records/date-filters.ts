/** Conditions on dates and years: "in May 2015", "from 2015 to 2019", "on 2015-05-18", "2015年5月". */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { listColumns } from "./column-list";
import type { FilterReading } from "./filters";
import type { Mention } from "./mentions";
import type { Filter } from "./query";

const monthNames: readonly string[] = [
  "jan(?:uary|uar)?",
  "feb(?:ruary|ruar)?",
  "mar(?:ch)?|märz",
  "apr(?:il)?",
  "may|mai",
  "june?|juni?",
  "july?|juli?",
  "aug(?:ust)?",
  "sep(?:t(?:ember)?)?",
  "o[ck]t(?:ober)?",
  "nov(?:ember)?",
  "de[cz](?:ember)?",
];
const month = `(${monthNames.join("|")})`;
const yearWords =
  "(?:(?:fiscal|calendar|financial|the|all|im|den|die|dem) )*(?:years?|jahre?n?|fy)?\\s*";
const year = "((?:1[5-9]|20|21)\\d\\d)";
const to = "\\s*(?:to|through|until|till|and|bis|und|[-–—]|から|〜|～)\\s*";

type DateRange = {
  from: string | null;
  to: string | null;
  isYear: boolean;
  /** Days of a year that is not named, `03-12`. */
  isYearless?: boolean;
};

export function takeDates(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  for (const { pattern, read } of forms) {
    if (reading.sees(pattern) !== null && !holdsDates(table)) continue;
    for (let match = reading.take(pattern); match !== null; match = reading.take(pattern)) {
      const filter = toFilter(read(match), table, mentions, match.index);
      if (filter === null)
        return {
          ...result,
          problem: reason(reading.language, "dateColumn", {
            text: match[0].trim(),
            columns: listColumns(table, ({ kind }) => kind === "date"),
          }),
        };
      result.filters.push(filter);
      result.places.push(match.index);
    }
  }
  return result;
}

type Form = { pattern: RegExp; read: (match: RegExpExecArray) => DateRange };

const forms: readonly Form[] = [
  form(
    `(?:(?:between|from|zwischen|vom|von) )?(\\d{4}-\\d\\d-\\d\\d)${to}(\\d{4}-\\d\\d-\\d\\d)(?:,? ?(?:inclusive|both included))?`,
    (m) => range(m[1], m[2]),
  ),
  form(`(?:on|at|am|the )?\\s*(\\d{4})-(\\d\\d)-(\\d\\d)(?![\\dT])`, (m) => day(m[1], m[2], m[3])),
  form(`(?:on|at|am|the )?\\s*(\\d{4})/(\\d\\d?)/(\\d\\d?)(?![\\d/])`, (m) =>
    day(m[1], m[2], m[3]),
  ),
  form(`(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month}\\.?,? ${year}`, (m) =>
    day(m[3], monthOf(m[2]), m[1]),
  ),
  form(`(?:on )?${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ${year}`, (m) =>
    day(m[3], monthOf(m[1]), m[2]),
  ),
  form(`(?:on )?(\\d{1,2})/(${monthNames.join("|")})/${year}`, (m) =>
    day(m[3], monthOf(m[2]), m[1]),
  ),
  form(`(\\d{4})年(\\d{1,2})月(\\d{1,2})日`, (m) => day(m[1], m[2], m[3])),
  form(`(?:in |during |im )?(?<!\\p{L})${month}\\.? (?:of )?${year}`, (m) =>
    wholeMonth(m[2], monthOf(m[1])),
  ),
  form(`(\\d{4})年(\\d{1,2})月`, (m) => wholeMonth(m[1], m[2])),
  form(
    `(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month}(?!\\p{L})\\.?(?! ?,? ?\\d)`,
    (m) => yearless(monthOf(m[2]), m[1]),
  ),
  form(`(?:on )?${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:|,? ?\\d)`, (m) =>
    yearless(monthOf(m[1]), m[2]),
  ),
  form(`(\\d{1,2})月(\\d{1,2})日`, (m) => yearless(m[1], m[2])),
  form(
    `(?:(?:between|from|over|during|for|in|zwischen|von) )?${yearWords}${year}(?:年(?:度)?)?${to}${yearWords}${year}(?:年(?:度)?)?(?:まで)?(?:,? ?(?:inclusive|einschließlich))?`,
    (m) => years(m[1], m[2]),
  ),
  form(`(?:after|later than|nach|seit nach) ${yearWords}${year}(?!-)`, (m) =>
    years(String(Number(m[1]) + 1), null),
  ),
  form(`(?:since|ab|seit) ${yearWords}${year}(?!-)(?: (?:on|onwards?))?`, (m) => years(m[1], null)),
  form(`(?:from|von) ${yearWords}${year} (?:on|onwards?|an)(?!\\p{L})`, (m) => years(m[1], null)),
  form(`(?:before|earlier than|vor) ${yearWords}${year}(?!-)`, (m) =>
    years(null, String(Number(m[1]) - 1)),
  ),
  form(
    `(?:(?:in|during|for|of|from|im|für|aus|von) )?${yearWords}(?<![\\d.,/-])${year}(?![\\d.,/-]\\d|\\d)(?:年(?:度)?)?`,
    (m) => years(m[1], m[1]),
  ),
];

function form(source: string, read: (match: RegExpExecArray) => DateRange): Form {
  return { pattern: new RegExp(`(?<![\\p{Script=Latin}\\d])${source}`, "iu"), read };
}

function range(from: string | undefined, until: string | undefined): DateRange {
  return { from: from ?? null, to: until ?? null, isYear: false };
}

function day(yearText = "", monthText = "", dayText = ""): DateRange {
  const date = `${yearText}-${monthText.padStart(2, "0")}-${dayText.padStart(2, "0")}`;
  return range(date, date);
}

function yearless(monthText = "", dayText = ""): DateRange {
  const date = `${monthText.padStart(2, "0")}-${dayText.padStart(2, "0")}`;
  return { from: date, to: date, isYear: false, isYearless: true };
}

function wholeMonth(yearText = "", monthText = ""): DateRange {
  const start = `${yearText}-${monthText.padStart(2, "0")}`;
  return range(`${start}-01`, `${start}-31`);
}

function years(from: string | null | undefined, until: string | null | undefined): DateRange {
  return { from: from ?? null, to: until ?? null, isYear: true };
}

function monthOf(name = ""): string {
  return String(monthNames.findIndex((names) => new RegExp(`^(?:${names})$`, "i").test(name)) + 1);
}

function toFilter(
  { from, to: until, isYear, isYearless }: DateRange,
  table: Table,
  mentions: readonly Mention[],
  place: number,
): Filter | null {
  const column = dateColumn(table, mentions, place, isYear);
  if (column === null) return null;
  if (isYearless && from !== null && until !== null)
    return { kind: "month-day", column, from, to: until };
  if (table.columns[column]?.kind !== "date") {
    return {
      kind: "between",
      column,
      low: from === null ? null : Number(from),
      high: until === null ? null : Number(until),
      withLow: true,
      withHigh: true,
    };
  }
  return {
    kind: "dates",
    column,
    from: from === null ? null : isYear ? `${from}-01-01` : from,
    to: until === null ? null : isYear ? `${until}-12-31` : until,
  };
}

/** Without a column of dates, 2000 is a number and "Mar 1 2005" may be a value. */
function holdsDates(table: Table): boolean {
  return table.columns.some(
    (column) => column.kind === "date" || isTime(column) || isYearColumn(column),
  );
}

export function isYearColumn(column: Table["columns"][number]): boolean {
  return (
    column.kind === "integer" &&
    column.low !== null &&
    column.low >= 1500 &&
    (column.high ?? 0) <= 2199 &&
    /year|jahr|年|^fy$/i.test(column.name)
  );
}

/** The column of dates that the question names beside the date, or the only one there is. */
function dateColumn(
  table: Table,
  mentions: readonly Mention[],
  place: number,
  isYear: boolean,
): number | null {
  const fits = table.columns.flatMap((column, index) =>
    column.kind === "date" || isTime(column) || (isYear && isYearColumn(column)) ? [index] : [],
  );
  if (fits.length === 1) return fits[0] ?? null;
  const named = mentions.filter(
    ({ column, start, end }) => fits.includes(column) && start <= place + 40 && end >= place - 20,
  );
  const distinct = [...new Set(named.map(({ column }) => column))];
  if (distinct.length === 1) return distinct[0] ?? null;
  const yearly = fits.filter((index) => {
    const column = table.columns[index];
    return column !== undefined && isYearColumn(column);
  });
  return isYear && yearly.length === 1 ? (yearly[0] ?? null) : null;
}

/** The time column of an access log holds dates in its own notation. */
export function isTime(column: Table["columns"][number]): boolean {
  return column.name === "time";
}
