/** Conditions that compare a column with a number: "more than 500 bytes", "a salary of at least 40,000". */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { isNumeric, listColumns } from "./column-list";
import type { FilterReading } from "./filters";
import type { Mention } from "./mentions";

type Comparator = { words: string; side: "low" | "high"; inclusive: boolean };

const comparators: readonly Comparator[] = [
  {
    words:
      "no (?:more|higher|greater|larger) than|not more than|at most|up to|maximum of|höchstens|maximal|<=|≤",
    side: "high",
    inclusive: true,
  },
  {
    words: "no (?:less|fewer|lower) than|not less than|at least|minimum of|mindestens|>=|≥",
    side: "low",
    inclusive: true,
  },
  {
    words:
      "(?:more|higher|greater|larger|longer|bigger) than|over|above|exceeding|(?:that |which )?exceeds?|beyond|mehr als|über|größer als|höher als|>",
    side: "low",
    inclusive: false,
  },
  {
    words: "(?:less|fewer|lower|smaller|shorter) than|under|below|weniger als|unter|kleiner als|<",
    side: "high",
    inclusive: false,
  },
];

const currency = "(?: ?(?:€|\\$|£|EUR|USD|GBP|euros?|dollars?|pounds?)(?![\\p{L}\\d]))?";
const amount = `[$€£¥]?\\s*(-?\\d(?:[\\d.,]*\\d)?)${currency}`;
const inclusive = "(,? ?\\(?(?:inclusive(?:ly)?|both included|einschließlich)\\)?)?";
const ranges = new RegExp(
  `(?<![\\p{L}])(?:between|zwischen)\\s+${amount}\\s+(?:and|und)\\s+${amount}(?!\\d|[-/.]\\d)${inclusive}`,
  "iu",
);
/** "rounds 1 to 5": both ends are meant. */
const spans = new RegExp(
  `(?<![\\p{L}\\d/.:-])(?:from |von )?${amount}\\s*(?:to|through|bis|[-–])\\s*${amount}(?![\\d:]|[-/.]\\d)${inclusive}`,
  "iu",
);
/** "500 or higher" */
const orBeyond = new RegExp(
  `(?<![\\p{L}\\d])${amount}\\s+(?:or|and|oder|und)\\s+(?:(more|higher|greater|larger|above|over|mehr|höher|darüber)|(?:less|fewer|lower|smaller|below|under|weniger|darunter))(?!\\p{L})(?! than)`,
  "iu",
);
const japanese: Readonly<Record<string, { side: "low" | "high"; inclusive: boolean }>> = {
  以上: { side: "low", inclusive: true },
  以下: { side: "high", inclusive: true },
  未満: { side: "high", inclusive: false },
  超: { side: "low", inclusive: false },
  を超える: { side: "low", inclusive: false },
  より大きい: { side: "low", inclusive: false },
  より小さい: { side: "high", inclusive: false },
};

export function takeComparisons(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  for (let match = reading.take(ranges); match !== null; match = reading.take(ranges)) {
    const column = nearestNumeric(
      reading,
      table,
      mentions,
      match.index,
      match.index + match[0].length,
    );
    const ends = amountsOf(reading, match[1], match[2]);
    if (column === null || ends === null) {
      result.problem = reason(reading.language, "rangeEnds", { text: match[0].trim() });
      continue;
    }
    const isUnsure = match[3] === undefined;
    result.filters.push({
      kind: "between",
      column,
      ...ends,
      withLow: true,
      withHigh: true,
      isUnsure,
    });
    result.places.push(match.index);
  }
  takeStatusClass(reading, table, result);
  const span = reading.sees(spans);
  const spanned =
    span === null
      ? null
      : nearestNumeric(reading, table, mentions, span.index, span.index + span[0].length);
  const ends = span === null ? null : amountsOf(reading, span[1], span[2]);
  if (span !== null && spanned !== null && ends !== null) {
    reading.mark(span.index, span.index + span[0].length);
    result.filters.push({
      kind: "between",
      column: spanned,
      ...ends,
      withLow: true,
      withHigh: true,
    });
    result.places.push(span.index);
  }
  for (let match = reading.take(orBeyond); match !== null; match = reading.take(orBeyond))
    add(
      result,
      reading,
      table,
      mentions,
      match,
      { side: match[2] === undefined ? "high" : "low", inclusive: true },
      1,
    );
  for (const { words, side, inclusive } of comparators) {
    const pattern = new RegExp(`(?<![\\p{L}])(?:${words})\\s+${amount}(?!\\d|[.,]\\d)`, "iu");
    for (let match = reading.take(pattern); match !== null; match = reading.take(pattern)) {
      add(result, reading, table, mentions, match, { side, inclusive }, 1);
    }
  }
  const pattern = new RegExp(
    `${amount}(万|億)?(?:円|個|件|人|回|点|台|本|枚|kg|km|秒|%)?(を超える|以上|以下|未満|超|より大きい|より小さい)`,
    "u",
  );
  for (let match = reading.take(pattern); match !== null; match = reading.take(pattern)) {
    const meaning = japanese[match[3] ?? ""];
    const factor = match[2] === "万" ? 10_000 : match[2] === "億" ? 100_000_000 : 1;
    if (meaning !== undefined) add(result, reading, table, mentions, match, meaning, factor);
  }
  return result;
}

function add(
  result: FilterReading,
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
  match: RegExpExecArray,
  { side, inclusive }: { side: "low" | "high"; inclusive: boolean },
  factor: number,
): void {
  const column = nearestNumeric(
    reading,
    table,
    mentions,
    match.index,
    match.index + match[0].length,
  );
  if (column === null) {
    result.problem = reason(reading.language, "comparedColumn", {
      text: match[0].trim(),
      columns: listColumns(table, isNumeric),
    });
    return;
  }
  const value = amountOf(reading, match[1]) * factor;
  if (Number.isNaN(value)) {
    result.problem = reason(reading.language, "rangeEnds", { text: match[0].trim() });
    return;
  }
  result.filters.push({
    kind: "between",
    column,
    low: side === "low" ? value : null,
    high: side === "high" ? value : null,
    withLow: inclusive,
    withHigh: inclusive,
  });
  result.places.push(match.index);
}

/** "5xx": a hundred codes of the one column of status codes. */
function takeStatusClass(reading: Reading, table: Table, result: FilterReading): void {
  const columns = table.columns.flatMap(({ name, low, high }, index) =>
    /status/i.test(name) && low !== null && low >= 100 && (high ?? 0) <= 599 ? [index] : [],
  );
  const [column] = columns;
  if (columns.length !== 1 || column === undefined) return;
  const shape = /(?<![\p{L}\d])([1-5])xx(?!\p{L})(?: (?:status(?: codes?)?|codes?|errors?))?/iu;
  const match = reading.take(shape);
  if (match === null) return;
  if (
    reading.sees(shape) !== null ||
    /\b(?:not|non|except|excluding|without|than)[ -]+$/i.test(reading.text.slice(0, match.index))
  ) {
    result.problem = reason(reading.language, "severalSpans");
    return;
  }
  const low = Number(match[1]) * 100;
  result.filters.push({
    kind: "between",
    column,
    low,
    high: low + 99,
    withLow: true,
    withHigh: true,
  });
  result.places.push(match.index);
}

function amountsOf(
  reading: Reading,
  first: string | undefined,
  second: string | undefined,
): { low: number; high: number } | null {
  const [low, high] = [amountOf(reading, first), amountOf(reading, second)];
  return low <= high ? { low, high } : null;
}

/** 1.000 is a thousand in a German question; elsewhere it may be one or a thousand, as 1,000 may be in German. */
function amountOf({ language }: Reading, text = ""): number {
  const mixed = language === "de" ? "," : "\\.";
  if (new RegExp(`^-?[1-9]\\d{0,2}${mixed}\\d{3}$`).test(text)) return Number.NaN;
  if (language === "de")
    return /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^-?\d+(?:,\d+)?$/.test(text)
      ? Number(text.replaceAll(".", "").replace(",", "."))
      : Number(text);
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/.test(text)
    ? Number(text.replaceAll(",", ""))
    : Number.NaN;
}

/** The numeric column named right after the number, or else the nearest before the comparison. */
function nearestNumeric(
  { text }: Reading,
  table: Table,
  mentions: readonly Mention[],
  start: number,
  end: number,
): number | null {
  const numeric = mentions.filter(({ column }) => {
    const kind = table.columns[column]?.kind;
    return kind === "integer" || kind === "number";
  });
  const after = numeric.find((mention) => mention.start >= end && mention.start - end <= 2);
  const before = numeric
    .filter((mention) => mention.end <= start && start - mention.end <= 24)
    .at(-1);
  return after?.column ?? before?.column ?? byCurrency(table, text.slice(start, end + 2));
}

const marks: readonly RegExp[] = [
  /€|\bEUR\b|\beuros?\b/i,
  /\$|\bUSD\b|\bdollars?\b/i,
  /£|\bGBP\b|\bpounds?\b/i,
];

/** "more than $500": the only column that bears the sign in its name. */
function byCurrency(table: Table, text: string): number | null {
  const mark = marks.find((each) => each.test(text));
  const bearing =
    mark === undefined
      ? []
      : table.columns.flatMap((column, index) =>
          isNumeric(column) && mark.test(column.name) ? [index] : [],
        );
  return bearing.length === 1 ? (bearing[0] ?? null) : null;
}
