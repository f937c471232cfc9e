/** Reads a question against one table's columns and values. It must explain every word, or it gives a reason. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Hit, Table } from "@/lib/builtin/plan/records/profile";
import { takeContextSentence } from "@/lib/builtin/question/context-sentence";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { takeBreakdown, takePerRow } from "./breakdowns";
import { takeBucket } from "./buckets";
import { listColumns } from "./column-list";
import { onlyDuration, onlyTime } from "./column-roles";
import { composeQuery } from "./compose-query";
import { exampleQuestion } from "./example-question";
import { isTotal, takeFilters } from "./filters";
import { takeFormatting } from "./formatting";
import { takeGroupCount } from "./group-counts";
import { findMentions, type Mention } from "./mentions";
import { takeOperation, takeWithCounts } from "./operations";
import type { Query } from "./query";
import { takeRecordWords } from "./record-words";

export type TableView = {
  index: number;
  table: Table;
  hits: readonly Hit[];
  /** What surrounds the table: its title, the document's name and its beginning. */
  surroundings: string;
  absentWords: ReadonlySet<string>;
  /** The text holds other tables too. */
  hasSiblings: boolean;
};

export type QueryReading = { query: Query } | { reason: string };

export function readRecordQuestion(reading: Reading, view: TableView): QueryReading {
  takeContextSentence(reading);
  const formatting = takeFormatting(reading);
  if (formatting.unit !== null && !mentionsUnit(view, formatting.unit)) {
    return { reason: reason(reading.language, "unitUnknown", { unit: formatting.unit }) };
  }
  const counted = takeWithCounts(reading);
  const isSectionNamed = takeSectionName(reading, view);
  const hits = view.hits.filter((hit) => hit.table === view.index);
  const mentions = withoutValues(findMentions(reading, view.table), hits);
  for (const mention of mentions.filter(({ column }) => isYearName(view.table, column)))
    reading.mark(mention.start, mention.end);
  const groupCount = takeGroupCount(reading, mentions, recordNames(view));
  const conditions = takeFilters(reading, view.table, mentions, hits);
  if (conditions.problem !== null) return { reason: conditions.problem };
  const filtered = new Set(conditions.filters.map(({ column }) => column));
  const breakdown = takeBreakdown(reading, view.table, mentions);
  const open = mentions.filter(
    (mention) =>
      isYearName(view.table, mention.column) || reading.isUntouched(mention.start, mention.end),
  );
  const named = open.filter((mention) => !isAnchor(mention, filtered, conditions.places));
  for (const mention of open) reading.mark(mention.start, mention.end);
  const isAccessLog = isAccess(view.table);
  const operation = takeOperation(reading, counted, isAccessLog);
  if (operation.aggregate === "average") takePerRow(reading, titleStems(view));
  const asksBucket = operation.which || operation.distinct || operation.list;
  const bucket = asksBucket ? takeBucket(reading, view.table) : null;
  const hasTotals = hits.some((hit) => isTotal(hit.value));
  if (hasTotals) reading.take(/\b(?:grand )?totals?\b|合計/i);
  const hasTitleWord = takeTitleWords(reading, view) && !isSectionNamed;
  takeLead(reading, view, open);
  const { hasNoun, hasRowName } = takeRecordWords(reading, view.absentWords, {
    isAccessLog,
    surroundings: view.surroundings,
    rowSpan: operation.count ? rowSpanOf(view.table) : null,
    rowNames: rowNamesOf(view.table),
    lasts: onlyDuration(view.table) !== null,
    isTimed: onlyTime(view.table) !== null,
    sells: named.some(({ column }) => sellable.test(view.table.columns[column]?.name ?? "")),
  });
  if (reading.sees(/\b(?:how (?:many|much)|wie ?viele?)\b|いくつ|何件/i) !== null) {
    return { reason: reason(reading.language, "severalAsked") };
  }
  const unexplained = leftoverReason(reading, view.table);
  if (unexplained !== null) return { reason: unexplained };
  return composeQuery({
    view,
    language: reading.language,
    breakdown,
    formatting,
    conditions,
    named,
    operation,
    bucket,
    groupCount,
    hasNoun,
    hasRowName,
    hasTitleWord,
    namesTable: hasTitleWord || isSectionNamed,
    text: reading.text,
  });
}

function isAccess({ columns }: Table): boolean {
  return ["referrer", "status"].every((name) => columns.some((column) => column.name === name));
}

function leftoverReason(reading: Reading, table: Table): string | null {
  const leftover = reading.leftover();
  return leftover.length === 0
    ? null
    : reason(reading.language, "unexplainedColumns", {
        words: listWords(leftover),
        columns: listColumns(table),
        example: exampleQuestion(table, reading.language),
      });
}

function listWords(words: readonly string[]): string {
  return words
    .slice(0, 6)
    .map((word) => `"${word}"`)
    .join(", ");
}

/** The span of time that each row stands for, where the only dates are all different. */
function rowSpanOf(table: Table): "day" | "month" | null {
  const dates = table.columns.filter(({ kind }) => kind === "date");
  const [date] = dates;
  if (dates.length !== 1 || date === undefined || date.distinct !== table.rows) return null;
  if (/month|monat|月/i.test(date.name)) return "month";
  return /^(?:date|day|datum|tag|日付|日)$/i.test(date.name) ? "day" : null;
}

/** What a record is called; not so where another column numbers just these, and repeats: lines of an order are no orders. */
function recordNames(view: TableView): string[] {
  const { columns, rows } = view.table;
  const stems = titleStems(view).filter(
    (stem) =>
      !columns.some(
        ({ name, distinct }) => name.toLowerCase().startsWith(stem) && distinct < rows - 1,
      ),
  );
  return [...stems, ...rowNamesOf(view.table)];
}

/** A column of different values that is called a number, id or code names what it numbers. */
function rowNamesOf({ columns, rows }: Table): string[] {
  return columns.flatMap(({ name, distinct }) => {
    const named =
      /^([\p{L}]{3,}?)s?[ _-]*(?:id|no\.?|nr\.?|number|nummer|code)$/iu.exec(name) ??
      /^([\p{Script=Han}\p{Script=Katakana}ー]{2,})(?:番号|コード|ID|No\.?)$/u.exec(name);
    return distinct >= rows - 1 && rows > 1 && named?.[1] !== undefined ? [named[1]] : [];
  });
}

const sellable =
  /^(?:units?|quantit(?:y|ies)|qty|pieces?|copies|tickets?|amount|revenue|sales|items?|menge|stück|umsatz|数量|個数)(?:[ _-]?sold)?$/i;

function mentionsUnit(view: TableView, unit: string): boolean {
  const words = unit.toLowerCase().replace(/^in /, "").replace(/^us /, "").split(" ");
  const around =
    `${view.surroundings} ${view.table.columns.map(({ name }) => name).join(" ")}`.toLowerCase();
  // "kEUR" states no euros.
  return words.every((word) =>
    new RegExp(`(?<!\\p{L})${escapePattern(word.replace(/s$/, ""))}`, "u").test(around),
  );
}

/** A mention inside a longer value of the table is a part of that value. */
function withoutValues(mentions: readonly Mention[], hits: readonly Hit[]): Mention[] {
  return mentions.filter(
    (mention) =>
      !hits.some(
        (hit) =>
          !isTotal(hit.value) &&
          hit.start <= mention.start &&
          hit.end >= mention.end &&
          hit.end - hit.start > mention.end - mention.start,
      ),
  );
}

/** The name of a filtered column beside its value: "status 404", "the department Sales". */
function isAnchor(
  mention: Mention,
  filtered: ReadonlySet<number>,
  places: readonly number[],
): boolean {
  return (
    filtered.has(mention.column) &&
    places.some(
      (place) => Math.abs(place - mention.end) <= 14 || Math.abs(mention.start - place) <= 22,
    )
  );
}

function isYearName(table: Table, column: number): boolean {
  return /^(?:FY ?)?(?:19|20)\d\d(?:年度?)?$/i.test(table.columns[column]?.name ?? "");
}

/** "the actuals section", "the projections table": taken first, since a column may bear the same word. */
function takeSectionName(reading: Reading, view: TableView): boolean {
  return titleStems(view).some(
    (stem) =>
      reading.take(
        new RegExp(
          `(?<!\\p{L})${stem}${endings} (?:section|table|part|sheet|Abschnitt|Tabelle)(?!\\p{L})`,
          "iu",
        ),
      ) !== null,
  );
}

const endings = "(?:ions?|ing|ed|es|s|e)?";

/** Words of the table's title and of the file's name only say where to look. */
function takeTitleWords(reading: Reading, view: TableView): boolean {
  let found = false;
  for (const stem of titleStems(view)) {
    const pattern = new RegExp(`(?<!\\p{L})${stem}${endings}(?!\\p{L})`, "iu");
    while (reading.take(pattern) !== null) found = true;
  }
  return found;
}

/** 売上金額 of 売上.csv: the title's word right before a column's name adds nothing. */
function takeLead(reading: Reading, view: TableView, mentions: readonly Mention[]): void {
  for (const word of view.surroundings.match(/[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu) ?? [])
    for (const { start } of mentions) {
      const from = start - word.length;
      if (reading.text.slice(Math.max(0, from), start) === word && reading.isUntouched(from, start))
        reading.mark(from, start);
    }
}

function titleStems(view: TableView): string[] {
  const words = view.surroundings.match(/[\p{L}]{4,}/gu) ?? [];
  const stems = words.map((word) => word.toLowerCase().replace(/(?:ions?|ing|ed|es|s)$/, ""));
  return [...new Set(stems)].filter((stem) => stem.length > 2);
}
