/** What the columns of a table can be used for: numbers that may be added up, numbers that name records, spans of time. */
import type { Column, Table } from "@/lib/builtin/plan/records/profile";
import { isNumeric } from "./column-list";
import { isTime, isYearColumn } from "./date-filters";
import type { Group } from "./query";

/** Fewer records than this may have running numbers by chance. */
const ENOUGH_ROWS = 10;

/** Whole numbers without repetition and with few gaps: they may number the records. */
export function mayNumber({ kind, distinct, low, high, unit }: Column, rows: number): boolean {
  if (kind !== "integer" || low === null || high === null || rows < 2 || unit !== "") return false;
  return distinct === rows && high - low + 1 <= rows * 2;
}

/** The same without any gap, over enough records: they do number them. */
export function numbersRecords(column: Column, rows: number): boolean {
  const { low, high } = column;
  if (!mayNumber(column, rows) || low === null || high === null) return false;
  return rows >= ENOUGH_ROWS && high - low + 1 === rows;
}

/** Small numbers without a gap, named in the singular and repeated: "round" tells which, "rounds" would tell how many. */
export function mayIndex({ kind, name, distinct, low, high, unit }: Column, rows: number): boolean {
  if (kind !== "integer" || low === null || high === null || unit !== "") return false;
  const isSingular = /^\p{Script=Latin}+$/u.test(name) && !/s$/i.test(name);
  return isSingular && low <= 1 && distinct < rows && distinct > 1 && high - low + 1 === distinct;
}

/** Numbers that can be added up: no years, codes or identifiers. */
export function measures(column: Column): boolean {
  if (column.unit !== "") return isNumeric(column);
  return (
    isNumeric(column) &&
    !isYearColumn(column) &&
    !/(?:^|[\s_-])(?:id|no|nr|code|status|zip|plz|phone|year|month|day|jahr|monat)$|(?:番号|コード|年|月)$/i.test(
      column.name,
    )
  );
}

/** The one measure of a table, where the question names none. */
export function onlyMeasure(table: Table): number | null {
  const found = table.columns.flatMap((column, index) =>
    measures(column) &&
    !numbersRecords(column, table.rows) &&
    !/number|flag|rank|index/i.test(column.name)
      ? [index]
      : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The one column that says how long something took. */
export function onlyDuration(table: Table): number | null {
  const found = table.columns.flatMap((column, index) =>
    measures(column) &&
    /^(?:ms|millis(?:econds)?|duration(?:_?ms)?|latency(?:_?ms)?|elapsed(?:_?ms)?|took(?:_?ms)?|response_?time(?:_?ms)?|request_?time|dauer|所要時間)$/i.test(
      column.name,
    )
      ? [index]
      : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The one column of times or dates. */
export function onlyTime(table: Table): number | null {
  const found = table.columns.flatMap((column, index) =>
    column.kind === "date" || isTime(column) ? [index] : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

export function groupOf(column: Column | undefined, index: number): Group {
  return { column: index, bucket: column?.kind === "date" ? "day" : null };
}

/** No two rows have the same value there. */
export function namesRows(table: Table, index: number): boolean {
  return table.rows > 1 && table.columns[index]?.distinct === table.rows;
}

/** A balance after each booking: a state in time, unlike the balances of several accounts. */
export function isState({ columns }: Table, index: number): boolean {
  return (
    columns.some(
      ({ kind, name }) =>
        kind === "date" || /date|datum|^(?:day|tag|month|monat|日付?|月)$/i.test(name),
    ) &&
    /balance|saldo|kontostand|cumulative|kumuliert|running|残高|累計/i.test(
      columns[index]?.name ?? "",
    )
  );
}
