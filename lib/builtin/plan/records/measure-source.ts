/** The end of a cell that computes one value over a column: sum, average, median, highest, lowest. */
import type { Query } from "@/lib/builtin/question/records/query";
import { giveUpSource, problemSource } from "@/lib/builtin/reasons/reason";
import { aggregateSource } from "./aggregate-source";
import { type AnswerTask, evidenceSource } from "./answer-parts";
import { hiddenTotalSource } from "./hidden-total-source";
import { placeholderSource } from "./placeholder-source";
import { fieldNumber, signCheck } from "./ranking-source";
import { groupKey } from "./row-source";
import { statedTotalSource } from "./stated-total-source";

export function measureSource(task: AnswerTask): string {
  const { query, table, language } = task;
  const column = JSON.stringify(table.columns[query.measure ?? -1]?.name ?? "");
  const missing =
    query.operation === "average" || query.operation === "median"
      ? `if (picked.some((i) => /^[-–—]$/.test(rows[i][${query.measure}].trim()))) ${problemSource(language, "emptyFields", { count: "empty", column })}`
      : "";
  const skip =
    query.missingAsZero || query.operation === "sum"
      ? ""
      : `.filter((i) => !isMissing(rows[i][${query.measure}]))`;
  return `const empty = picked.filter((i) => isMissing(rows[i][${query.measure}])).length;
const numbers = picked${skip}.map((i) => ${fieldNumber(query)});
const invalid = picked.filter((i) => !isMissing(rows[i][${query.measure}]) && Number.isNaN(numberOf(rows[i][${query.measure}])));
const value = ${valueSource(query)};
const decimals = Math.max(0, ...picked.slice(0, 5000).map((i) => /[.,](\\d{1,6})$/.exec(rows[i][${query.measure}])?.[1].length ?? 0));
const exact = Number(value.toFixed(6));
const shown = String(${query.decimals === null ? "Math.abs(value - exact) < 1e-8 ? exact : " : ""}Number(value.toFixed(${query.decimals ?? roundTo(query.operation)})));
console.log({ column: ${column}, numbers: numbers.length, empty, invalid: invalid.length, lowest: numbers.reduce((a, b) => Math.min(a, b), Infinity), highest: numbers.reduce((a, b) => Math.max(a, b), -Infinity), shown });
if (numbers.length === 0) ${problemSource(language, "noRowFits")}
${query.order === null ? "" : signCheck(task, "numbers.some((number) => number < 0)")}if (invalid.length > 0) ${problemSource(language, "notNumbers", { count: "invalid.length", column, example: `JSON.stringify(rows[invalid[0]][${query.measure}])` })}
${placeholderSource(language, column)}${query.missingAsZero ? "" : missing}${uniqueCheck(task)}${rankCheck(task)}
${hiddenTotalSource(query, table, language)}${writtenSource(task)}${statedTotalSource(task)}if (problems.length > 0) ${giveUpSource(language)}
else FINAL(written(shown)${query.operation === "sum" ? " + stated" : leftOut(task)}, ${evidence(task)});`;
}

/** An average is over the fields that have a value; how many have none is told. */
function leftOut({ query, language }: AnswerTask): string {
  if (query.missingAsZero || (query.operation !== "average" && query.operation !== "median"))
    return "";
  const note = {
    en: "`\\n(Left out: ${empty} without a value.)`",
    de: "`\\n(${empty} leer und nicht mitgerechnet.)`",
    ja: "`\\n(値のない${empty}件を除く。)`",
  }[language];
  return ` + (empty > 0 ? ${note} : "")`;
}

function evidence(task: AnswerTask): string {
  const { operation, measure } = task.query;
  if (operation === "max" || operation === "min")
    return `picked.filter((i) => numberOf(rows[i][${measure}]) === value).slice(0, 3).map((i) => cite(starts[i], ends[i]))`;
  const rows = evidenceSource(task);
  return operation === "sum" ? `[...statedPlaces, ...${rows}]` : rows;
}

function uniqueCheck({ query, table, language }: AnswerTask): string {
  if (query.uniqueBy === null) return "";
  const column = JSON.stringify(table.columns[query.uniqueBy.column]?.name ?? "");
  return `
if (new Set(picked.map((i) => ${groupKey(query.uniqueBy)})).size !== picked.length) ${problemSource(language, "perGroup", { column })}`;
}

/** The second highest is clear only where no two values share a place up to it. */
function rankCheck({ query, language }: AnswerTask): string {
  if (query.rank === 1) return "";
  return `
const places = [...numbers].sort((a, b) => ${query.order === "least" ? "a - b" : "b - a"}).slice(0, ${query.rank + 1});
if (new Set(places).size !== places.length || places.length < ${query.rank}) ${problemSource(language, "rankTied", { names: 'places.join(", ")', value: "places.length" })}`;
}

/** A value with the unit and the thousands separators of the labelled lines it was computed from. */
function writtenSource({ query, table }: AnswerTask): string {
  if (!table.isLabelled) return "const written = (number: string) => number;\n";
  const unit = JSON.stringify(table.columns[query.measure ?? -1]?.unit ?? "");
  return `const unit = ${unit};
const asWritten = (raw[${query.measure}] ?? []).join(" ");
const isComma = /\\d\\.\\d{3}(?!\\d)|\\d,\\d{1,2}(?!\\d)/.test(asWritten) && !/\\d,\\d{3}(?!\\d)/.test(asWritten);
const written = (number: string) => {
  const [whole, fraction] = number.split(".");
  const isGrouped = /\\d[.,]\\d{3}(?!\\d)/.test(asWritten);
  const digits = (isGrouped ? whole.replace(/(?<=\\d)(?=(?:\\d{3})+$)/g, isComma ? "." : ",") : whole) + (fraction ? (isComma ? "," : ".") + fraction : "");
  return unit === "" ? digits : /^[$€£¥]$/.test(unit) && asWritten.startsWith(unit) ? unit + digits : unit === "%" || /^[\\u3000-\\uffff]/.test(unit) ? digits + unit : digits + " " + unit;
};
`;
}

function roundTo(operation: Query["operation"]): string {
  return operation === "average" || operation === "median"
    ? "Math.max(2, decimals + 2)"
    : "decimals";
}

function valueSource({ operation, rank, order }: Query): string {
  if (rank > 1)
    return `[...numbers].sort((a, b) => ${order === "least" ? "a - b" : "b - a"})[${rank - 1}] ?? NaN`;
  return aggregateSource(operation);
}
