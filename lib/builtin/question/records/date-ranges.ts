/**
 * Puts the days and months of a question together: "from 4 to 6 March", "since May", "before 1 April 2024".
 * What stands before a date changes what it means, so a word that is not understood there must not be passed over.
 */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import type { Mention } from "./mentions";

/** A stretch of days, `2024-03-04` or `03-04`, and where the question names it. */
export type DatePoint = {
  from: string;
  to: string;
  isYearless: boolean;
  start: number;
  end: number;
};

export type JoinedRange = {
  from: string | null;
  to: string | null;
  isYearless: boolean;
  place: number;
  text: string;
};

type Joined = { ranges: JoinedRange[]; problem: string | null };

const article = "(?:the |dem |den |der )?";
const between = new RegExp(`(?<!\\p{L})(?:between|zwischen)\\s+${article}$`, "iu");
const opening = new RegExp(`(?<!\\p{L})(?:between|from|zwischen|vom|von)\\s+${article}$`, "iu");
const joint = new RegExp(
  `^\\s*(?:to|through|until|till|bis(?: zum| einschließlich)?|[-–—]|から|〜|～)\\s*${article}$`,
  "iu",
);
const and = new RegExp(`^\\s*(?:and|und)\\s*${article}$`, "iu");
const closing = /^(?:,? ?\(?(?:inclusive(?:ly)?|both included|einschließlich)\)?|まで|の間)/iu;
const leads = {
  before: new RegExp(`(?<!\\p{L})(?:before|earlier than|prior to|vor)\\s+${article}$`, "iu"),
  after: new RegExp(`(?<!\\p{L})(?:after|later than|nach)\\s+${article}$`, "iu"),
  since: new RegExp(
    `(?<!\\p{L})(?:since|starting(?: on| from)?|on or after|seit|ab)\\s+${article}$`,
    "iu",
  ),
  by: new RegExp(
    `(?<!\\p{L})(?:by|no later than|on or before|up to and including|bis (?:zum|einschließlich(?: zum)?))\\s+${article}$`,
    "iu",
  ),
} as const;
const tails = {
  before: /^より前(?:に|の)?/u,
  after: /^より(?:後|あと)(?:に|の)?/u,
  since:
    /^(?:以降|以後)(?:に|の)?|^ (?:or later|onwards?|and (?:later|after)|oder später)(?!\p{L})/iu,
  by: /^(?:以前|まで)(?:に|の)?|^ (?:or earlier|and (?:before|earlier))(?!\p{L})/iu,
} as const;
/** Words that carry no condition elsewhere, but do before a date. */
const unclear =
  /(?<!\p{L})(?:about|around|than|over|within|vor|nach|um|bis)\s+(?:the |dem |den )?$/iu;
const from = /(?<!\p{L})(?:from|von|vom)\s+(?:the |dem |den )?$/iu;

export function joinPoints(
  reading: Reading,
  points: readonly DatePoint[],
  mentions: readonly Mention[],
  table: Table,
): Joined {
  const ordered = [...points].sort((a, b) => a.start - b.start);
  const ranges: JoinedRange[] = [];
  for (let index = 0; index < ordered.length; index += 1) {
    const point = ordered[index];
    if (point === undefined) continue;
    const partner = partnerOf(reading, point, ordered[index + 1]);
    if (partner !== null) index += 1;
    const range = partner ?? fromDay(reading, point) ?? bounded(reading, point);
    const named = mentions.some(
      ({ column, end }) =>
        table.columns[column]?.kind === "date" && point.start - end >= 0 && point.start - end <= 8,
    );
    const before = reading.text.slice(0, point.start);
    const isOpen = range.from === point.from && range.to === point.to;
    if (isOpen && (unclear.test(before) || (named && from.test(before))))
      return {
        ranges: [],
        problem: reason(reading.language, "rangeEnds", {
          text: reading.text.slice(Math.max(0, point.start - 12), point.end).trim(),
        }),
      };
    ranges.push(range);
  }
  return { ranges, problem: null };
}

/** The range from one point to the next, where the words between them say so. */
function partnerOf(
  reading: Reading,
  point: DatePoint,
  next: DatePoint | undefined,
): JoinedRange | null {
  if (next === undefined) return null;
  const { text } = reading;
  const between_ = text.slice(point.end, next.start);
  const lead = text.slice(0, point.start);
  if (!joint.test(between_) && !(between.test(lead) && and.test(between_))) return null;
  const isYearless = point.isYearless && next.isYearless;
  const start =
    point.isYearless && !isYearless ? `${next.from.slice(0, 5)}${point.from}` : point.from;
  const end = next.isYearless && !isYearless ? `${point.to.slice(0, 5)}${next.to}` : next.to;
  if (start > end) return null;
  markLead(reading, opening, point.start);
  reading.mark(point.end, next.start);
  markTail(reading, closing, next.end);
  return {
    from: start,
    to: end,
    isYearless,
    place: point.start,
    text: text.slice(point.start, next.end),
  };
}

const dayBefore =
  /(?<!\p{L})(?:(?:between|from|zwischen|vom|von)\s+(?:the |dem |den )?)?(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:(?:and|und)(?: dem| the)?|to|through|bis(?: zum)?|[-–])\s*(?:the |dem )?$/iu;
const monthBefore =
  /(?<!\p{L})(?:(?:between|from|zwischen|von)\s+)?(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}*\s*(?:and|und|to|through|bis|[-–])\s*$/iu;
const monthKeys = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];
const germanKeys: Readonly<Record<string, string>> = {
  mär: "mar",
  mai: "may",
  okt: "oct",
  dez: "dec",
};

/** "between 1 and 15 March 2024", "January to March 2024": the first end borrows from the second. */
function fromDay(reading: Reading, point: DatePoint): JoinedRange | null {
  const lead = reading.text.slice(0, point.start);
  const isDay = point.from === point.to;
  const match = (isDay ? dayBefore : monthBefore).exec(lead);
  if (
    match === null ||
    /(?:and|und)(?: dem| the)?\s*(?:the |dem )?$/iu.test(match[0]) !==
      /^(?:between|zwischen)/iu.test(match[0])
  )
    return null;
  const named = (match[1] ?? "").toLowerCase();
  const month = monthKeys.indexOf(germanKeys[named] ?? named) + 1;
  const start = isDay
    ? `${point.from.slice(0, -2)}${named.padStart(2, "0")}`
    : `${point.from.slice(0, -5)}${String(month).padStart(2, "0")}-01`;
  if (start > point.to || !reading.isUntouched(match.index, point.start)) return null;
  reading.mark(match.index, point.start);
  markTail(reading, closing, point.end);
  return {
    from: start,
    to: point.to,
    isYearless: point.isYearless,
    place: point.start,
    text: match[0],
  };
}

/** One end is left open where the words beside the point say so. */
function bounded(reading: Reading, point: DatePoint): JoinedRange {
  const { from: start, to: end, isYearless } = point;
  const range = {
    from: start,
    to: end,
    isYearless,
    place: point.start,
    text: reading.text.slice(point.start, point.end),
  };
  const side = (["before", "after", "since", "by"] as const).find(
    (key) => markLead(reading, leads[key], point.start) || markTail(reading, tails[key], point.end),
  );
  if (side === "before") return { ...range, from: null, to: shifted(start, -1) };
  if (side === "after") return { ...range, from: shifted(end, 1), to: null };
  if (side === "since") return { ...range, to: null };
  return side === "by" ? { ...range, from: null } : range;
}

/** Dates compare as text, so the day before the first of a month may bear the number 00. */
function shifted(date: string, days: number): string {
  return `${date.slice(0, -2)}${String(Number(date.slice(-2)) + days).padStart(2, "0")}`;
}

function markLead(reading: Reading, pattern: RegExp, start: number): boolean {
  const match = pattern.exec(reading.text.slice(0, start));
  if (match === null) return false;
  reading.mark(match.index, start);
  return true;
}

function markTail(reading: Reading, pattern: RegExp, end: number): boolean {
  const match = pattern.exec(reading.text.slice(end));
  if (match === null) return false;
  reading.mark(end, end + match[0].length);
  return true;
}
