/** Puts the understood pieces of a question together; an unclear combination gives a reason. */
import type { Column } from "@/lib/builtin/plan/records/profile";
import { isNumeric, listColumns } from "./column-list";
import {
  groupOf,
  isState,
  mayIndex,
  mayNumber,
  measures,
  namesRows,
  numbersRecords,
} from "./column-roles";
import { composeBreakdown, composeDifference, composeEdge } from "./compose-comparison";
import { composeExtreme } from "./compose-extreme";
import { addsUp, transactionColumn } from "./flows";
import {
  isCounted,
  namesHalf,
  namesOf,
  type Pieces,
  type Roles,
  refuse,
  soleMeasure,
} from "./pieces";
import type { Filter, Query } from "./query";
import type { QueryReading } from "./read-record-question";

export function composeQuery(pieces: Pieces): QueryReading {
  const { operation, breakdown } = pieces;
  const roles = readRoles(pieces);
  const isAveraged = averagesRows(pieces);
  const base = { ...baseQuery(pieces), uniqueBy: isAveraged ? breakdown : null };
  if (!operation.difference && asksTwoSpans(base.filters)) return refuse(pieces, "severalSpans");
  if (pieces.groupCount !== null) return composeGroupCount(base, pieces, roles);
  if (asksRate(pieces))
    return { query: { ...base, uniqueBy: null, operation: "rate", group: breakdown } };
  if (operation.share) return composeShare(base, pieces, roles);
  if (operation.difference) return composeDifference(base, pieces, roles);
  if (breakdown !== null && !isAveraged) return composeBreakdown(base, pieces, roles);
  if (operation.order !== null) return composeExtreme(base, pieces, roles);
  if (operation.edge !== null) return composeEdge(base, pieces, roles);
  if (operation.distinct && operation.count) return withColumn(base, "distinct", roles, pieces);
  if (operation.list || operation.withCounts) return withColumn(base, "list", roles, pieces);
  if (operation.aggregate !== null) return composeAggregate(base, pieces, roles);
  if (operation.count) return composeCount(base, pieces, roles);
  if (operation.mayList && base.filters.length === 0)
    return withColumn(base, "list", roles, pieces);
  return composeLookup(base, pieces, roles);
}

/** "on 4 March and 5 March": no record lies within both, and both are meant. */
function asksTwoSpans(filters: readonly Filter[]): boolean {
  const spans = filters.filter(
    (filter) =>
      filter.kind !== "equals" &&
      filter.kind !== "missing" &&
      filter.kind !== "columns" &&
      filter.kind !== "affix" &&
      filter.kind !== "day-of-month" &&
      (filter.kind === "between"
        ? filter.low !== null && filter.high !== null
        : filter.from !== null && filter.to !== null),
  );
  return spans.some((span, index) =>
    spans.slice(index + 1).some(({ column, kind }) => column === span.column && kind === span.kind),
  );
}

function baseQuery({
  view,
  conditions,
  operation,
  formatting,
  text,
  groupCount,
  hasRowName,
}: Pieces): Query {
  return {
    table: view.index,
    filters: conditions.filters,
    operation: "count",
    measure: null,
    group: null,
    aggregate: "count",
    order: operation.order,
    limit: operation.limit,
    rank: operation.rank,
    edge: operation.edge,
    having: groupCount === null ? null : { low: groupCount.low, high: groupCount.high },
    addsUp: false,
    skipsTotal: hasRowName,
    uniqueBy: null,
    sides: [],
    claims: operation.claims,
    base: [],
    withCounts: operation.withCounts,
    withValue: formatting.withValue || operation.withCounts,
    asksMagnitude:
      /\b(?:deficits?|loss(?:es)?|shortfalls?|declines?|decreases?|drops?|falls?)\b|Defizit|Verlust|Rückgang|赤字|損失|減少/i.test(
        text,
      ),
    missingAsZero: formatting.missingAsZero,
    decimals: formatting.decimals,
  };
}

/** "The average per order", "per year", "average number of staff per branch": over rows, and not one for each group. */
function averagesRows({ breakdown, operation, view, text }: Pieces): boolean {
  if (breakdown === null || operation.aggregate !== "average") return false;
  const column = view.table.columns[breakdown.column];
  return (
    breakdown.bucket !== null ||
    (column !== undefined && isNumeric(column)) ||
    namesRows(view.table, breakdown.column) ||
    /\b(?:average|mean) (?:total )?number of\b|durchschnittliche Anzahl|平均(?:の)?(?:件|人|個)?数/i.test(
      text,
    )
  );
}

function readRoles(pieces: Pieces): Roles {
  const { named, view, operation, breakdown } = pieces;
  const columns = [...new Set(named.map(({ column }) => column))].filter(
    (column) => !(breakdown?.column === column && averagesRows(pieces)),
  );
  const isMeasure = (index: number) => {
    const column = view.table.columns[index];
    if (column === undefined || !measures(column) || index === breakdown?.column) return false;
    const numbers = numbersRecords(column, view.table.rows);
    return !numbers || (operation.aggregate !== null && !isIdentifier(column));
  };
  return {
    measures: columns.filter(isMeasure),
    labels: columns.filter((column) => !isMeasure(column)),
  };
}

/** Numbers without a gap that do not begin at 1 are names of records; a named sum of others is a sum. */
function isIdentifier({ low }: Column): boolean {
  return low !== null && low > 1;
}

/** "How many requests per day on average": records over groups, and no column. */
function asksRate({ breakdown, operation, named, hasNoun, hasTitleWord }: Pieces): boolean {
  return (
    breakdown !== null &&
    (breakdown.bucket === null || breakdown.bucket === "day") &&
    operation.aggregate === "average" &&
    operation.count &&
    operation.order === null &&
    !operation.distinct &&
    (hasNoun || hasTitleWord) &&
    named.every(({ column }) => column === breakdown.column)
  );
}

/** Groups without a record cannot be seen once conditions leave records out. */
function composeGroupCount(base: Query, pieces: Pieces, { measures, labels }: Roles): QueryReading {
  const { groupCount, operation, breakdown, bucket, view } = pieces;
  if (groupCount === null) return refuse(pieces, "nothingCounted");
  const { column, low } = groupCount;
  const isPlain =
    operation.count &&
    operation.aggregate === null &&
    operation.order === null &&
    operation.edge === null &&
    !operation.share &&
    !operation.difference &&
    breakdown === null &&
    bucket === null;
  if (!isPlain || [...measures, ...labels].some((other) => other !== column))
    return refuse(pieces, "nothingCounted");
  if (low === null && base.filters.length > 0) return refuse(pieces, "nothingCounted");
  const group = groupOf(view.table.columns[column], column);
  return { query: { ...base, operation: "groups", group } };
}

function composeShare(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  if (roles.measures.length + roles.labels.length > 0 || pieces.bucket !== null)
    return refuse(pieces, "shareOfSum");
  const verb =
    /\b(?:were|was|are|is|had|have|has|got|returned|resulted|sind|waren|wurden|haben)\b/i.exec(
      pieces.text,
    );
  const split = verb?.index ?? 0;
  const { filters, places } = pieces.conditions;
  const whole = filters.filter((_, index) => (places[index] ?? 0) < split);
  const part = filters.filter((_, index) => (places[index] ?? 0) >= split);
  if (part.length === 0 || (whole.length > 0 && verb === null))
    return refuse(pieces, "shareUnclear");
  return { query: { ...base, operation: "share", filters: part, base: whole } };
}

function withColumn(
  base: Query,
  operation: "distinct" | "list",
  roles: Roles,
  pieces: Pieces,
): QueryReading {
  const { bucket, view } = pieces;
  const all = [...roles.labels, ...roles.measures];
  const column = bucket?.column ?? all[0];
  if (column === undefined || all.some((other) => other !== column))
    return refuse(pieces, "whichValues");
  const group = bucket ?? groupOf(view.table.columns[column], column);
  return { query: { ...base, operation, group } };
}

function composeAggregate(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { operation, view } = pieces;
  const aggregate = operation.aggregate ?? "sum";
  const overAll = pieces.named.filter(({ start, end }) => isOverAll(pieces, start, end));
  const labels = roles.labels.filter((label) => !overAll.some(({ column }) => column === label));
  const [label] = labels;
  if (label !== undefined && roles.measures.length === 0 && labels.length === 1)
    return refuse(pieces, "notNumeric", {
      column: namesOf(pieces, [label]),
      columns: listColumns(view.table, measures),
    });
  if (labels.length > 0 || pieces.bucket !== null) return refuse(pieces, "extremeGroups");
  if (roles.measures.length > 1)
    return refuse(pieces, "severalMeasures", { columns: namesOf(pieces, roles.measures) });
  const measure = roles.measures[0];
  if (measure !== undefined && aggregate === "sum" && isState(view.table, measure))
    return refuse(pieces, "isState", { column: namesOf(pieces, [measure]) });
  if (measure !== undefined) return { query: { ...base, operation: aggregate, measure } };
  if (operation.count && aggregate === "sum") return { query: base };
  const only = soleMeasure(pieces);
  if (only === null || pieces.hasNoun)
    return refuse(pieces, "noMeasure", { columns: listColumns(view.table, measures) });
  return { query: { ...base, operation: aggregate, measure: only } };
}

/** "over all regions", "of the branches": all rows are meant, and no one of them. */
function isOverAll({ text, view }: Pieces, start: number, end: number): boolean {
  const before = text.slice(0, start);
  if (/\b(?:all|every|alle[rn]?)\s+(?:the\s+|of the\s+|\d+\s+)?$/i.test(before)) return true;
  if (!view.table.isLabelled) return false;
  return (
    (/\b(?:of|over|across|from|by|for|do|did|in) (?:the |our |their )?(?:\d+ )?$|(?:der|aller|über die) (?:\d+ )?$/i.test(
      before,
    ) &&
      /(?:s|es|en)$/i.test(text.slice(start, end))) ||
    /(?:全|すべての|全ての)$/u.test(before)
  );
}

function composeCount(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { hasNoun, view } = pieces;
  const { rows } = view.table;
  const named = [...roles.labels, ...roles.measures];
  if (named.length === 0) {
    const repeated = hasNoun ? undefined : repeatedId(pieces);
    if (repeated !== undefined) return refuse(pieces, "repeats", { column: repeated });
    return hasNoun || pieces.hasTitleWord || base.filters.length > 0
      ? { query: base }
      : refuse(pieces, "nothingCounted");
  }
  const counted = named.filter((column) => isCounted(pieces, column));
  const [column] = counted;
  if (counted.length !== 1 || column === undefined || hasNoun || named.length > 1)
    return refuse(pieces, "nothingCounted");
  const profile = view.table.columns[column];
  if (profile === undefined) return refuse(pieces, "nothingCounted");
  if (measures(profile) && !numbersRecords(profile, rows))
    return mayNumber(profile, rows) || (mayIndex(profile, rows) && isPlural(pieces, column))
      ? refuse(pieces, "mayNumber", { column: profile.name })
      : { query: { ...base, operation: "sum", measure: column } };
  if (profile.distinct === rows)
    return { query: { ...base, skipsTotal: column === transactionColumn(view.table) } };
  if (namesHalf(pieces, column)) return refuse(pieces, "nothingCounted");
  if (base.filters.length === 0)
    return { query: { ...base, operation: "distinct", group: groupOf(profile, column) } };
  return refuse(pieces, "repeats", { column: profile.name });
}

/** An id that nearly every row has of its own, and some share: whether such rows count twice is open. */
function repeatedId({ view }: Pieces): string | undefined {
  const { columns, rows } = view.table;
  return columns.find(
    ({ name, distinct, missing }) =>
      /^(?:\p{L}+[ _-]?)?id$/iu.test(name) &&
      missing === 0 &&
      distinct < rows &&
      distinct > rows * 0.9,
  )?.name;
}

/** "How many rounds" of a column named "Round". */
function isPlural({ named, text }: Pieces, column: number): boolean {
  return named.some((one) => one.column === column && /s$/i.test(text.slice(one.start, one.end)));
}

function composeLookup(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { view, operation } = pieces;
  const named = [...roles.measures, ...roles.labels];
  if (named.length > 1)
    return refuse(pieces, "severalColumns", { columns: namesOf(pieces, named) });
  const [label] = roles.labels;
  const isNamed = label !== undefined && view.table.columns[label]?.kind === "text";
  if (isNamed && base.filters.length > 0 && (operation.which || operation.mayList))
    return {
      query: { ...base, operation: "list", group: groupOf(view.table.columns[label], label) },
    };
  const measure = named[0] ?? soleMeasure(pieces);
  const isOneRow = base.filters.some(
    ({ column }) => column === transactionColumn(view.table) || view.table.isLabelled,
  );
  if (addsUp(view.table, named[0] ?? null) && !isOneRow)
    return { query: { ...base, operation: "sum", measure, addsUp: true } };
  if (measure === null || base.filters.length === 0) return refuse(pieces, "noRecord");
  return { query: { ...base, operation: "lookup", measure } };
}
