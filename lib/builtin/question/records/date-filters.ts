/** Conditions on dates and years: "in May 2015", "from 2015 to 2019", "on 2015-05-18", "2015年5月". */
import type { Hit, Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { listColumns } from "./column-list";
import { type DatePoint, joinPoints } from "./date-ranges";
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
/** Without a day or a year beside it, only the whole name is a month. */
const longMonth =
  "(january|januar|february|februar|march|märz|april|may|mai|june|juni|july|juli|august|september|october|oktober|november|december|dezember)";
const ordinals =
  "(first|second|third|fourth|1st|2nd|3rd|4th|ersten?|zweiten?|dritten?|vierten?|[1-4]\\.)";
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
  hits: readonly Hit[],
): FilterReading {
  const points: DatePoint[] = [];
  const ranges: { range: DateRange; place: number; text: string }[] = [];
  for (const { pattern, read, isPoint, isName } of forms) {
    if (reading.sees(pattern) !== null && !holdsDates(table)) continue;
    for (let match = reading.sees(pattern); match !== null; match = reading.sees(pattern)) {
      const { index } = match;
      const end = index + match[0].length;
      // "March" and "Q3" may also be values of a column of their own.
      if (isName && hits.some((hit) => hit.start < end && hit.end > index)) break;
      reading.mark(index, end);
      const range = read(match);
      if (!isPoint || range.from === null || range.to === null)
        ranges.push({ range, place: index, text: match[0].trim() });
      else
        points.push({
          from: range.from,
          to: range.to,
          isYearless: range.isYearless === true,
          start: index + match[0].length - match[0].trimStart().length,
          end,
        });
    }
  }
  const joined = joinPoints(reading, points, mentions, table);
  if (joined.problem !== null) return { filters: [], places: [], problem: joined.problem };
  const all = [
    ...ranges,
    ...joined.ranges.map(({ place, text, ...range }) => ({
      range: { ...range, isYear: false },
      place,
      text,
    })),
  ];
  const result: FilterReading = { filters: [], places: [], problem: null };
  const vague = ranges.find(
    ({ range, place }) =>
      range.from === range.to && beforeYear.test(reading.text.slice(0, place).trimEnd()),
  );
  if (vague !== undefined)
    return { ...result, problem: reason(reading.language, "rangeEnds", { text: vague.text }) };
  for (const { range, place, text } of all) {
    const filter = toFilter(range, table, mentions, place);
    if (filter === null)
      return {
        ...result,
        problem: reason(reading.language, "dateColumn", {
          text,
          columns: listColumns(table, ({ kind }) => kind === "date"),
        }),
      };
    result.filters.push(filter);
    result.places.push(place);
  }
  return result;
}

/** Before a year these words say that another time is meant than that year. */
const beforeYear = /(?<!\p{L})(?:by|until|till|about|around|than|vor|nach|um|bis)$/iu;

type Form = {
  pattern: RegExp;
  read: (match: RegExpExecArray) => DateRange;
  /** One day or one month: it may be an end of a range. */
  isPoint: boolean;
  /** A name that may also be a value. */
  isName: boolean;
};

const forms: readonly Form[] = [
  form(
    `(?:(?:between|from|zwischen|vom|von) )?(\\d{4}-\\d\\d-\\d\\d)${to}(\\d{4}-\\d\\d-\\d\\d)(?:,? ?(?:inclusive|both included))?`,
    (m) => range(m[1], m[2]),
  ),
  point(`(?:on|at|am|the )?\\s*(\\d{4})-(\\d\\d)-(\\d\\d)(?![\\dT])`, (m) => day(m[1], m[2], m[3])),
  point(`(?:on|at|am|the )?\\s*(\\d{4})/(\\d\\d?)/(\\d\\d?)(?![\\d/])`, (m) =>
    day(m[1], m[2], m[3]),
  ),
  point(`(?:on|am|den|dem )?\\s*(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?![\\d.])`, (m) =>
    day(m[3], m[2], m[1]),
  ),
  point(`(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month}\\.?,? ${year}`, (m) =>
    day(m[3], monthOf(m[2]), m[1]),
  ),
  point(`(?:on )?${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ${year}`, (m) =>
    day(m[3], monthOf(m[1]), m[2]),
  ),
  point(`(?:on )?(\\d{1,2})/(${monthNames.join("|")})/${year}`, (m) =>
    day(m[3], monthOf(m[2]), m[1]),
  ),
  point(`(\\d{4})年(\\d{1,2})月(\\d{1,2})日`, (m) => day(m[1], m[2], m[3])),
  point(`(?:in |during |im )?(?<!\\p{L})${month}\\.? (?:of )?${year}`, (m) =>
    wholeMonth(m[2], monthOf(m[1])),
  ),
  point(`(\\d{4})年(\\d{1,2})月`, (m) => wholeMonth(m[1], m[2])),
  point(
    `(?:(?:in|im|during|for|of|the) )*(?:Q([1-4])|${ordinals} (?:quarter|quartals?))(?!\\p{L}|\\d)(?:,? (?:of |des jahres )?${year})?`,
    (m) => quarter(quarterOf(m[1] ?? m[2]), m[3]),
    true,
  ),
  point(
    `(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month}(?!\\p{L})\\.?(?! ?,? ?\\d)`,
    (m) => yearless(monthOf(m[2]), m[1]),
  ),
  point(`(?:on )?${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:|,? ?\\d)`, (m) =>
    yearless(monthOf(m[1]), m[2]),
  ),
  point(`(\\d{1,2})月(\\d{1,2})日`, (m) => yearless(m[1], m[2])),
  point(`(\\d{1,2})月(?!\\d)`, (m) => yearlessMonth(m[1])),
  point(
    `(?:in|during|im) ${longMonth}(?!\\p{L})(?! ?,? ?\\d)`,
    (m) => yearlessMonth(monthOf(m[1])),
    true,
  ),
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
  const pattern = new RegExp(`(?<![\\p{Script=Latin}\\d])${source}`, "iu");
  return { pattern, read, isPoint: false, isName: false };
}

function point(source: string, read: (match: RegExpExecArray) => DateRange, isName = false): Form {
  return { ...form(source, read), isPoint: true, isName };
}

function quarterOf(token = ""): number {
  const place = /^(?:1|first|erst)/i.test(token)
    ? 1
    : /^(?:2|second|zweit)/i.test(token)
      ? 2
      : /^(?:3|third|dritt)/i.test(token)
        ? 3
        : 4;
  return place;
}

function quarter(place: number, yearText: string | undefined): DateRange {
  const months = [place * 3 - 2, place * 3].map((each) => String(each).padStart(2, "0"));
  const lead = yearText === undefined ? "" : `${yearText}-`;
  return {
    from: `${lead}${months[0]}-01`,
    to: `${lead}${months[1]}-31`,
    isYear: false,
    isYearless: yearText === undefined,
  };
}

function yearlessMonth(monthText = ""): DateRange {
  const start = monthText.padStart(2, "0");
  return { from: `${start}-01`, to: `${start}-31`, isYear: false, isYearless: true };
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
  // An open end is the beginning or the end of the only year there is.
  if (isYearless) return { kind: "month-day", column, from: from ?? "00-00", to: until ?? "99-99" };
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
