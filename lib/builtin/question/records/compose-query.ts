/** Puts the understood pieces of a question together; an unclear combination gives a reason. */
import type { Column } from "@/lib/builtin/plan/records/profile";
import { isYearColumn } from "./date-filters";
import type { FilterReading } from "./filters";
import type { Formatting } from "./formatting";
import type { Mention } from "./mentions";
import type { Operation } from "./operations";
import type { Group, Query } from "./query";
import type { QueryReading, TableView } from "./read-record-question";

export type Pieces = {
  view: TableView;
  formatting: Formatting;
  conditions: FilterReading;
  named: readonly Mention[];
  operation: Operation;
  bucket: Group | null;
  /** The question counts records, rows, requests … */
  hasNoun: boolean;
  /** The question uses a word of the table's title, such as orders in orders.csv. */
  hasTitleWord: boolean;
  text: string;
};

type Roles = { measures: number[]; labels: number[] };

export function composeQuery(pieces: Pieces): QueryReading {
  const { operation, conditions, formatting, view } = pieces;
  const roles = readRoles(pieces);
  const base: Query = {
    table: view.index,
    filters: conditions.filters,
    operation: "count",
    measure: null,
    group: null,
    aggregate: "count",
    order: operation.order,
    limit: operation.limit,
    base: [],
    withCounts: operation.withCounts,
    withValue: formatting.withValue,
    asksMagnitude:
      /\b(?:deficits?|loss(?:es)?|shortfalls?|declines?|decreases?|drops?|falls?)\b|Defizit|Verlust|Rückgang|赤字|損失|減少/i.test(
        pieces.text,
      ),
    missingAsZero: formatting.missingAsZero,
    decimals: formatting.decimals,
  };
  if (operation.share) return composeShare(base, pieces, roles);
  if (operation.order !== null) return composeExtreme(base, pieces, roles);
  if (operation.distinct && operation.count) return withColumn(base, "distinct", roles, pieces);
  if (operation.list || operation.withCounts) return withColumn(base, "list", roles, pieces);
  if (operation.aggregate !== null) return composeAggregate(base, pieces, roles);
  if (operation.count) return composeCount(base, pieces, roles);
  return composeLookup(base, pieces, roles);
}

function readRoles({ named, view, operation }: Pieces): Roles {
  const columns = [...new Set(named.map(({ column }) => column))];
  const isMeasure = (index: number) => {
    const column = view.table.columns[index];
    if (column === undefined || !measures(column)) return false;
    return operation.aggregate !== null || !numbersRecords(column, view.table.rows);
  };
  return {
    measures: columns.filter(isMeasure),
    labels: columns.filter((column) => !isMeasure(column)),
  };
}

/** Fewer records than this may have running numbers by chance. */
const ENOUGH_ROWS = 10;

/** Whole numbers without repetition and with few gaps: they may number the records. */
function mayNumber({ kind, distinct, low, high }: Column, rows: number): boolean {
  if (kind !== "integer" || low === null || high === null || rows < 2) return false;
  return distinct === rows && high - low + 1 <= rows * 2;
}

/** The same without any gap, over enough records: they do number them. */
function numbersRecords(column: Column, rows: number): boolean {
  const { low, high } = column;
  if (!mayNumber(column, rows) || low === null || high === null) return false;
  return rows >= ENOUGH_ROWS && high - low + 1 === rows;
}

/** Numbers that can be added up: no years, codes or identifiers. */
function measures(column: Column): boolean {
  const isNumeric = column.kind === "integer" || column.kind === "number";
  return (
    isNumeric &&
    !isYearColumn(column) &&
    !/(?:^|[\s_-])(?:id|no|nr|code|status|zip|plz|phone|year|month|day|jahr|monat)$|(?:番号|コード|年|月)$/i.test(
      column.name,
    )
  );
}

/** The one measure of a table, where the question names none. */
function onlyMeasure({ view }: Pieces): number | null {
  const found = view.table.columns.flatMap((column, index) =>
    measures(column) &&
    !numbersRecords(column, view.table.rows) &&
    !/number|flag|rank|index/i.test(column.name)
      ? [index]
      : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function composeShare(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  if (roles.measures.length + roles.labels.length > 0 || pieces.bucket !== null)
    return { reason: "Only shares of records are understood, not shares of a sum." };
  const verb =
    /\b(?:were|was|are|is|had|have|has|got|returned|resulted|sind|waren|wurden|haben)\b/i.exec(
      pieces.text,
    );
  const split = verb?.index ?? 0;
  const { filters, places } = pieces.conditions;
  const whole = filters.filter((_, index) => (places[index] ?? 0) < split);
  const part = filters.filter((_, index) => (places[index] ?? 0) >= split);
  if (part.length === 0 || (whole.length > 0 && verb === null))
    return { reason: "The question does not say clearly what is a share of what." };
  return { query: { ...base, operation: "share", filters: part, base: whole } };
}

/** Asks for a value, and not for whose it is. */
const asksValue =
  /\bwhat(?:'s| is| was| were| are)\b|\bhow (?:much|many|high|large|big|low)\b|\bwie (?:hoch|viel)|\bwas (?:ist|war)\b|値は|額は|いくら|いくつ|は何/i;

function composeExtreme(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { operation, bucket, hasNoun, view } = pieces;
  const measure = roles.measures[0] ?? null;
  const label = roles.labels[0];
  if (roles.measures.length > 1 || roles.labels.length > 1)
    return {
      reason: "The question names several columns and it is not clear which is to be compared.",
    };
  const group: Group | null =
    bucket ?? (label === undefined ? dateAsked(pieces) : groupOf(view.table.columns[label], label));
  if (bucket !== null && label !== undefined && label !== bucket.column)
    return { reason: "The question names both a span of time and a column to group by." };
  if (group === null && pieces.formatting.alsoAsks !== null)
    return { reason: "The question asks for two things, and one of them is not clear." };
  if (group === null) {
    if (measure === null || (operation.which && operation.limit > 1))
      return { reason: "The question does not say what is to be compared." };
    if (!asksValue.test(pieces.text))
      return { reason: "The question does not name the column that tells whose value it is." };
    if (operation.aggregate !== null)
      return { reason: "It is not clear over which groups the extreme is meant." };
    return { query: { ...base, operation: operation.order === "most" ? "max" : "min", measure } };
  }
  if (measure === null && operation.orderOf === "values") {
    const only = onlyMeasure(pieces);
    if (only === null || (base.filters.length === 0 && !pieces.hasTitleWord)) {
      return { reason: "The question does not name the column to compare." };
    }
    return { query: { ...base, operation: "row", group, measure: only } };
  }
  if (measure === null) {
    if (operation.orderOf === "sizes" || (!hasNoun && !operation.count && !pieces.hasTitleWord))
      return { reason: "The question does not say what is to be compared." };
    return { query: { ...base, operation: "group", group, aggregate: "count" } };
  }
  if (operation.aggregate !== null)
    return {
      query: { ...base, operation: "group", group, measure, aggregate: operation.aggregate },
    };
  return { query: { ...base, operation: "row", group, measure } };
}

/** "and when" asks for the only date that a row has. */
function dateAsked({ formatting, view }: Pieces): Group | null {
  if (formatting.alsoAsks !== "when") return null;
  const dates = view.table.columns.flatMap(({ kind }, index) => (kind === "date" ? [index] : []));
  const [date] = dates;
  return dates.length === 1 && date !== undefined ? { column: date, bucket: "day" } : null;
}

function groupOf(column: Column | undefined, index: number): Group {
  return { column: index, bucket: column?.kind === "date" ? "day" : null };
}

function withColumn(
  base: Query,
  operation: "distinct" | "list",
  roles: Roles,
  { bucket, view }: Pieces,
): QueryReading {
  const all = [...roles.labels, ...roles.measures];
  const column = bucket?.column ?? all[0];
  if (column === undefined || all.some((other) => other !== column))
    return { reason: "It is not clear which column's values are meant." };
  const group = bucket ?? groupOf(view.table.columns[column], column);
  return { query: { ...base, operation, group } };
}

function composeAggregate(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const aggregate = pieces.operation.aggregate ?? "sum";
  const overAll = pieces.named.filter(({ start }) =>
    /\b(?:all|every|alle[rn]?)\s+(?:the\s+)?$/i.test(pieces.text.slice(0, start)),
  );
  const labels = roles.labels.filter((label) => !overAll.some(({ column }) => column === label));
  if (labels.length > 0 || pieces.bucket !== null)
    return { reason: "One value for each group is not understood; ask for one group." };
  if (roles.measures.length > 1)
    return { reason: "The question names several columns of numbers." };
  const measure = roles.measures[0];
  if (measure !== undefined) return { query: { ...base, operation: aggregate, measure } };
  if (pieces.operation.count && aggregate === "sum") return { query: base };
  const only = onlyMeasure(pieces);
  if (only === null || pieces.hasNoun)
    return { reason: "The question does not name the column to compute over." };
  return { query: { ...base, operation: aggregate, measure: only } };
}

function composeCount(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { hasNoun, view } = pieces;
  const named = [...roles.labels, ...roles.measures];
  if (named.length === 0) {
    return hasNoun || pieces.hasTitleWord || base.filters.length > 0
      ? { query: base }
      : { reason: "The question does not say what is to be counted." };
  }
  const column = named[0];
  if (named.length > 1 || column === undefined || hasNoun || !isCounted(pieces, column))
    return { reason: "It is not clear what is to be counted." };
  const profile = view.table.columns[column];
  const rows = view.table.rows;
  if (profile !== undefined && measures(profile) && !numbersRecords(profile, rows))
    return mayNumber(profile, rows)
      ? {
          reason: `"${profile.name}" may number the records; say whether they are to be counted or added up.`,
        }
      : { query: { ...base, operation: "sum", measure: column } };
  if (profile !== undefined && profile.distinct === view.table.rows) return { query: base };
  if (base.filters.length === 0)
    return { query: { ...base, operation: "distinct", group: groupOf(profile, column) } };
  return {
    reason: `"${profile?.name}" repeats; say whether its different values or the records are to be counted.`,
  };
}

/** "How many regions", 店舗はいくつ: the column stands right beside the words for counting. */
function isCounted({ named, text }: Pieces, column: number): boolean {
  return named.some(
    (mention) =>
      mention.column === column &&
      (/\b(?:how many|wie ?viele|number of|Anzahl(?: der| an)?|different|distinct)\s+$/i.test(
        text.slice(0, mention.start),
      ) ||
        /^(?:は|が)?(?:全部で)?(?:何|いくつ)/.test(text.slice(mention.end))),
  );
}

function composeLookup(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const named = [...roles.measures, ...roles.labels];
  if (named.length > 1) return { reason: "The question asks for several columns at once." };
  const measure = named[0] ?? onlyMeasure(pieces);
  if (measure === null || base.filters.length === 0)
    return { reason: "The question does not pick one record to read." };
  return { query: { ...base, operation: "lookup", measure } };
}
