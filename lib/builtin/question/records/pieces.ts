/** What was understood of a question over records, before it is put together; and the reasons that name its columns. */
import type { Language } from "@/lib/builtin/question/language";
import { type ReasonKey, reason } from "@/lib/builtin/reasons/reason";
import { listColumns } from "./column-list";
import { onlyMeasure } from "./column-roles";
import type { FilterReading } from "./filters";
import type { Formatting } from "./formatting";
import type { GroupCount } from "./group-counts";
import { columnWords, type Mention } from "./mentions";
import type { Operation } from "./operations";
import type { Group } from "./query";
import type { QueryReading, TableView } from "./read-record-question";

export type Pieces = {
  view: TableView;
  language: Language;
  formatting: Formatting;
  conditions: FilterReading;
  named: readonly Mention[];
  operation: Operation;
  bucket: Group | null;
  /** What one value is asked for each of. */
  breakdown: Group | null;
  /** Groups are counted by how many records they have. */
  groupCount: GroupCount | null;
  /** The question calls records what the column that numbers them does. */
  hasRowName: boolean;
  /** The question counts records, rows, requests … */
  hasNoun: boolean;
  /** The question uses a word of the table's title, such as orders in orders.csv. */
  hasTitleWord: boolean;
  /** It names the table by its title or as a section. */
  namesTable: boolean;
  text: string;
};

export type Roles = { measures: number[]; labels: number[] };

/** The one measure of the table, where nothing is measured in another table that may be meant as well. */
export function soleMeasure({ view, namesTable }: Pieces): number | null {
  return view.hasSiblings && !namesTable ? null : onlyMeasure(view.table);
}

/** A reason that names the columns the next question could use. */
export function refuse(
  { language, view }: Pieces,
  key: ReasonKey,
  values: Readonly<Record<string, string>> = {},
): QueryReading {
  return { reason: reason(language, key, { columns: listColumns(view.table), ...values }) };
}

export function namesOf({ view }: Pieces, columns: readonly number[]): string {
  return columns.map((column) => view.table.columns[column]?.name ?? "").join(", ");
}

/** "How many regions", 店舗はいくつ: the column stands right beside the words for counting. */
export function isCounted({ named, text }: Pieces, column: number): boolean {
  return named.some(
    (mention) =>
      mention.column === column &&
      (/(?<!\p{L})(?:how many(?: more| fewer)?|wie ?viele|number of|Anzahl(?: der| an)?|different|distinct)\s+$/iu.test(
        text.slice(0, mention.start),
      ) ||
        /^(?:は|が)?(?:全部で)?(?:何|いくつ)/.test(text.slice(mention.end))),
  );
}

/** "How many bookings" of a column "Booking text" counts no texts; of "Booking id" it does. */
export function namesHalf({ named, text, view }: Pieces, column: number): boolean {
  const own = columnWords(view.table.columns[column]?.name ?? "");
  const head = own.at(-1) ?? "";
  if (own.length < 2 || /^(?:id|name|no|nr|nummer|number|code|key|title|label)s?$/.test(head))
    return false;
  return named.every(
    (mention) =>
      mention.column !== column ||
      !text.slice(mention.start, mention.end).toLowerCase().includes(head.replace(/y$/, "")),
  );
}
