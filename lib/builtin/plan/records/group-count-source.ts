/** The ends of cells that look at how many records groups have: how many groups have so many, and how many there are on average. */
import { giveUpSource, problemSource } from "@/lib/builtin/reasons/reason";
import { type AnswerTask, evidenceSource } from "./answer-parts";
import { lonelyTotal, tally } from "./ranking-source";
import { groupKey } from "./row-source";

export function groupCountSource(task: AnswerTask): string {
  const { query, language } = task;
  if (query.group === null || query.having === null)
    throw new Error("Groups are counted by a column and a bound.");
  const { low, high } = query.having;
  return `${lonelyTotal(query)}${tally(query)}
for (const key of [...counts.keys()]) if (isMissing(key)) counts.delete(key);
const found = [...counts].filter(([, count]) => count >= ${low ?? 1} && count <= ${high ?? "Infinity"});
console.log(counts.size, "groups,", found.length, "found:", found.slice(0, 6));
if (statedTotals.length > 0 && !lone) ${problemSource(language, "someSumUp")}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(String(found.length), [...found.slice(0, 3).flatMap(([key]) => picked.filter((i) => ${groupKey(query.group)} === key).slice(0, 2)), 0].slice(0, 5).map((i) => cite(starts[i], ends[i])));`;
}

/** Days without a record, and groups whose records the conditions leave out, would count as none. */
export function rateSource(task: AnswerTask): string {
  const { query, table, language } = task;
  const { group } = query;
  if (group === null) throw new Error("A rate is per group.");
  const column = JSON.stringify(table.columns[group.column]?.name ?? "");
  const days =
    group.bucket === null
      ? ""
      : `const days = [...new Set(rows.map((row) => dayOf(row[${group.column}])))].sort();
const span = (Date.parse(days.at(-1) ?? "") - Date.parse(days[0] ?? "")) / 86_400_000 + 1;
if (span !== days.length) ${problemSource(language, "perGroup", { column })}
`;
  return `${tally(query)}
const keys = new Set(rows.map((row, i) => ${groupKey(group)}));
const value = picked.length / counts.size;
console.log(picked.length, "records,", counts.size, "of", keys.size, "groups", value);
const unnamed = picked.filter((i) => isMissing(${groupKey(group)})).length;
if (unnamed > 0) ${problemSource(language, "emptyFields", { count: "unnamed", column })}
if (statedTotals.length > 0) ${problemSource(language, "someSumUp")}
if (picked.length === 0) ${problemSource(language, "noRowFits")}
else if (keys.size !== counts.size) ${problemSource(language, "perGroup", { column })}
${days}if (problems.length > 0) ${giveUpSource(language)}
else FINAL(String(Number(value.toFixed(${query.decimals ?? 2}))), ${evidenceSource(task)});`;
}
