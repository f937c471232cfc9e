/**
 * A value that no row has, but that can be nothing else than a value of one column: status 418, HEAD requests, the host web-99.
 * A count of it is 0. The cell looks once more that no row has it in another writing.
 */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import type { Mention } from "./mentions";
import type { Filter } from "./query";

type Found = { column: number; value: string; start: number; end: number };

const counts = /\b(?:how many|number of|count of|wie ?viele|Anzahl)\b|何[件行回]|いくつ/i;
const negated =
  /\b(?:not|no|other than|apart from|besides|except(?: for)?|excluding|without|than|neither|nor|or|and|nicht|außer|ohne|kein\p{L}*|oder|und)(?: (?:a|an|the|in|with|of|for|on|der|die|das))*\s*["“']?$|n['’]t(?: \p{L}+)?\s*$/iu;
const joined = /^["”']?,?\s*(?:or|and|to|through|oder|und|bis|[-–/])(?!\p{L})/iu;

export function takeAbsent(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
  filters: readonly Filter[],
): { filter: Filter; place: number } | null {
  if (!counts.test(reading.text)) return null;
  const found = find(reading, table, mentions);
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const { text } = reading;
  const lead = mentions.findLast(
    ({ column, end }) => column === only.column && end <= only.start && only.start - end <= 2,
  );
  const start = lead?.start ?? only.start;
  if (
    filters.some(({ column }) => column === only.column) ||
    negated.test(text.slice(0, start)) ||
    negated.test(text.slice(0, only.start)) ||
    joined.test(text.slice(only.end))
  )
    return null;
  reading.mark(start, only.end);
  return {
    filter: {
      kind: "equals",
      column: only.column,
      values: [only.value],
      negated: false,
      isAbsent: true,
    },
    place: only.start,
  };
}

function find(reading: Reading, table: Table, mentions: readonly Mention[]): Found[] {
  const isAccessLog = ["referrer", "status", "method"].every((name) =>
    table.columns.some((column) => column.name === name),
  );
  return table.columns.flatMap(({ name, kind, low, high }, column): Found[] => {
    if (/status/i.test(name) && low !== null && low >= 100 && (high ?? 999) <= 599)
      return statusOf(reading, column);
    if (isAccessLog && name === "method")
      return wordsOf(
        reading,
        column,
        /(?<![\p{L}\d])(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS)(?![\p{L}\d])/u,
      );
    if (/^(?:log_?)?(?:level|severity)$/i.test(name))
      return wordsOf(
        reading,
        column,
        /(?<![\p{L}\d])(?:FATAL|TRACE|DEBUG|CRITICAL|NOTICE)(?![\p{L}\d])/u,
      );
    return kind === "text" ? namedOf(reading, column, mentions) : [];
  });
}

function statusOf(reading: Reading, column: number): Found[] {
  const match = reading.sees(
    /(?<=status(?: codes?)? )[1-5]\d\d(?![\d.,]*\d|[-/:])|(?<!(?:first|last|top|next|these|those|all|the) )(?<![\d.,/:-])[45]\d\d(?= errors?\b)/i,
  );
  return match === null
    ? []
    : [{ column, value: match[0], start: match.index, end: match.index + match[0].length }];
}

function wordsOf(reading: Reading, column: number, pattern: RegExp): Found[] {
  const match = reading.sees(pattern);
  return match === null
    ? []
    : [{ column, value: match[0], start: match.index, end: match.index + match[0].length }];
}

/** "the host web-99": letters and digits right after the column's name; other values of the column must look the same. */
function namedOf(reading: Reading, column: number, mentions: readonly Mention[]): Found[] {
  return mentions.flatMap((mention) => {
    if (mention.column !== column) return [];
    const match =
      /^ ["“]?((?=\p{L}*[-_]?\d)[\p{L}\d][\p{L}\d_-]{0,39})(?=["”]?[?.,;!]*(?:\s|$))/u.exec(
        reading.text.slice(mention.end),
      );
    const value = match?.[1] ?? "";
    const start = mention.end + (match?.[0].length ?? 0) - value.length;
    const isCode = /\p{L}/u.test(value) && /\d/.test(value);
    return isCode && reading.isUntouched(start, start + value.length)
      ? [{ column, value, start, end: start + value.length }]
      : [];
  });
}
