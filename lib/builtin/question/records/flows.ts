/**
 * Sums that need no word for adding up: the revenue of a region is the sum of its sales. That holds where the column
 * is called so and each row is a transaction with a number of its own.
 */
import type { Table } from "@/lib/builtin/plan/records/profile";
import { isNumeric } from "./column-list";
import { columnWords } from "./mentions";

const flow =
  /^(?:(?:net|gross|total) )?(?:revenues?|sales|turnover|umsatz|umsätze|erlöse?|ertrag|erträge|einnahmen|ausgaben|expenditures?|spending|spend)$|^売上(?:高|額|金額)?$/;

export function addsUp(table: Table, measure: number | null): measure is number {
  const column = measure === null ? undefined : table.columns[measure];
  return (
    column !== undefined &&
    isNumeric(column) &&
    flow.test(columnWords(column.name).join(" ")) &&
    transactionColumn(table) !== null
  );
}

/** The column that numbers the transactions. */
export function transactionColumn({ columns, rows }: Table): number | null {
  const index = columns.findIndex(
    ({ name, distinct }) =>
      /(?:^|[\s_-])(?:id|no\.?|nr\.?|number|nummer)$|番号$/i.test(name) &&
      rows > 3 &&
      distinct >= rows - 1,
  );
  return index < 0 ? null : index;
}
