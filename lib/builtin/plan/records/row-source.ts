/** TypeScript source for picking rows and for the group that a row belongs to. */
import { literal } from "@/lib/builtin/cell";
import type { Filter, Group } from "@/lib/builtin/question/records/query";

export function conditions(filters: readonly Filter[]): string {
  if (filters.length === 0) return "row.length > 0";
  return filters.map((filter) => condition(filter)).join(" && ");
}

function condition(filter: Filter): string {
  const field = `row[${filter.column}]`;
  if (filter.kind === "equals") {
    const test = filter.values.map((value) => `${field} === ${literal(value)}`).join(" || ");
    return filter.negated ? `!(${test})` : filter.values.length > 1 ? `(${test})` : test;
  }
  if (filter.kind === "dates") {
    const tests = [
      filter.from === null ? "" : `dayOf(${field}) >= ${literal(filter.from)}`,
      filter.to === null ? "" : `dayOf(${field}) <= ${literal(filter.to)}`,
    ];
    return tests.filter(Boolean).join(" && ");
  }
  const tests = [
    filter.low === null ? "" : `numberOf(${field}) ${filter.withLow ? ">=" : ">"} ${filter.low}`,
    filter.high === null ? "" : `numberOf(${field}) ${filter.withHigh ? "<=" : "<"} ${filter.high}`,
  ];
  return tests.filter(Boolean).join(" && ");
}

/** The key of a row's group, as TypeScript source. */
export function groupKey({ column, bucket }: Group): string {
  const field = `rows[i][${column}]`;
  switch (bucket) {
    case "hour":
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
