/** Conditions on the time of day: "between 10:00 and 11:00", "after 22:00", "10時から11時", and on whole moments. */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { isTime } from "./date-filters";
import type { FilterReading } from "./filters";

const clock = "(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?: ?(am|pm)\\b)?(?: ?(?:uhr|o'clock|utc|gmt))?";
const hour = "(\\d{1,2}) ?(am|pm|uhr|o'clock)";
const moment = "(\\d{4}-\\d\\d-\\d\\d)[T ,]+(?:at )?(\\d\\d:\\d\\d)(?::(\\d\\d))?Z?";
const to = "\\s*(?:to|through|until|till|and|bis|und|[-–—]|から|〜|～)\\s*";
const lead =
  "(?:(?:in the (?:hour|time|window|period) )?(?:between|from|zwischen|von|during)\\s+)?";

/** Seconds are given as 00 where they are not named. */
type Window = { from: string | null; to: string | null; withEnd: boolean };

type Form = { pattern: RegExp; read: (match: RegExpExecArray) => Window };

const forms: readonly Form[] = [
  form(`${lead}${clock}${to}${clock}(?: ?(?:の間|まで))?`, (m) => ({
    from: timeOf(m[1], m[2], m[3], m[4] ?? m[8]),
    // "to 10:59" goes through that minute, "to 10:59:30" through that second.
    to: timeOf(m[5], m[6], m[7] ?? (m[6] === "59" ? "59" : undefined), m[8]),
    withEnd: m[7] !== undefined || m[6] === "59",
  })),
  form(`${lead}(\\d{1,2})(?: ?(am|pm|uhr))?${to}${hour}`, (m) =>
    span(timeOf(m[1], "00", "00", m[2] ?? m[4]), timeOf(m[3], "00", "00", m[4])),
  ),
  form(
    "(?:午前|午後)?(\\d{1,2})時(?:(\\d{1,2})分)?から(\\d{1,2})時(?:(\\d{1,2})分)?(?:まで)?(?:の間)?",
    (m) => (/午/.test(m[0]) ? null : span(timeOf(m[1], m[2]), timeOf(m[3], m[4]))),
  ),
  form("(\\d{1,2})時台", (m) => span(timeOf(m[1]), timeOf(String(Number(m[1]) + 1)))),
  form(`(?:at or after|since|from|ab|seit)\\s+${clock}(?: (?:on|onwards?|an))?`, (m) => ({
    from: timeOf(m[1], m[2], m[3], m[4]),
    to: null,
    withEnd: false,
  })),
  form(`(?:before|earlier than|until|vor|bis)\\s+${clock}`, (m) => ({
    from: null,
    to: timeOf(m[1], m[2], m[3], m[4]),
    withEnd: false,
  })),
  form(`(?:after|later than|nach)\\s+${clock}`, (m) => ({
    from: timeOf(m[1], m[2], m[3], m[4]),
    to: null,
    withEnd: false,
  })),
];

const moments: readonly { pattern: RegExp; read: (match: RegExpExecArray) => Window }[] = [
  form(`${lead}${moment}${to}${moment}`, (m) =>
    span(`${m[1]} ${m[2]}:${m[3] ?? "00"}`, `${m[4]} ${m[5]}:${m[6] ?? "00"}`),
  ),
  form(`(?:before|until|vor|bis) ${moment}`, (m) => ({
    from: null,
    to: `${m[1]} ${m[2]}:${m[3] ?? "00"}`,
    withEnd: false,
  })),
  form(`(?:after|since|from|nach|ab|seit) ${moment}`, (m) => ({
    from: `${m[1]} ${m[2]}:${m[3] ?? "00"}`,
    to: null,
    withEnd: false,
  })),
];

function form(source: string, read: (match: RegExpExecArray) => Window | null): Form {
  return {
    pattern: new RegExp(`(?<![\\p{Script=Latin}\\d:])${source}(?![\\d:])`, "iu"),
    read: (match) => read(match) ?? { from: "", to: "", withEnd: false },
  };
}

function span(from: string, until: string): Window {
  return { from, to: until, withEnd: false };
}

/** 10, 2 pm and 24:00 as a time that compares as text; empty where it is none. */
function timeOf(hours = "", minutes = "00", seconds = "00", half = ""): string {
  const isHalf = /^[ap]m$/i.test(half);
  const value = isHalf
    ? (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0)
    : Number(hours);
  const isTimeOfDay = value <= 24 && Number(minutes) < 60 && !(isHalf && Number(hours) > 12);
  return isTimeOfDay
    ? [String(value), minutes, seconds].map((part) => part.padStart(2, "0")).join(":")
    : "";
}

export function takeClock(reading: Reading, table: Table): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  const columns = table.columns.flatMap((column, index) =>
    isTime(column) || column.kind === "date" ? [index] : [],
  );
  for (const [kind, list] of [
    ["moments", moments],
    ["clock", forms],
  ] as const) {
    for (const { pattern, read } of list) {
      const match = reading.sees(pattern);
      if (match === null) continue;
      const window = read(match);
      const [column] = columns;
      if (window.from === "" || window.to === "") continue;
      reading.take(pattern);
      if (columns.length !== 1 || column === undefined)
        return {
          ...result,
          problem: reason(reading.language, "noTimes", { text: match[0].trim() }),
        };
      if (window.from !== null && window.to !== null && window.from >= window.to)
        return {
          ...result,
          problem: reason(reading.language, "midnight", { from: window.from, to: window.to }),
        };
      const everyDay = kind === "clock" && takeEveryDay(reading);
      result.filters.push(
        kind === "moments"
          ? { kind, column, from: window.from, to: window.to }
          : { kind, column, ...window, everyDay },
      );
      result.places.push(match.index);
      return result;
    }
  }
  return result;
}

function takeEveryDay(reading: Reading): boolean {
  return (
    reading.take(
      /\b(?:on |over |of )?(?:all|any|every|each) (?:of the )?days?\b|\b(?:an )?allen Tagen\b|\bjeden Tag\b|すべての日|全ての日|毎日/i,
    ) !== null
  );
}
