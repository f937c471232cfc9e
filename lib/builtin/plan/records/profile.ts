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
  /** A few values, the most frequent first. */
  values: readonly string[];
  low: number | null;
  high: number | null;
};

export type Table = { name: string; rows: number; skipped: number; columns: readonly Column[] };

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
const numberOf = (field: string) => {
  const bare = field.replace(/^[\\s$€£¥~]+|[\\s%€$£¥円]+$/g, "").replace(/^\\((.*)\\)$/, "-$1").replace(/−/g, "-");
  const plain = german ? bare.replace(/\\.(?=\\d{3}(?:\\D|$))/g, "").replace(",", ".") : bare.replace(/,(?=\\d{3}(?:\\D|$))/g, "");
  return /^-?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?$/i.test(plain) ? Number(plain) : NaN;
};
const isMissing = (field: string) => /^(?:|-|–|—|n\\/?a|null|none|nan|\\?)$/i.test(field.trim());`;

export function profileCell(form: RecordForm, question: string): string {
  return `// Look: read every record and profile the columns; which of their values does the question name?
${loaderSource(form)}
${numberSource}
const asked = ${literal(question)}.toLowerCase().replace(/[_-]/g, " ");
const isDate = (field: string) => /^(?:\\d{4}[-\\/]\\d\\d?[-\\/]\\d\\d?|\\d{1,2}[.\\/][A-Za-z\\d]{1,3}[.\\/]\\d{4}|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d|\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}-\\d\\d$)/.test(field);
const wordSign = /[\\p{Script=Latin}\\p{N}]/u;
const findAsked = (value: string) => {
  const wanted = value.toLowerCase().replace(/[_-]/g, " ");
  if (wanted.length < 2 && !/\\d/.test(wanted) && !/\\p{Script=Han}/u.test(wanted)) return -1;
  for (let at = asked.indexOf(wanted); at >= 0; at = asked.indexOf(wanted, at + 1)) {
    const after = asked.slice(at + wanted.length).replace(/^(?:es|s)(?![\\p{L}\\p{N}])/u, "");
    const joined = wordSign.test(asked[at - 1] ?? "") && wordSign.test(wanted[0]);
    if (!joined && !(wordSign.test(after[0] ?? "") && wordSign.test(wanted.at(-1) ?? "")) && !(/^[.,]\\d/.test(after) && /\\d$/.test(wanted))) return at;
  }
  return -1;
};
const hits: object[] = [];
const profile = tables.map((table, t) => ({
  name: table.name.slice(0, 120), rows: table.rows.length, skipped: table.skipped,
  columns: table.columns.map((name, c) => {
    const counts = new Map<string, number>();
    for (const row of table.rows) counts.set(row[c], (counts.get(row[c]) ?? 0) + 1);
    const present = [...counts.keys()].filter((value) => !isMissing(value));
    const numbers = present.map(numberOf);
    const kind = present.length === 0 ? "text" : numbers.every(Number.isInteger) ? "integer" : !numbers.some(Number.isNaN) ? "number" : present.every(isDate) ? "date" : "text";
    for (const value of present) {
      const at = findAsked(value);
      if (at >= 0 && hits.length < 40) hits.push({ table: t, column: c, value, start: at, end: at + value.length, rows: counts.get(value) });
    }
    const missing = [...counts].reduce((sum, [value, count]) => sum + (isMissing(value) ? count : 0), 0);
    const isNumeric = kind === "integer" || kind === "number";
    return { name, kind, distinct: present.length, missing,
      values: present.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, 4).map((value) => value.slice(0, 40)),
      low: isNumeric ? numbers.reduce((a, b) => Math.min(a, b), Infinity) : null, high: isNumeric ? numbers.reduce((a, b) => Math.max(a, b), -Infinity) : null };
  }),
}));
console.log("tables: " + JSON.stringify(profile.slice(0, 6)));
console.log("hits: " + JSON.stringify(hits));
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
  const columns = Array.isArray(row.columns) ? row.columns.filter(isRecord) : [];
  return {
    name: String(row.name),
    rows: Number(row.rows),
    skipped: Number(row.skipped),
    columns: columns.map((column) => ({
      name: String(column.name),
      kind: readKind(column.kind),
      distinct: Number(column.distinct),
      missing: Number(column.missing),
      values: Array.isArray(column.values) ? column.values.map(String) : [],
      low: column.low === null ? null : Number(column.low),
      high: column.high === null ? null : Number(column.high),
    })),
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
