/** The end of a query's cell: the computation, its checks, and the answer or the reason not to give one. */
import type { Language } from "@/lib/builtin/question/language";
import type { Query } from "@/lib/builtin/question/records/query";
import { hiddenTotalSource } from "./hidden-total-source";
import type { Table } from "./profile";
import { conditions, groupKey } from "./row-source";

const evidence = "picked.slice(0, 5).map((i) => cite(starts[i], ends[i]))";
const giveUp = 'ABSTAIN(problems.join("; ") + ".");';

export function answerSource(query: Query, table: Table, language: Language): string {
  switch (query.operation) {
    case "count":
      return countSource(language);
    case "share":
      return shareSource(query);
    case "distinct":
    case "list":
      return valuesSource(query);
    case "group":
      return hiddenTotalSource(query, table) + groupSource(query);
    case "row":
      return hiddenTotalSource(query, table) + rowSource(query);
    case "lookup":
      return lookupSource(query);
    default:
      return measureSource(query, table);
  }
}

function countSource(language: Language): string {
  const noun = { en: "", de: "", ja: "件" }[language];
  return `if (statedTotals.length === 1) problems.push("one row sums up the others, so it is not clear whether to count it");
if (problems.length > 0) ${giveUp}
else FINAL(\`\${picked.length}${noun}\`, picked.length > 0 ? ${evidence} : [cite(starts[0], ends[0])]);`;
}

function shareSource(query: Query): string {
  return `const whole = rows.filter((row) => ${conditions(query.base)}).length;
const share = whole > 0 ? (100 * picked.length) / whole : NaN;
console.log({ picked: picked.length, whole, share });
if (statedTotals.length > 0) problems.push("some rows sum up others");
if (whole === 0) problems.push("there is nothing to take a share of");
if (problems.length > 0) ${giveUp}
else FINAL(\`\${share.toFixed(${query.decimals ?? 2})} %\`, ${evidence});`;
}

function valuesSource(query: Query): string {
  if (query.group === null) throw new Error("A question for values names a column.");
  const answer =
    query.operation === "distinct"
      ? "`${counts.size}`"
      : query.withCounts
        ? 'listed.map(([value, count]) => `${value}: ${count}`).join("\\n")'
        : 'listed.map(([value]) => value).join("\\n")';
  return `${tally(query)}
counts.delete("");
const listed = [...counts].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
console.log(listed.length, "values:", listed.slice(0, 12));
if (listed.some(([value]) => /^totals?\\b/i.test(value))) problems.push("some values sum up others");
if (listed.reduce((sum, [, count]) => sum + count, 0) !== picked.filter((i) => ${groupKey(query.group)} !== "").length) problems.push("the counts do not add up to the rows");
${query.operation === "list" ? "if (listed.length > 100) problems.push(`${listed.length} values are too many to list`);" : ""}
if (problems.length > 0) ${giveUp}
else FINAL(${answer}, ${evidence});`;
}

function tally(query: Query): string {
  if (query.group === null) throw new Error("A tally needs a group.");
  return `const counts = new Map<string, number>();
for (const i of picked) counts.set(${groupKey(query.group)}, (counts.get(${groupKey(query.group)}) ?? 0) + 1);`;
}

function groupSource(query: Query): string {
  if (query.group === null) throw new Error("A question over groups names a column.");
  const better = query.order === "least" ? "a[1] - b[1]" : "b[1] - a[1]";
  const aggregated =
    query.aggregate === "count"
      ? `${tally(query)}
counts.delete("");
const totals = [...counts];`
      : `const values = new Map<string, number[]>();
for (const i of picked) {
  const key = ${groupKey(query.group)};
  values.set(key, [...(values.get(key) ?? []), ${fieldNumber(query)}]);
}
const round = (value: number) => Number(value.toFixed(${query.decimals ?? 4}));
const totals = [...values].map(([key, numbers]): [string, number] => [key, round(${aggregateSource(query.aggregate)})]);
if (totals.some(([, total]) => Number.isNaN(total))) problems.push("some values are no numbers");`;
  return `${aggregated}
const ranked = totals.sort((a, b) => ${better});
console.log(ranked.length, "groups:", ranked.slice(0, 6));
${query.aggregate === "count" ? 'if (statedTotals.length > 0) problems.push("some rows sum up others");' : ""}
${signCheck(query, "ranked.some(([, value]) => value < 0)")}if (ranked.length === 0) problems.push("no rows fit");
if (ranked.length > ${query.limit} && ranked[${query.limit - 1}][1] === ranked[${query.limit}][1]) problems.push(\`\${ranked[${query.limit - 1}][0]} and \${ranked[${query.limit}][0]} are equal with \${ranked[${query.limit}][1]}\`);
if (problems.length > 0) ${giveUp}
else FINAL(ranked.slice(0, ${query.limit}).map(([key${query.withValue ? ", value" : ""}]) => ${query.withValue ? "`${key}: ${value}`" : "key"}).join("\\n"), picked.filter((i) => ${groupKey(query.group)} === ranked[0][0]).slice(0, 3).map((i) => cite(starts[i], ends[i])));`;
}

/** Whether -900 or 20 is the larger deficit is not for a rule to say. */
function signCheck(query: Query, hasNegative: string): string {
  if (!query.asksMagnitude) return "";
  return `if (${hasNegative}) problems.push("some values are negative, so it is not clear which is the largest; ask for the highest or lowest value");
`;
}

function aggregateSource(aggregate: Query["aggregate"]): string {
  const sum = "numbers.reduce((sum, value) => sum + value, 0)";
  switch (aggregate) {
    case "average":
      return `${sum} / numbers.length`;
    case "median":
      return "[...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]";
    case "max":
      return "Math.max(...numbers)";
    case "min":
      return "Math.min(...numbers)";
    default:
      return sum;
  }
}

function fieldNumber(query: Query): string {
  const field = `rows[i][${query.measure}]`;
  return query.missingAsZero || query.aggregate === "sum" || query.operation === "sum"
    ? `(isMissing(${field}) ? 0 : numberOf(${field}))`
    : `numberOf(${field})`;
}

/** One row's label by its extreme value. Where labels repeat, their sums must give the same winner. */
function rowSource(query: Query): string {
  if (query.group === null) throw new Error("A question for a row names its label.");
  const better = query.order === "least" ? "a.value - b.value" : "b.value - a.value";
  const key = groupKey(query.group);
  return `const ranked = picked.filter((i) => !isMissing(rows[i][${query.measure}])).map((i) => ({ i, key: ${key}, value: numberOf(rows[i][${query.measure}]) })).sort((a, b) => ${better});
console.log(ranked.slice(0, 4).map(({ key, value }) => \`\${key}: \${value}\`));
const labels = new Set(ranked.map(({ key }) => key));
${signCheck(query, "ranked.some(({ value }) => value < 0)")}if (ranked.some(({ value }) => Number.isNaN(value))) problems.push("some values are no numbers");
if (ranked.length === 0) problems.push("no rows fit");
else if (ranked.length > ${query.limit} && ranked[${query.limit - 1}].value === ranked[${query.limit}].value) problems.push(\`several have \${ranked[${query.limit}].value}\`);
if (labels.size < ranked.length) {
  const sums = new Map<string, number>();
  for (const { key, value } of ranked) sums.set(key, (sums.get(key) ?? 0) + value);
  ${query.withValue ? 'problems.push("labels repeat; say whether single rows or their sums are meant");' : ""}
  const [winner] = [...sums].sort((x, y) => ${query.order === "least" ? "x[1] - y[1]" : "y[1] - x[1]"})[0];
  if (winner !== ranked[0].key || ${query.limit} > 1) problems.push("single rows and sums of rows give different winners; say which is meant");
}
if (problems.length > 0) ${giveUp}
else FINAL(ranked.slice(0, ${query.limit}).map(({ key${query.withValue ? ", i" : ""} }) => ${query.withValue ? `\`\${key}: \${rows[i][${query.measure}]}\`` : "key"}).join("\\n"), ranked.slice(0, ${query.limit}).map(({ i }) => cite(starts[i], ends[i])));`;
}

function lookupSource(query: Query): string {
  return `const found = [...new Set(picked.map((i) => rows[i][${query.measure}]))];
console.log("values:", found.slice(0, 5));
if (picked.length === 0) problems.push("no row fits the question");
if (found.length > 1) problems.push(\`\${picked.length} rows fit the question and say different things (\${found.slice(0, 3).join(", ")})\`);
if (found.length === 1 && isMissing(found[0])) problems.push("the field is empty");
if (problems.length > 0) ${giveUp}
else FINAL(found[0], ${evidence});`;
}

function measureSource(query: Query, table: Table): string {
  const name = table.columns[query.measure ?? -1]?.name ?? "";
  const missing =
    query.operation === "average" || query.operation === "median"
      ? "if (empty > 0) problems.push(`${empty} fields are empty; say whether they count as 0`);"
      : "";
  const skip =
    query.missingAsZero || query.operation === "sum"
      ? ""
      : `.filter((i) => !isMissing(rows[i][${query.measure}]))`;
  return `const empty = picked.filter((i) => isMissing(rows[i][${query.measure}])).length;
const numbers = picked${skip}.map((i) => ${fieldNumber(query)});
const invalid = numbers.filter(Number.isNaN).length;
const value = ${valueSource(query.operation)};
const decimals = Math.max(0, ...picked.slice(0, 5000).map((i) => /[.,](\\d{1,6})$/.exec(rows[i][${query.measure}])?.[1].length ?? 0));
const shown = String(Number(value.toFixed(${query.decimals ?? roundTo(query.operation)})));
console.log({ column: ${JSON.stringify(name)}, numbers: numbers.length, empty, invalid, lowest: numbers.reduce((a, b) => Math.min(a, b), Infinity), highest: numbers.reduce((a, b) => Math.max(a, b), -Infinity), shown });
if (numbers.length === 0) problems.push("no row fits the question");
${query.order === null ? "" : signCheck(query, "numbers.some((number) => number < 0)")}if (invalid > 0) problems.push(\`\${invalid} fields are no numbers\`);
${query.missingAsZero ? "" : missing}
${hiddenTotalSource(query, table)}${contradictionSource(query)}if (problems.length > 0) ${giveUp}
else FINAL(shown${query.operation === "sum" ? " + stated" : ""}, ${query.operation === "max" || query.operation === "min" ? `picked.filter((i) => numberOf(rows[i][${query.measure}]) === value).slice(0, 3).map((i) => cite(starts[i], ends[i]))` : evidence});`;
}

function roundTo(operation: Query["operation"]): string {
  return operation === "average" || operation === "median"
    ? "Math.max(2, decimals + 2)"
    : "decimals";
}

function valueSource(operation: Query["operation"]): string {
  const sum = "numbers.reduce((sum, value) => sum + value, 0)";
  switch (operation) {
    case "average":
      return `${sum} / numbers.length`;
    case "median":
      return "(() => { const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length / 2; return sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2; })()";
    case "max":
      return "numbers.reduce((a, b) => Math.max(a, b), -Infinity)";
    case "min":
      return "numbers.reduce((a, b) => Math.min(a, b), Infinity)";
    default:
      return sum;
  }
}

/** A stated total that its rows contradict belongs in the answer. */
function contradictionSource(query: Query): string {
  if (query.operation !== "sum") return "";
  return `const claimed = statedTotals.length === 1 && picked.length > 1 ? numberOf(rows[statedTotals[0]][${query.measure}]) : value;
const stated = Math.abs(claimed - value) < 0.5 * 10 ** -decimals ? "" : \`\\nThe text states a total of \${rows[statedTotals[0]][${query.measure}]} instead, which its rows do not give.\`;
`;
}
