/** The columns of a table as a reason names them, so that the next question can use one. */
import type { Column, Table } from "@/lib/builtin/plan/records/profile";

const MOST = 12;

export function listColumns(table: Table, fits: (column: Column) => boolean = () => true): string {
  const names = table.columns.flatMap((column) =>
    column.name !== "" && fits(column) ? [column.name] : [],
  );
  return names.length > MOST ? `${names.slice(0, MOST).join(", ")}, …` : names.join(", ");
}

export function isNumeric({ kind }: Column): boolean {
  return kind === "integer" || kind === "number";
}
