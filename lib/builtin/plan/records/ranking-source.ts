/** The ends of cells that compare groups or rows: the highest, one value for each, the difference of two. */
import type { Query } from "@/lib/builtin/question/records/query";
import { giveUpSource, problemSource } from "@/lib/builtin/reasons/reason";
import { aggregateSource } from "./aggregate-source";
import { type AnswerTask, shownField } from "./answer-parts";
import { placeholderSource } from "./placeholder-source";
import { condition, groupKey } from "./row-source";

/** A lone row of totals is no member of a group where it has no name of one. */
export function lonelyTotal(query: Query): string {
  if (query.group === null) throw new Error("A tally needs a group.");
  const key = groupKey(query.group);
  return `const lone = statedTotals.length === 1 && statedTotals.every((i) => isMissing(${key}) || isTotal(${key}));
if (lone) picked = picked.filter((i) => !statedTotals.includes(i));
`;
}

export function tally(query: Query): string {
  if (query.group === null) throw new Error("A tally needs a group.");
  return `const counts = new Map<string, number>();
for (const i of picked) counts.set(${groupKey(query.group)}, (counts.get(${groupKey(query.group)}) ?? 0) + 1);`;
}

/** `totals`: each group with its count or computed value. */
function totalsOfGroups({ query, table, language }: AnswerTask): string {
  if (query.group === null) throw new Error("A question over groups names a column.");
  if (query.aggregate === "count") {
    return `${lonelyTotal(query)}${tally(query)}
${query.operation === "group" ? "for (const key of [...counts.keys()]) if (isMissing(key)) counts.delete(key);" : 'counts.delete("");'}
${query.order === "least" && query.filters.length > 0 && query.group.bucket === null ? `for (const i of rows.keys()) if (!counts.has(${groupKey(query.group)}) && !isMissing(${groupKey(query.group)}) && !isTotal(${groupKey(query.group)})) counts.set(${groupKey(query.group)}, 0); // none is the fewest\n` : ""}const totals = [...counts];
if (statedTotals.length > 0 && !lone) ${problemSource(language, "someSumUp")}`;
  }
  const column = JSON.stringify(table.columns[query.measure ?? -1]?.name ?? "");
  return `const values = new Map<string, number[]>();
for (const i of picked) {
  const key = ${groupKey(query.group)};
  const numbers = values.get(key);
  if (numbers) numbers.push(${fieldNumber(query)});
  else values.set(key, [${fieldNumber(query)}]);
}
const round = (value: number) => Number(value.toFixed(${query.decimals ?? 4}));
const totals = [...values].map(([key, numbers]): [string, number] => [key, round(${aggregateSource(query.aggregate)})]);
const wrong = picked.filter((i) => Number.isNaN(${fieldNumber(query)}));
{ const numbers = [...values.values()].flat(); ${placeholderSource(language, column)} }
if (wrong.length > 0) ${problemSource(language, "notNumbers", { count: "wrong.length", column, example: `JSON.stringify(rows[wrong[0]][${query.measure}])` })}`;
}

export function groupSource(task: AnswerTask): string {
  const { query, language } = task;
  if (query.group === null) throw new Error("A question over groups names a column.");
  const better = query.order === "least" ? "a[1] - b[1]" : "b[1] - a[1]";
  return `${totalsOfGroups(task)}
const ranked = totals.sort((a, b) => ${better});
console.log(ranked.length, "groups:", ranked.slice(0, 6));
${signCheck(task, "ranked.some(([, value]) => value < 0)")}if (ranked.length === 0) ${problemSource(language, "noRowFits")}
${rankCheck(task, "[1]", "[0]")}
${hourCheck(task)}if (problems.length > 0) ${giveUpSource(language)}
else FINAL(ranked.slice(${query.rank - 1}, ${query.rank - 1 + query.limit}).map(([key${query.withValue ? ", value" : ""}]) => ${query.withValue ? "`${key}: ${value}`" : "key"}).join("\\n"), [...picked.filter((i) => ${groupKey(query.group)} === ranked[${query.rank - 1}][0]).slice(0, 3), ...rows.keys().filter((i) => ${groupKey(query.group)} === ranked[${query.rank - 1}][0]).take(1)].slice(0, 3).map((i) => cite(starts[i], ends[i])));`;
}

/** "In which hour" may mean an hour of one day or of every day: both must give the same, or the days are to be named. */
function hourCheck({ query, language }: AnswerTask): string {
  if (query.group?.bucket !== "either-hour") return "";
  const order = query.order === "least" ? "x[1] - y[1]" : "y[1] - x[1]";
  return `const ofDay = new Map<string, number>();
for (const [key, count] of totals) ofDay.set(key.slice(-2), (ofDay.get(key.slice(-2)) ?? 0) + count);
const [hour, inAll] = [...ofDay].sort((x, y) => ${order})[0] ?? ["", 0];
if (ranked.length > 0 && (hour !== ranked[0][0].slice(-2)${query.withValue ? " || inAll !== ranked[0][1]" : ""} || ${query.aggregate === "count" ? "false" : "ofDay.size < totals.length"})) ${problemSource(language, "winnersDiffer", { row: 'ranked[0].join(": ")', sum: "`${hour}: ${inAll}`" })}
`;
}

/** No two may share the last place asked for, nor the one before the first. */
function rankCheck({ query, language }: AnswerTask, value: string, name: string): string {
  const last = query.rank - 1 + query.limit;
  const tie = (at: number) =>
    `if (ranked.length > ${at} && ranked[${at - 1}]${value} === ranked[${at}]${value}) ${problemSource(language, "equalGroups", { first: `ranked[${at - 1}]${name}`, second: `ranked[${at}]${name}`, value: `ranked[${at}]${value}` })}`;
  const few =
    last > 1
      ? `if (ranked.length > 0 && ranked.length < ${last}) ${problemSource(language, "tooFew", { count: "ranked.length" })}\n`
      : "";
  return `${few}${query.rank > 1 ? `${tie(query.rank - 1)}\n` : ""}${tie(last)}`;
}

export function breakdownSource(task: AnswerTask): string {
  const { query, language } = task;
  if (query.group === null) throw new Error("A breakdown names a column.");
  const check =
    query.aggregate === "count"
      ? `if (totals.reduce((sum, [, count]) => sum + count, 0) !== picked.filter((i) => ${groupKey(query.group)} !== "").length) ${problemSource(language, "countsDiffer")}`
      : query.aggregate === "sum"
        ? `const overall = picked.reduce((sum, i) => sum + ${fieldNumber(query)}, 0);
if (Math.abs(totals.reduce((sum, [, value]) => sum + value, 0) - overall) > 1e-3 * Math.max(1, totals.length)) ${problemSource(language, "countsDiffer")}`
        : "";
  return `${totalsOfGroups(task)}
const listed = totals.sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
console.log(listed.length, "groups:", listed.slice(0, 12));
${check}
if (listed.length === 0) ${problemSource(language, "noRowFits")}
if (listed.length > 100) ${problemSource(language, "tooMany", { count: "listed.length" })}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(listed.map(([key, value]) => \`\${key}: \${value}\`).join("\\n"), listed.slice(0, 20).flatMap(([key]) => picked.filter((i) => ${groupKey(query.group)} === key).slice(0, 1)).map((i) => cite(starts[i], ends[i])));`;
}

/** Whether -900 or 20 is the larger deficit is not for a rule to say. */
export function signCheck({ query, language }: AnswerTask, hasNegative: string): string {
  if (!query.asksMagnitude) return "";
  return `if (${hasNegative}) ${problemSource(language, "negative")}
`;
}

export function fieldNumber(query: Query): string {
  const field = `rows[i][${query.measure}]`;
  return query.missingAsZero || query.aggregate === "sum" || query.operation === "sum"
    ? `(isMissing(${field}) ? 0 : numberOf(${field}))`
    : `numberOf(${field})`;
}

/** Rows that share the extreme value and the label give one answer. */
function rowTies(task: AnswerTask): string {
  const { query, language } = task;
  if (query.limit > 1 || query.rank > 1 || query.group === null)
    return rankCheck(task, ".value", ".key");
  return `const tied = ranked.find(({ key, value }) => value === ranked[0].value && key !== ranked[0].key);
if (tied) ${problemSource(language, "equalGroups", { first: "ranked[0].key", second: "tied.key", value: "tied.value" })}`;
}

/** One row's label by its extreme value, or its line. Where labels repeat, their sums must give the same winner. */
export function rowSource(task: AnswerTask): string {
  const { query, table, language } = task;
  const better = query.order === "least" ? "a.value - b.value" : "b.value - a.value";
  const key =
    query.group === null
      ? "“" + "${context.slice(starts[i], ends[i]).trim()}" + "”"
      : `\${${groupKey(query.group)}}`;
  const column = JSON.stringify(table.columns[query.measure ?? -1]?.name ?? "");
  const withValue = query.withValue || query.group === null;
  const shown =
    query.group === null
      ? `\`${table.columns[query.measure ?? -1]?.name}: \${${shownField(query.measure)}}\\n\${key}\``
      : `\`\${key}: \${${shownField(query.measure)}}\``;
  return `const ranked = picked.filter((i) => !isMissing(rows[i][${query.measure}])).map((i) => ({ i, key: \`${key}\`, value: numberOf(rows[i][${query.measure}]) })).sort((a, b) => ${better});
console.log(ranked.slice(0, 4).map(({ key, value }) => \`\${key}: \${value}\`));
const labels = new Set(ranked.map(({ key }) => key));
const numbers = ranked.map(({ value }) => value);
${placeholderSource(language, column)}${signCheck(task, "ranked.some(({ value }) => value < 0)")}const wrong = ranked.filter(({ value }) => Number.isNaN(value));
if (wrong.length > 0) ${problemSource(language, "notNumbers", { count: "wrong.length", column, example: `JSON.stringify(rows[wrong[0].i][${query.measure}])` })}
if (ranked.length === 0) ${problemSource(language, "noRowFits")}
${rowTies(task)}
if (labels.size < ranked.length) {
  const sums = new Map<string, number>();
  for (const { key, value } of ranked) sums.set(key, (sums.get(key) ?? 0) + value);
  ${query.withValue ? problemSource(language, "labelsRepeat") : ""}
  const [winner] = [...sums].sort((x, y) => ${query.order === "least" ? "x[1] - y[1]" : "y[1] - x[1]"})[0];
  if (winner !== ranked[0].key || ${query.limit} > 1 || ${query.rank} > 1) ${problemSource(language, "winnersDiffer", { row: "ranked[0].key", sum: "winner" })}
}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(ranked.slice(${query.rank - 1}, ${query.rank - 1 + query.limit}).map(({ key${withValue ? ", i" : ""} }) => ${withValue ? shown : "key"}).join("\\n"), ranked.slice(${query.rank - 1}, ${query.rank - 1 + query.limit}).map(({ i }) => cite(starts[i], ends[i])));`;
}

/** Both sides are computed in the same way; what the question presupposes about them is tested. */
export function differenceSource(task: AnswerTask): string {
  const { query, table, language } = task;
  const [first, second] = query.sides;
  if (first === undefined || second === undefined)
    throw new Error("A difference is between two sides.");
  const column = JSON.stringify(table.columns[query.measure ?? -1]?.name ?? "");
  const names = JSON.stringify([first.name, second.name]);
  const single =
    query.measure !== null && query.aggregate === "max"
      ? `sides.forEach((side, s) => { if (side.length > 1) ${problemSource(language, "severalRows", { name: "names[s]", count: "side.length" })} });\n`
      : "";
  const value =
    query.measure === null
      ? "side.length"
      : `(() => { const numbers = side.map((i) => numberOf(rows[i][${query.measure}])); return ${aggregateSource(query.aggregate)}; })()`;
  const claim =
    query.claims === null
      ? ""
      : `if (${query.claims === "more" ? "a < b" : "a > b"}) ${problemSource(language, "notSo", { first: "names[0]", second: "names[1]", a: "shown(a)", b: "shown(b)" })}\n`;
  return `const names = ${names};
const sides = [picked.filter((i) => { const row = rows[i]; return ${condition(first.filter)}; }), picked.filter((i) => { const row = rows[i]; return ${condition(second.filter)}; })];
const decimals = ${query.measure === null ? "0" : `Math.max(0, ...sides.flat().slice(0, 5000).map((i) => /\\.(\\d{1,6})$/.exec(rows[i][${query.measure}])?.[1].length ?? 0))`};
const shown = (value: number) => String(Number(value.toFixed(${query.decimals ?? (query.aggregate === "average" ? "decimals + 2" : "decimals")})));
const wrong = ${query.measure === null ? "[]" : `sides.flat().filter((i) => Number.isNaN(numberOf(rows[i][${query.measure}])))`};
const [a, b] = sides.map((side) => ${value});
console.log(names[0], sides[0].length, "rows:", a, "|", names[1], sides[1].length, "rows:", b);
if (sides.some((side) => side.length === 0)) ${problemSource(language, "noRowFits")}
${single}if (wrong.length > 0) ${problemSource(language, "notNumbers", { count: "wrong.length", column, example: `JSON.stringify(rows[wrong[0]][${query.measure ?? 0}])` })}
if (statedTotals.length > 0) ${problemSource(language, "someSumUp")}
${claim}if (problems.length > 0) ${giveUpSource(language)}
else FINAL(\`\${shown(Math.abs(a - b))}\\n\${names[0]}: \${shown(a)}, \${names[1]}: \${shown(b)}\`, sides.flatMap((side) => side.slice(0, 3)).map((i) => cite(starts[i], ends[i])));`;
}
