/** The part of a cell that looks whether a named value may be meant in another column, or in another writing. */
import { literal } from "@/lib/builtin/cell";
import type { Language } from "@/lib/builtin/question/language";
import type { Filter, Query } from "@/lib/builtin/question/records/query";
import { problemSource } from "@/lib/builtin/reasons/reason";
import type { Table } from "./profile";
import { condition } from "./row-source";

export function valueProblemSource(query: Query, table: Table, language: Language): string {
  const mixed = query.addsUp ? kindProblem(query, table, language) : "";
  const problems = [...query.filters, ...query.base].map((filter) =>
    filterProblem(filter, table, language),
  );
  return [mixed, ...problems].filter(Boolean).join("\n");
}

function filterProblem(filter: Filter, table: Table, language: Language): string {
  if (filter.kind === "affix") return affixProblem(filter, language);
  if (filter.kind !== "equals") return "";
  return [
    ...(filter.twins ?? []).map((twin) => twinProblem(filter, twin, table, language)),
    filter.isAbsent === true ? absentProblem(filter, language) : "",
  ]
    .filter(Boolean)
    .join("\n");
}

/** Plans beside results, or several currencies, are not added up unasked. */
function kindProblem(query: Query, table: Table, language: Language): string {
  const filtered = new Set(query.filters.map(({ column }) => column));
  const texts = table.columns.flatMap(({ kind }, index) =>
    kind === "text" && !filtered.has(index) && index !== query.group?.column ? [index] : [],
  );
  return `for (const column of ${JSON.stringify(texts)}) {
  const kinds = [...new Set(picked.map((i) => rows[i][column]))].filter((kind) => !isMissing(kind));
  if (kinds.length > 1 && kinds.length < 40 && (kinds.some((kind) => /^(?:plan(?:ned)?|ist|soll|budget(?:ed)?|actuals?|forecast|target|estimate[ds]?|refund(?:ed)?|cancel+ed|storniert|storno|予算|実績|計画|返品)$/iu.test(kind)) || kinds.every((kind) => /^(?:EUR|USD|GBP|JPY|CHF|CAD|AUD|CNY|SEK|NOK|DKK|PLN|CZK|INR|BRL|[€$£¥])$/.test(kind)))) ${problemSource(language, "kindsMixed", { kinds: 'kinds.slice(0, 4).join(", ")' })}
}`;
}

type Equals = Extract<Filter, { kind: "equals" }>;

/** Two columns that hold a value in as many rows mean the same only where these are the same rows. */
function twinProblem(filter: Equals, twin: number, table: Table, language: Language): string {
  const columns = [filter.column, twin].map((column) => table.columns[column]?.name ?? "");
  return `if (rows.some((row) => (${condition(filter)}) !== (${condition({ ...filter, column: twin })}))) ${problemSource(language, "severalColumnsHold", { value: literal(filter.values.join(", ")), columns: literal(columns.join(", ")) })}`;
}

/** A value with letters and digits must look like the others; a word must not begin like one of them. */
function absentProblem({ column, values: [value = ""] }: Equals, language: Language): string {
  const isWord = /^\p{L}+$/u.test(value);
  const isNumber = /^\d+$/.test(value);
  return `{ const asked = ${literal(value.toLowerCase())}, mask = (text: string) => text.toLowerCase().replace(/\\d/g, "#");
const others = [...new Set(rows.map((row) => row[${column}]))];
const near = others.filter((other) => other.toLowerCase().includes(asked)${isWord ? ` || (other !== "" && other.length < 9 && /^(?:fatal|trace|debug|critical|notice)$/.test(asked) && other[0].toLowerCase() === asked[0])` : ""});
if (near.length > 0) ${problemSource(language, "spellings", { values: 'near.slice(0, 4).map((other) => JSON.stringify(other)).join(", ")' })}
${isWord || isNumber ? "" : `else if (!others.some((other) => mask(other) === mask(asked))) ${problemSource(language, "noRowFits")}`} }`;
}

/** "starting with ev" where some begin with Ev; a path that is itself what others are under. */
function affixProblem(filter: Extract<Filter, { kind: "affix" }>, language: Language): string {
  const { column, side, text } = filter;
  const loose = condition({ ...filter, text: text.toLowerCase() }).replace(
    `row[${column}]`,
    `row[${column}].toLowerCase()`,
  );
  const bare = text.replace(/\/+$/, "");
  const itself =
    side === "under" && bare === text && bare !== ""
      ? ` || row[${column}] === ${literal(bare)} || row[${column}].startsWith(${literal(`${bare}?`)})`
      : "";
  return `{ const near = [...new Set(rows.filter((row) => (!(${condition(filter)}) && (${loose}${itself}))).map((row) => row[${column}]))];
if (near.length > 0) ${problemSource(language, "spellings", { values: `[${literal(text)}, ...near.slice(0, 3)].map((value) => JSON.stringify(value)).join(", ")` })} }`;
}
