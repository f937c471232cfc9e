/** Questions over several groups at once: one value for each, the difference of two, the first and the last by time. */
import { listColumns } from "./column-list";
import { measures, namesRows, onlyTime } from "./column-roles";
import { addsUp } from "./flows";
import { isCounted, namesOf, type Pieces, type Roles, refuse, soleMeasure } from "./pieces";
import type { Aggregate, Filter, Query } from "./query";
import type { QueryReading } from "./read-record-question";

export function composeBreakdown(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { breakdown, operation, view } = pieces;
  if (breakdown === null) return refuse(pieces, "whichValues");
  const labels = roles.labels.filter(
    (label) => label !== breakdown.column && !countsRows(pieces, label),
  );
  if (operation.order !== null || labels.length > 0 || roles.measures.length > 1)
    return refuse(pieces, "extremeGroups");
  const [measure] = roles.measures;
  const aggregate = aggregateOf(pieces, measure);
  if (aggregate === null)
    return refuse(pieces, "noMeasure", { columns: listColumns(view.table, measures) });
  return {
    query: {
      ...base,
      operation: "breakdown",
      group: breakdown,
      measure: measure ?? null,
      aggregate,
      addsUp: aggregate === "sum" && operation.aggregate === null,
    },
  };
}

/** "How many branches does each manager have": each row is a branch, so counting branches is counting rows. */
function countsRows(pieces: Pieces, column: number): boolean {
  return namesRows(pieces.view.table, column) && isCounted(pieces, column);
}

/** Counts of records, or the named computation; a bare "amount per region" does not say which. */
function aggregateOf(pieces: Pieces, measure: number | undefined): Aggregate | null {
  const { operation, hasNoun, hasTitleWord, conditions } = pieces;
  if (measure !== undefined) {
    if (operation.aggregate !== null) return operation.aggregate;
    const isSum = operation.count ? isCounted(pieces, measure) : addsUp(pieces.view.table, measure);
    return isSum ? "sum" : null;
  }
  const counts = operation.count || operation.aggregate === "sum";
  const countsEach = pieces.named.some(({ column }) => countsRows(pieces, column));
  const isNamed = countsEach || hasNoun || hasTitleWord || conditions.filters.length > 0;
  return counts && isNamed ? "count" : null;
}

export function composeDifference(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { view, operation } = pieces;
  const found = findSides(base.filters);
  if (found === null || pieces.bucket !== null || pieces.breakdown !== null)
    return refuse(pieces, "differenceSides");
  const [first, second] = found.sides;
  const names = { first: first?.name ?? "", second: second?.name ?? "" };
  const others = roles.labels.filter((label) => label !== found.column);
  if (others.length > 0 || roles.measures.length > 1)
    return refuse(pieces, "differenceMeasure", {
      ...names,
      columns: namesOf(pieces, [...roles.measures, ...others]),
    });
  const measure = roles.measures[0] ?? (pieces.hasNoun ? null : soleMeasure(pieces));
  if (measure === null && !pieces.hasNoun)
    return refuse(pieces, "differenceMeasure", {
      ...names,
      columns: listColumns(view.table, measures),
    });
  const aggregate: Aggregate =
    measure === null
      ? "count"
      : (operation.aggregate ??
        (isCounted(pieces, measure) || addsUp(view.table, measure) ? "sum" : "max"));
  return {
    query: {
      ...base,
      operation: "difference",
      filters: found.rest,
      sides: found.sides,
      measure,
      aggregate,
    },
  };
}

type Sides = { column: number; sides: { name: string; filter: Filter }[]; rest: Filter[] };

/** Two values of one column, or two dates of one; everything else holds for both sides. */
function findSides(filters: readonly Filter[]): Sides | null {
  for (const filter of filters) {
    const rest = filters.filter((other) => other !== filter);
    if (filter.kind === "equals" && !filter.negated && filter.values.length === 2) {
      const sides = filter.values.map((value) => ({
        name: value,
        filter: { ...filter, values: [value] },
      }));
      return { column: filter.column, sides, rest };
    }
    const twin = rest.find((other) => other.column === filter.column && other.kind === filter.kind);
    if (twin === undefined || !hasSpan(filter)) continue;
    const sides = [filter, twin]
      .filter(hasSpan)
      .map((side) => ({ name: nameOf(side), filter: side }));
    return { column: filter.column, sides, rest: rest.filter((other) => other !== twin) };
  }
  return null;
}

type Span = Extract<Filter, { kind: "between" | "dates" | "month-day" | "clock" | "moments" }>;

function hasSpan(filter: Filter): filter is Span {
  return ["between", "dates", "month-day", "clock", "moments"].includes(filter.kind);
}

function nameOf(filter: Filter): string {
  if (!hasSpan(filter)) return "";
  switch (filter.kind) {
    case "between":
      return String(filter.low ?? filter.high ?? "");
    case "dates":
      return filter.from?.endsWith("-01-01") && filter.to?.endsWith("-12-31")
        ? filter.from.slice(0, 4)
        : (filter.from ?? filter.to ?? "");
    default:
      return filter.from ?? filter.to ?? "";
  }
}

export function composeEdge(base: Query, pieces: Pieces, roles: Roles): QueryReading {
  const { view, hasNoun, hasTitleWord } = pieces;
  const dates = roles.labels.filter((column) => view.table.columns[column]?.kind === "date");
  const time = onlyTime(view.table) ?? (dates.length === 1 ? (dates[0] ?? null) : null);
  if (time === null) return refuse(pieces, "noOrder");
  const named = [...roles.labels, ...roles.measures].filter((column) => column !== time);
  if (named.length > 1 || pieces.breakdown !== null || base.limit > 1)
    return refuse(pieces, "severalColumns", { columns: namesOf(pieces, named) });
  if (
    named.length === 0 &&
    !hasNoun &&
    !hasTitleWord &&
    !roles.labels.includes(time) &&
    base.filters.length === 0
  )
    return refuse(pieces, "nothingCounted");
  const asksTime =
    /\bwhen\b|\b(?:at )?what time\b|\bon (?:which|what) (?:day|date)\b|\bwann\b|um wie ?viel Uhr|いつ|何時/i.test(
      pieces.text,
    ) || roles.labels.includes(time);
  const measure = named[0] ?? (asksTime ? time : null);
  return { query: { ...base, operation: "edge", group: { column: time, bucket: null }, measure } };
}
