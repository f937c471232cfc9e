/** The second look: what columns are there, of what kind, and which of their values does the question name? */
import { literal } from "@/lib/builtin/cell";
import { isRecord } from "@/lib/builtin/plan/facts";
import type { RecordForm } from "./forms";
import { loaderSource } from "./loaders";

export type ColumnKind = "integer" | "number" | "date" | "text";

export type Column = {
  name: string;
  kind: ColumnKind;
  distinct: number;
  missing: number;
  low: number | null;
  high: number | null;
  /** What every value of a labelled line carries beside its number. */
  unit: string;
};

export type Table = {
  name: string;
  rows: number;
  skipped: number;
  columns: readonly Column[];
  /** Rows are blocks of labelled lines within other text. */
  isLabelled: boolean;
  /** What the text calls its rows beside the first column's name: "our 40 branches". */
  rowNames: readonly string[];
};

/** A value of a column that stands in the question, by its place there. */
export type Hit = {
  table: number;
  column: number;
  value: string;
  start: number;
  end: number;
  rows: number;
};

export type Profile = { tables: readonly Table[]; hits: readonly Hit[] };

/** How a field is read as a number; shared by all cells that compute. */
export const numberSource = `const commaDecimals = context.slice(0, 20000).match(/(?<![\\d.,])\\d{1,3}(?:\\.\\d{3})*,\\d{1,2}(?![\\d,])/g)?.length ?? 0;
const pointDecimals = context.slice(0, 20000).match(/(?<![\\d.,])\\d+\\.\\d{1,2}(?![\\d.])/g)?.length ?? 0;
const german = typeof sign !== "undefined" && sign === ";" && commaDecimals > pointDecimals;
const bareNumber = german ? /^-?\\d+$/ : /^-?\\d+(?:\\.\\d+)?$/; // most fields of most tables: nothing to take away
const numberOf = (field: string) => {
  if (bareNumber.test(field)) return Number(field);
  const bare = field.replace(/−/g, "-").replace(/^[\\s~]*(-?)\\s*(\\(?)\\s*(-?)[\\s$€£¥]*(?:(?:US\\$|USD|EUR|GBP|CHF|JPY)\\s*)?/, "$1$2$3").replace(/(?:[\\s%€$£¥円]|USD|EUR|GBP|CHF|JPY)+(\\)?)\\s*$/, "$1").replace(/^\\((.*)\\)$/, "-$1");
  const plain = german ? bare.replace(/\\.(?=\\d{3}(?:\\D|$))/g, "").replace(",", ".") : bare.replace(/,(?=\\d{3}(?:\\D|$))/g, "");
  return /^-?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?$/i.test(plain) ? Number(plain) : NaN;
};
const isMissing = (field: string) => {
  const bare = field.trim();
  return bare.length < 5 && /^(?:|-|–|—|n\\/?a|null|none|nan|\\?)$/i.test(bare);
};`;

/** Reads all records and defines how a field is read as a number. */
export function recordSource(form: RecordForm): string {
  return `${loaderSource(form)}\n${numberSource}\n`;
}

/** What is printed is shared among `shares` documents. */
export function profileCell(form: RecordForm, question: string, shares = 1): string {
  return `// Look: read every record and profile the columns; which of their values does the question name?
${recordSource(form)}const asked = ${literal(question)}.toLowerCase().replace(/[_-]/g, " ");
const isDate = (field: string) => /^(?:\\d{4}[-\\/]\\d\\d?[-\\/]\\d\\d?|\\d{1,2}[.\\/][A-Za-z\\d]{1,3}[.\\/]\\d{4}|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d|\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}-\\d\\d$|[A-Z][a-z]{2,8}\\.? \\d{1,2},? \\d{4}$)/.test(field);
const wordSign = /[\\p{Script=Latin}\\p{N}]/u;
// Only a value that begins like some place of the question can stand in it.
const openings = new Set<string>();
for (let i = 0; i < asked.length; i += 1) { openings.add(asked[i]); openings.add(asked.slice(i, i + 2)); }
const findAsked = (value: string) => {
  if (value.length === 0 || value.length > asked.length || !openings.has(value.slice(0, 2).toLowerCase().replace(/[_-]/g, " "))) return -1;
  const wanted = value.toLowerCase().replace(/[_-]/g, " ");
  if (/^\\p{Script=Latin}$/u.test(wanted)) return asked.search(new RegExp(\`(?<=["“„'«])\${wanted}(?=["”“'»])\`)); // one letter only in quotation marks
  if (wanted.length < 2 && !/\\d/.test(wanted) && !/\\p{Script=Han}/u.test(wanted)) return -1;
  for (let at = asked.indexOf(wanted); at >= 0; at = asked.indexOf(wanted, at + 1)) {
    const after = asked.slice(at + wanted.length).replace(/^(?:es|s)(?![\\p{L}\\p{N}])/u, "");
    const joined = wordSign.test(asked[at - 1] ?? "") && wordSign.test(wanted[0]);
    if (!joined && !(wordSign.test(after[0] ?? "") && wordSign.test(wanted.at(-1) ?? "")) && !(/^[.,]\\d/.test(after) && /\\d$/.test(wanted))) return at;
  }
  return -1;
};
// What people call the levels of a log.
const synonyms: Record<string, string[]> = { error: ["エラー", "fehlern", "fehler"], err: ["errors", "error"], warn: ["warnings", "warning", "警告", "warnungen"], warning: ["警告", "warnungen", "warnung"], fatal: ["致命的"] };
const hits: { table: number; column: number; value: string; start: number; end: number; rows: number }[] = [];
const most = 30_000; // beyond so many different values a column is only tested, not counted
const profileColumn = (table: Table, t: number, name: string, c: number) => {
  const counts = new Map<string, number>();
  const signs = new Set<string>(); // amounts of several currencies cannot be added up
  let missing = 0, integers = true, numeric = true, dated = true, low = Infinity, high = -Infinity;
  for (const row of table.rows) {
    const value = row[c], count = counts.get(value);
    if (count !== undefined) { counts.set(value, count + 1); continue; }
    if (counts.size <= most || isMissing(value)) counts.set(value, 1);
    if (isMissing(value)) continue;
    if (numeric) {
      const sign = bareNumber.test(value) ? undefined : /[€$£¥円]|USD|EUR|GBP|CHF|JPY/.exec(value)?.[0];
      if (sign !== undefined && signs.add(sign).size > 1) numeric = integers = false;
      const number = numberOf(value);
      if (Number.isNaN(number)) numeric = integers = false;
      else { if (number < low) low = number; if (number > high) high = number; if (!Number.isInteger(number)) integers = false; }
    }
    if (dated && !isDate(value)) dated = false;
    const at = findAsked(value);
    for (const other of /^(?:log_?)?(?:level|severity)$/i.test(name) ? (synonyms[value.toLowerCase()] ?? []) : []) {
      const place = findAsked(other);
      if (place >= 0) { hits.push({ table: t, column: c, value, start: place, end: place + other.length, rows: 1 }); break; }
    }
    if (at >= 0 && hits.length < 40 && !(counts.size > most && hits.some((hit) => hit.column === c && hit.value === value))) hits.push({ table: t, column: c, value, start: at, end: at + value.length, rows: 1 });
  }
  const present = [...counts.keys()].filter((value) => !isMissing(value));
  for (const [value, count] of counts) if (isMissing(value)) missing += count;
  for (const hit of hits) if (hit.table === t && hit.column === c) hit.rows = counts.get(hit.value) ?? hit.rows;
  const isCounted = present.length > 0 && numeric;
  return { name, kind: present.length === 0 ? "text" : isCounted ? (integers ? "integer" : "number") : dated ? "date" : "text", distinct: present.length, missing, low: isCounted ? low : null, high: isCounted ? high : null, ...(table.units[c] ? { unit: table.units[c] } : {}) };
};
const profile = tables.slice(0, 6).map((table, t) => ({ name: table.name.slice(0, 120), rows: table.rows.length, skipped: table.skipped, ...(table.cells.length > 0 ? { rowNames: table.rowNames } : {}), columns: table.columns.map((name, c) => profileColumn(table, t, name, c)) }));
hits.sort((a, b) => b.end - b.start - (a.end - a.start));
// What is printed is cut beyond a bound: of a wide table only the columns that the question may mean are told in full.
const words = new Set(asked.match(/[\\p{L}\\p{N}]+/gu) ?? []);
const nearness = (name: string) => (name.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? []).filter((word) => words.has(word) || words.has(word + "s") || words.has(word.replace(/s$/, ""))).length;
const shorten = (table: (typeof profile)[number], t: number) => {
  const near = table.columns.map((column, c) => ({ c, near: nearness(column.name) + (hits.some((hit) => hit.table === t && hit.column === c) ? 9 : 0) + (column.kind === "date" ? 9 : 0) })).filter(({ near }) => near > 0);
  const kept = new Set(near.sort((x, y) => y.near - x.near).slice(0, 16).map(({ c }) => c));
  return { ...table, columns: table.columns.map((column, c) => (kept.has(c) ? column : column.kind)) };
};
const told = JSON.stringify(profile).length <= ${Math.floor(3400 / shares)} ? profile : profile.map(shorten);
console.log("tables: " + (JSON.stringify(told).length <= ${Math.floor(3600 / shares)} ? JSON.stringify(told) : "null"));
console.log("hits: " + JSON.stringify(hits.slice(0, ${Math.max(4, Math.floor(14 / shares))})));
const general = asked.match(/\\b(?:federal|national|overall|official|bundesweit\\w*)\\b/g) ?? [];
console.log("absent: " + JSON.stringify(general.filter((word) => !new RegExp(word, "i").test(context))));`;
}

export function readProfile(tables: unknown, hits: unknown): Profile | null {
  if (!Array.isArray(tables) || !Array.isArray(hits)) return null;
  return {
    tables: tables.filter(isRecord).map(readTable),
    hits: hits.filter(isRecord).map(readHit),
  };
}

function readTable(row: Record<string, unknown>): Table {
  return {
    name: String(row.name),
    rows: Number(row.rows),
    skipped: Number(row.skipped),
    columns: (Array.isArray(row.columns) ? row.columns : []).map(readColumn),
    isLabelled: Array.isArray(row.rowNames),
    rowNames: Array.isArray(row.rowNames) ? row.rowNames.map(String) : [],
  };
}

/** A column that the question cannot mean is told by its kind alone, and keeps its place. */
function readColumn(column: unknown): Column {
  if (!isRecord(column))
    return {
      name: "",
      kind: readKind(column),
      distinct: 0,
      missing: 0,
      low: null,
      high: null,
      unit: "",
    };
  return {
    name: String(column.name),
    kind: readKind(column.kind),
    distinct: Number(column.distinct),
    missing: Number(column.missing),
    low: column.low === null ? null : Number(column.low),
    high: column.high === null ? null : Number(column.high),
    unit: typeof column.unit === "string" ? column.unit : "",
  };
}

function readKind(value: unknown): ColumnKind {
  return value === "integer" || value === "number" || value === "date" ? value : "text";
}

function readHit(row: Record<string, unknown>): Hit {
  return {
    table: Number(row.table),
    column: Number(row.column),
    value: String(row.value),
    start: Number(row.start),
    end: Number(row.end),
    rows: Number(row.rows),
  };
}
