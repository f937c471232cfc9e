/** Questions for the highest and the lowest: a value, the row that has it, or the group. */
import { listColumns } from "./column-list";
import { groupOf, measures, onlyDuration } from "./column-roles";
import { addsUp, transactionColumn } from "./flows";
import { namesOf, type Pieces, type Roles, refuse, soleMeasure } from "./pieces";
import type { Group, Query } from "./query";
import type { QueryReading } from "./read-record-question";

/** Asks for a value, and not for whose it is. */
const asksValue =
  /\bwhat(?:'s| is| was| were| are)\b|\bhow (?:much|many|high|large|big|low)\b|\bwie (?:hoch|viel)|\bwas (?:ist|war)\b|値は|額は|いくら|いくつ|は何/i;
const asksDuration = /\b(?:longest|slowest|shortest|fastest|quickest)\b/i;

export function composeExtreme(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { bucket, view } = pieces;
  const columns = [...roles.measures, ...roles.labels];
  if (roles.measures.length > 1 || roles.labels.length > 1)
    return refuse(pieces, "comparedUnclear", { columns: namesOf(pieces, columns) });
  if (base.rank > 1 && base.limit > 1) return refuse(pieces, "comparedUnclear");
  if (pieces.operation.isOften) return composeOften(base, pieces, columns);
  const [label] = roles.labels;
  const group: Group | null =
    bucket ?? (label === undefined ? dateAsked(pieces) : groupOf(view.table.columns[label], label));
  if (bucket !== null && label !== undefined && label !== bucket.column)
    return refuse(pieces, "twoGroupings");
  if (group === null) return composeValue(base, pieces, roles.measures[0] ?? null);
  return composeOwner(base, pieces, group, roles.measures[0] ?? null);
}

/** "Which host fails most often", "the most common code": the group with the most records. */
function composeOften(base: Query, pieces: Pieces, columns: readonly number[]): QueryReading {
  const [column] = columns;
  const group = pieces.bucket ?? (column === undefined ? null : { column, bucket: null });
  if (group === null || columns.some((other) => other !== group.column))
    return refuse(pieces, "comparedUnclear", { columns: namesOf(pieces, columns) });
  if (pieces.operation.aggregate !== null) return refuse(pieces, "extremeGroups");
  return { query: { ...base, operation: "group", group, aggregate: "count" } };
}

function composeValue(base: Query, pieces: Pieces, named: number | null): QueryReading {
  const { operation, view } = pieces;
  if (pieces.formatting.alsoAsks !== null) return refuse(pieces, "secondUnclear");
  const duration = asksDuration.test(pieces.text) ? onlyDuration(view.table) : null;
  if (named === null && duration !== null && pieces.hasNoun && operation.aggregate === null)
    return { query: { ...base, operation: "row", group: null, measure: duration } };
  if (named === null || (operation.which && operation.limit > 1))
    return refuse(pieces, "nothingCompared", { columns: listColumns(view.table, measures) });
  if (!asksValue.test(pieces.text)) return refuse(pieces, "noOwner");
  if (operation.aggregate !== null) return refuse(pieces, "extremeGroups");
  return {
    query: { ...base, operation: operation.order === "most" ? "max" : "min", measure: named },
  };
}

function composeOwner(
  base: Query,
  pieces: Pieces,
  group: Group,
  measure: number | null,
): QueryReading {
  const { operation, hasNoun, view } = pieces;
  if (measure === null && operation.orderOf === "values") {
    const only = soleMeasure(pieces);
    if (only === null || (base.filters.length === 0 && !pieces.hasTitleWord))
      return refuse(pieces, "nothingCompared", { columns: listColumns(view.table, measures) });
    return { query: { ...base, operation: "row", group, measure: only } };
  }
  if (measure === null) {
    const isNamed = hasNoun || operation.count || pieces.hasTitleWord || countsValue(pieces);
    if (operation.orderOf === "sizes" || !isNamed)
      return refuse(pieces, "nothingCompared", { columns: listColumns(view.table, measures) });
    // "How many entries has the host with the most": the number is asked for.
    const withValue = base.withValue || (operation.count && !operation.which);
    return { query: { ...base, operation: "group", group, aggregate: "count", withValue } };
  }
  if (operation.aggregate !== null)
    return {
      query: { ...base, operation: "group", group, measure, aggregate: operation.aggregate },
    };
  // "Which region has the highest revenue": of all its sales; with a word for one of them it may be that one.
  if (addsUp(view.table, measure) && !hasNoun && group.column !== transactionColumn(view.table))
    return {
      query: { ...base, operation: "group", group, measure, aggregate: "sum", addsUp: true },
    };
  return { query: { ...base, operation: "row", group, measure } };
}

/** "the most errors": records with the value that stands right after. */
function countsValue({ conditions, text }: Pieces): boolean {
  return conditions.places.some((place) =>
    /(?<!\p{L})(?:most|fewest|meisten|wenigsten)\s+$/iu.test(text.slice(0, place)),
  );
}

/** "and when" asks for the only date that a row has. */
function dateAsked({ formatting, view }: Pieces): Group | null {
  if (formatting.alsoAsks !== "when") return null;
  const dates = view.table.columns.flatMap(({ kind }, index) => (kind === "date" ? [index] : []));
  const [date] = dates;
  return dates.length === 1 && date !== undefined ? { column: date, bucket: "day" } : null;
}
