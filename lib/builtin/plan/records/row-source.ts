/** TypeScript source for picking rows and for the group that a row belongs to. */
import { literal } from "@/lib/builtin/cell";
import type { Filter, Group } from "@/lib/builtin/question/records/query";

export function conditions(filters: readonly Filter[]): string {
  if (filters.length === 0) return "row.length > 0";
  return filters.map((filter) => condition(filter)).join(" && ");
}

export function condition(filter: Filter): string {
  const field = `row[${filter.column}]`;
  switch (filter.kind) {
    case "equals": {
      const test = filter.values.map((value) => `${field} === ${literal(value)}`).join(" || ");
      return filter.negated ? `!(${test})` : filter.values.length > 1 ? `(${test})` : test;
    }
    case "missing":
      return `isMissing(${field})`;
    case "columns":
      return `numberOf(${field}) ${filter.sign} numberOf(row[${filter.other}])`;
    case "affix":
      return affixCondition(filter, field);
    case "day-of-month":
      return `Number(monthDayOf(${field}).slice(3)) === ${filter.day}`;
    case "dates":
      return within(`dayOf(${field})`, filter.from, filter.to, true);
    case "month-day":
      return within(`monthDayOf(${field})`, filter.from, filter.to, true);
    case "moments":
      return within(`momentOf(${field})`, filter.from, filter.to, false);
    case "clock":
      return within(`timeOf(${field})`, filter.from, filter.to, filter.withEnd);
    case "between":
      return [
        filter.low === null
          ? ""
          : `numberOf(${field}) ${filter.withLow ? ">=" : ">"} ${filter.low}`,
        filter.high === null
          ? ""
          : `numberOf(${field}) ${filter.withHigh ? "<=" : "<"} ${filter.high}`,
      ]
        .filter(Boolean)
        .join(" && ");
  }
}

function affixCondition({ side, text }: Extract<Filter, { kind: "affix" }>, field: string): string {
  const start = side === "under" ? `${text.replace(/\/+$/, "")}/` : text;
  return side === "end"
    ? `${field}.endsWith(${literal(text)})`
    : `${field}.startsWith(${literal(start)})`;
}

/** Dates and times compare as text; what cannot be read is empty, and lies within nothing. */
function within(read: string, from: string | null, to: string | null, withEnd: boolean): string {
  const tests = [
    from === null ? `${read} !== ""` : `${read} >= ${literal(from)}`,
    to === null ? "" : `${read} ${withEnd ? "<=" : "<"} ${literal(to)}`,
  ];
  return tests.filter(Boolean).join(" && ");
}

/** The key of a row's group, as TypeScript source. */
export function groupKey({ column, bucket }: Group): string {
  const field = `rows[i][${column}]`;
  switch (bucket) {
    case "hour":
    case "either-hour":
      return `hourAsWritten(${field})`;
    case "hour-of-day":
      return `hourAsWritten(${field}).slice(-2)`;
    case "day":
      return `dayAsWritten(${field})`;
    case "month":
      return `dayOf(${field}).slice(0, 7)`;
    case "year":
      return `dayOf(${field}).slice(0, 4)`;
    case null:
      return field;
  }
}
