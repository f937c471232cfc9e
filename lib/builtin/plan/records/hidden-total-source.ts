/**
 * The part of a cell that looks for totals that no name gives away: a label whose rows come to as much as those of
 * all others together, or one that speaks of everything. Adding it to its parts, or naming it the largest, would be wrong.
 */
import type { Language } from "@/lib/builtin/question/language";
import type { Query } from "@/lib/builtin/question/records/query";
import { problemSource } from "@/lib/builtin/reasons/reason";
import type { Table } from "./profile";

const additive = new Set<Query["operation"]>([
  "sum",
  "average",
  "median",
  "max",
  "row",
  "group",
  "breakdown",
]);

export function hiddenTotalSource(query: Query, table: Table, language: Language): string {
  if (query.measure === null || query.order === "least" || !additive.has(query.operation))
    return "";
  const columns = table.columns.flatMap(({ kind, distinct }, index) =>
    kind === "text" && distinct > 2 && distinct <= 400 ? [index] : [],
  );
  if (columns.length === 0) return "";
  return `const whole = picked.reduce((sum, i) => sum + (numberOf(rows[i][${query.measure}]) || 0), 0);
for (const column of ${JSON.stringify(columns)}) {
  const sums = new Map<string, number>();
  for (const i of picked) sums.set(rows[i][column], (sums.get(rows[i][column]) ?? 0) + (numberOf(rows[i][${query.measure}]) || 0));
  const total = sums.size > 2 ? [...sums].find(([label, sum]) => /^(?:world(?:wide)?|global|all \\p{L}.*|every \\p{L}.*|alle \\p{L}.*|weltweit|全国|全世界|世界)$/iu.test(label) || (sums.size > 3 && whole !== 0 && Math.abs(2 * sum - whole) <= 1e-6 * Math.abs(whole))) : undefined;
  if (total) ${problemSource(language, "hiddenTotal", { label: "total[0]" })}
}
`;
}
