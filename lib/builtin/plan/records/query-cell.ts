/** Writes the cell that answers a query: pick rows, compute, check, and propose or abstain. */
import type { Language } from "@/lib/builtin/question/language";
import type { Filter, Query } from "@/lib/builtin/question/records/query";
import { problemSource } from "@/lib/builtin/reasons/reason";
import { answerSource } from "./answer-source";
import { dateSource } from "./date-source";
import { labelledProblemSource } from "./labelled-problem-source";
import type { Table } from "./profile";
import { conditions } from "./row-source";
import { timeProblemSource } from "./time-problem-source";
import { valueProblemSource } from "./value-problem-source";

/** Conditions that read no date. */
const plainKinds = new Set(["equals", "between", "missing", "columns", "affix"]);

export function queryCell(query: Query, table: Table, language: Language): string {
  const all = [...query.filters, ...query.base, ...query.sides.map(({ filter }) => filter)];
  const needsDates =
    all.some(({ kind }) => !plainKinds.has(kind)) ||
    query.group?.bucket != null ||
    query.uniqueBy?.bucket != null ||
    query.operation === "edge";
  return [
    `// Compute: ${summarise(query, table)}.`,
    `const { rows, starts, ends, raw, cells } = tables[${query.table}];`,
    needsDates ? dateSource : "",
    `const picks = (row: string[]) => ${conditions([...query.base, ...query.filters])};`,
    "let picked = rows.flatMap((row, i) => (picks(row) ? [i] : []));",
    "const problems: string[] = [];",
    totalsSource(query, table, language),
    table.isLabelled ? labelledProblemSource(query, table, language) : "",
    `const show = (i: number) => context.slice(starts[i], ends[i]).slice(0, 160);`,
    `console.log(\`\${rows.length} rows, \${picked.length} picked\`, picked.slice(0, 3).map((i) => "\\n  " + show(i)).join(""));`,
    needsDates
      ? `if (undated > 0) ${problemSource(language, "undated", { count: "undated" })}`
      : "",
    timeProblemSource(query, language),
    valueProblemSource(query, table, language),
    answerSource(query, table, language),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function summarise(query: Query, table: Table): string {
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
  if (filter.kind === "missing") return "has no value";
  if (filter.kind === "between")
    return `between ${filter.low ?? "any"} and ${filter.high ?? "any"}`;
  if (filter.kind === "columns") return `${filter.sign} another column`;
  if (filter.kind === "affix") return `${filter.side}s ${JSON.stringify(filter.text.slice(0, 80))}`;
  if (filter.kind === "day-of-month") return `on day ${filter.day}`;
  return `from ${filter.from ?? "the start"} to ${filter.to ?? "the end"}`;
}

/** Rows that sum up others must not be mixed with those they sum up. */
function totalsSource(query: Query, table: Table, language: Language): string {
  const filtered = new Set(query.filters.map(({ column }) => column));
  const grouped = query.group?.column ?? null;
  const texts = table.columns.flatMap((column, index) =>
    column.kind === "text" && !filtered.has(index) && index !== grouped ? [index] : [],
  );
  const group =
    grouped === null
      ? ""
      : `picked = picked.filter((i) => !isTotal(rows[i][${grouped}])); // a total is no member`;
  return `// Rows that sum up others must not be mixed with those they sum up.
const isTotal = (field: string) => /^(?:grand |sub)?totals?(?: |$)|^(?:all|overall|gesamt|insgesamt|summe|合計|総計|計)$/i.test(field);
const texts: number[] = ${JSON.stringify(texts)};
${query.measure === null ? "" : group}
const open = texts.filter((column) => picked.some((i) => isTotal(rows[i][column])));
const statedTotals = picked.filter((i) => open.some((column) => isTotal(rows[i][column])));
${query.measure === null ? "" : levelSource(language, filtered.size > 0)}`.replaceAll("\n\n", "\n");
}

/** A lone row that sums up all others is none of them; without a condition a text of two rows does not tell which it is. */
function levelSource(language: Language, isFiltered: boolean): string {
  const isLone = `statedTotals.length === 1 && picked.length > ${isFiltered ? 1 : 2}`;
  return `if (${isLone}) picked = picked.filter((i) => i !== statedTotals[0]);
else if (statedTotals.length > 0) picked = picked.filter((i) => open.every((column) => isTotal(rows[i][column])));
if (statedTotals.length > 1) {
  const kinds = texts.filter((column) => !open.includes(column) && new Set(picked.map((i) => rows[i][column])).size > 1);
  if (kinds.length > 0) ${problemSource(language, "kindsMixed", { kinds: '[...new Set(picked.map((i) => rows[i][kinds[0]]))].slice(0, 4).join(", ")' })}
}`;
}
