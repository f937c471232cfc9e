/** The end of a query's cell: the computation, its checks, and the answer or the reason not to give one. */
import type { Language } from "@/lib/builtin/question/language";
import type { Query } from "@/lib/builtin/question/records/query";
import { giveUpSource, problemSource } from "@/lib/builtin/reasons/reason";
import { type AnswerTask, evidenceSource, shownField } from "./answer-parts";
import { groupCountSource, rateSource } from "./group-count-source";
import { hiddenTotalSource } from "./hidden-total-source";
import { measureSource } from "./measure-source";
import type { Table } from "./profile";
import { breakdownSource, differenceSource, groupSource, rowSource, tally } from "./ranking-source";
import { conditions, groupKey } from "./row-source";

export function answerSource(query: Query, table: Table, language: Language): string {
  const task = { query, table, language };
  switch (query.operation) {
    case "count":
      return countSource(task);
    case "share":
      return shareSource(task);
    case "distinct":
    case "list":
      return valuesSource(task);
    case "group":
      return hiddenTotalSource(query, table, language) + groupSource(task);
    case "breakdown":
      return hiddenTotalSource(query, table, language) + breakdownSource(task);
    case "difference":
      return differenceSource(task);
    case "edge":
      return edgeSource(task);
    case "groups":
      return groupCountSource(task);
    case "rate":
      return rateSource(task);
    case "row":
      return hiddenTotalSource(query, table, language) + rowSource(task);
    case "lookup":
      return lookupSource(task);
    default:
      return measureSource(task);
  }
}

function countSource(task: AnswerTask): string {
  const { language, query } = task;
  const noun = { en: "", de: "", ja: "件" }[language];
  // Among all rows a total may count as one; among those that fit a condition it is none of them.
  const total =
    query.filters.length > 0 || query.skipsTotal
      ? "{ picked = picked.filter((i) => !statedTotals.includes(i)); console.log(`${picked.length} rows without the one that sums them up`); }"
      : problemSource(language, "oneSumsUp");
  return `if (statedTotals.length === 1) ${total}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(\`\${picked.length}${noun}\`, picked.length > 0 ? ${evidenceSource(task)} : [cite(starts[0], ends[0])]);`;
}

function shareSource(task: AnswerTask): string {
  const { query, language } = task;
  return `const whole = rows.filter((row) => ${conditions(query.base)}).length;
const share = whole > 0 ? (100 * picked.length) / whole : NaN;
console.log({ picked: picked.length, whole, share });
if (statedTotals.length > 0) ${problemSource(language, "someSumUp")}
if (whole === 0) ${problemSource(language, "nothingShared")}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(\`\${share.toFixed(${query.decimals ?? 2})} %\`, ${evidenceSource(task)});`;
}

function valuesSource(task: AnswerTask): string {
  const { query, language } = task;
  if (query.group === null) throw new Error("A question for values names a column.");
  const answer =
    query.operation === "distinct"
      ? "`${counts.size}`"
      : query.withCounts
        ? 'listed.map(([value, count]) => `${value}: ${count}`).join("\\n")'
        : 'listed.map(([value]) => value).join("\\n")';
  const isList = query.operation === "list";
  return `${tally(query)}
for (const key of [...counts.keys()]) if (isMissing(key)) counts.delete(key);
const listed = [...counts].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
console.log(listed.length, "values:", listed.slice(0, 12));
if (listed.some(([value]) => /^totals?\\b/i.test(value))) ${problemSource(language, "valuesSumUp")}
if (listed.reduce((sum, [, count]) => sum + count, 0) !== picked.filter((i) => !isMissing(${groupKey(query.group)})).length) ${problemSource(language, "countsDiffer")}
${isList ? `if (listed.length > 100) ${problemSource(language, "tooMany", { count: "listed.length" })}\nif (listed.length === 0) ${problemSource(language, "noRowFits")}` : ""}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(${answer}, ${evidenceSource(task)});`;
}

function lookupSource(task: AnswerTask): string {
  const { query, language } = task;
  return `const found = [...new Set(picked.map((i) => ${shownField(query.measure)}))];
console.log("values:", found.slice(0, 5));
const places = picked.slice(0, 3).map((i) => \`line \${context.slice(0, starts[i]).split("\\n").length}: \${${shownField(query.measure)}}\`);
if (picked.length === 0) ${problemSource(language, "noRowFits")}
if (found.length > 1) ${problemSource(language, "lookupDiffers", { count: "picked.length", found: 'places.join("; ")' })}
if (found.length === 1 && isMissing(found[0])) ${problemSource(language, "fieldEmpty")}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(found[0], ${evidenceSource(task)});`;
}

/** The first or last row by time; the order of the lines and that of the times must agree. */
function edgeSource(task: AnswerTask): string {
  const { query, table, language } = task;
  const time = query.group?.column ?? 0;
  const isDay = table.columns[time]?.kind === "date";
  const chosen = query.edge === "first" ? "ordered[0]" : "ordered.at(-1)";
  const beside = query.edge === "first" ? "ordered[1]" : "ordered.at(-2)";
  const answer = query.measure === null ? "quotedRow(chosen)" : shownField(query.measure, "chosen");
  const untimed = `isMissing(rows[i][${time}])`;
  const unclear =
    query.measure === time
      ? `picked = picked.filter((i) => !${untimed});`
      : `undated += picked.filter((i) => ${untimed}).length;`;
  return `${unclear}
const stampOf = (field: string) => {
  const yearless = /^[A-Z][a-z]{2} +\\d/.test(field);
  const day = yearless ? monthDayOf(field) : dayOf(field);
  return /\\d:\\d\\d/.test(field) ? \`\${day} \${timeOf(field)}\` : day;
};
const hasClock = picked.some((i) => /\\d:\\d\\d/.test(rows[i][${time}]));
const stamps = new Map(picked.map((i) => [i, stampOf(rows[i][${time}])]));
const before = (a: number, b: number) => ((stamps.get(a) ?? "") < (stamps.get(b) ?? "") ? -1 : (stamps.get(a) ?? "") > (stamps.get(b) ?? "") ? 1 : a - b);
const ordered = [...picked].sort(before);
const quotedRow = (i: number) => "“" + context.slice(starts[i], ends[i]).trim() + "”";
if (undated > 0) ${problemSource(language, "undated", { count: "undated" })}
if (picked.length === 0) ${problemSource(language, "noRowFits")}
const isInOrder = ordered.every((row, place) => row === picked[place]);
${isDay ? `if (!isInOrder && hasClock) ${problemSource(language, "unordered")}` : `if (!isInOrder) ${problemSource(language, "unordered")}`}
const chosen = ${chosen} ?? 0, beside = ${beside};
if (!hasClock && beside !== undefined && stamps.get(beside) === stamps.get(chosen)${query.measure === time ? " && false" : ""}) ${problemSource(language, "severalHave", { value: "stamps.get(chosen)", names: "`${picked.filter((i) => stamps.get(i) === stamps.get(chosen)).length}`" })}
console.log(ordered.slice(0, 2).map(show), "…", ordered.slice(-2).map(show));
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(${answer}, [cite(starts[chosen], ends[chosen])]);`;
}
