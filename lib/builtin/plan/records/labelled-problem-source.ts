/** The part of a cell over labelled lines that looks for parts without the label, or with it twice. */
import type { Language } from "@/lib/builtin/question/language";
import type { Query } from "@/lib/builtin/question/records/query";
import { problemSource } from "@/lib/builtin/reasons/reason";
import type { Table } from "./profile";

const overRows = new Set<Query["operation"]>([
  "sum",
  "average",
  "median",
  "max",
  "min",
  "row",
  "group",
  "breakdown",
]);

export function labelledProblemSource(query: Query, table: Table, language: Language): string {
  const { measure } = query;
  if (measure === null || !overRows.has(query.operation)) return "";
  const column = JSON.stringify(table.columns[measure]?.name ?? "");
  const names =
    '.slice(0, 4).map((i) => rows[i][0] || `line ${context.slice(0, starts[i]).split("\\n").length}`).join(", ")';
  return `const lacking = picked.filter((i) => isMissing(rows[i][${measure}]));
if (lacking.length > 0) ${problemSource(language, "partsLack", { count: "lacking.length", column, names: `lacking${names}` })}
const doubled = picked.filter((i) => rows[i][${measure}].includes(" / "));
if (doubled.length > 0) ${problemSource(language, "statedTwice", { column, names: `doubled${names}` })}
// Self-check: the numbers read must be as many as the labelled lines that a second search finds within the parts.
const again = picked.reduce((sum, i) => sum + context.slice(starts[i], ends[i]).split("\\n").filter((line) => line.normalize("NFKC").replace(/^[ \\t>*•_-]+/, "").replace(/\\s+/g, " ").startsWith(${column}) && /^[ \\t*_]*[:：]/.test(line.normalize("NFKC").replace(/^[ \\t>*•_-]+/, "").replace(/\\s+/g, " ").slice(${column}.length))).length, 0);
if (again !== picked.length - lacking.length && doubled.length === 0) ${problemSource(language, "waysDisagree")}
const bulk = picked.map((i) => numberOf(rows[i][${measure}])).filter((value) => value > 0);
const total = bulk.reduce((sum, value) => sum + value, 0), highest = bulk.reduce((a, b) => Math.max(a, b), 0);
if (bulk.length > 3 && Math.abs(2 * highest - total) < 0.1 * highest) {
  const whole = picked.find((i) => numberOf(rows[i][${measure}]) === highest) ?? 0;
  ${problemSource(language, "hiddenTotal", { label: "rows[whole][0]" })}
}`;
}
