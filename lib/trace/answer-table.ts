/** The data of an answer as rows and columns, for the screen and for spreadsheets. */

export type TableCell = string | number | boolean | null;

export type AnswerTable = { columns: readonly string[]; rows: readonly (readonly TableCell[])[] };

/** The column of data that has no names of its own. */
const VALUE = "value";

/** Records become rows, with a column for each field that any of them has; a plain value is a table of one cell. */
export function answerTable(data: unknown): AnswerTable {
  const records: readonly unknown[] = Array.isArray(data) ? data : [data];
  const isTable = records.length > 0 && records.every(isRecord);
  if (!isTable) return { columns: [VALUE], rows: records.map((value) => [cellOf(value)]) };
  const columns = [...new Set(records.filter(isRecord).flatMap((record) => Object.keys(record)))];
  return {
    columns,
    rows: records
      .filter(isRecord)
      .map((record) =>
        columns.map((column) => (Object.hasOwn(record, column) ? cellOf(record[column]) : null)),
      ),
  };
}

/** What is more than one value stands in its cell as JSON. */
function cellOf(value: unknown): TableCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
