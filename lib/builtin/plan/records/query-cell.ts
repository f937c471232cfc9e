/** Writes the cell that answers a query: pick rows, compute, check, and propose or abstain. */
import { literal } from "@/lib/builtin/cell";
import type { Language } from "@/lib/builtin/question/language";
import type { Filter, Group, Query } from "@/lib/builtin/question/records/query";
import { answerSource } from "./answer-source";
import { dateSource } from "./date-source";
import type { Table } from "./profile";

export function queryCell(query: Query, table: Table, language: Language): string {
  const needsDates =
    query.filters.some((filter) => filter.kind === "dates") ||
    query.base.some((filter) => filter.kind === "dates") ||
    query.group?.bucket != null;
  return [
    `// Compute: ${describe(query, table)}.`,
    `const { rows, starts, ends } = tables[${query.table}];`,
    needsDates ? dateSource : "",
    `const picks = (row: string[]) => ${conditions([...query.base, ...query.filters])};`,
    "let picked = rows.flatMap((row, i) => (picks(row) ? [i] : []));",
    totalsSource(query, table),
    `const show = (i: number) => context.slice(starts[i], ends[i]).slice(0, 160);`,
    `console.log(\`\${rows.length} rows, \${picked.length} picked\`, picked.slice(0, 3).map((i) => "\\n  " + show(i)).join(""));`,
    "const problems: string[] = [];",
    needsDates
      ? `if (undated > 0) problems.push(\`\${undated} rows have no date that can be read\`);`
      : "",
    answerSource(query, table, language),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function describe(query: Query, table: Table): string {
  const name = (column: number | null | undefined) =>
    column == null ? "rows" : (table.columns[column]?.name ?? "").slice(0, 40);
  const over = query.group === null ? "" : ` by ${query.group.bucket ?? name(query.group.column)}`;
  const where = query.filters
    .map((filter) => `${name(filter.column)} ${filterWords(filter)}`)
    .join(" and ");
  return `${query.operation} of ${name(query.measure)}${over}${where === "" ? "" : ` where ${where}`}`.replaceAll(
    "\n",
    " ",
  );
}

function filterWords(filter: Filter): string {
  if (filter.kind === "equals")
    return `${filter.negated ? "is not" : "is"} ${filter.values.join(" or ").slice(0, 80)}`;
  if (filter.kind === "dates")
    return `from ${filter.from ?? "the start"} to ${filter.to ?? "the end"}`;
  return `between ${filter.low ?? "any"} and ${filter.high ?? "any"}`;
}

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

/** Rows that sum up others must not be mixed with those they sum up. */
function totalsSource(query: Query, table: Table): string {
  const counts = query.measure === null;
  const filtered = new Set(query.filters.map(({ column }) => column));
  const open = table.columns.flatMap((column, index) =>
    column.kind === "text" && !filtered.has(index) ? [index] : [],
  );
  if (open.length === 0) return "const statedTotals: number[] = [];";
  return `// Rows that sum up others must not be mixed with those they sum up.
const isTotal = (field: string) => /^(?:grand |sub)?totals?(?: |$)|^(?:all|overall|gesamt|insgesamt|summe|合計|総計|計)$/i.test(field);
const open = ${JSON.stringify(open)}.filter((column) => picked.some((i) => isTotal(rows[i][column])));
const statedTotals = picked.filter((i) => open.some((column) => isTotal(rows[i][column])));
${counts ? "" : levelSource}`;
}

const levelSource = `if (statedTotals.length === 1 && picked.length > 2) picked = picked.filter((i) => i !== statedTotals[0]);
else if (statedTotals.length > 0) picked = picked.filter((i) => open.every((column) => isTotal(rows[i][column])));`;

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
