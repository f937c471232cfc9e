/** The part of a cell that reads a text into tables: a name, columns, rows, and where each row begins. */
import { leveledShape, type RecordForm } from "./forms";
import { labelledSource } from "./labelled-source";

const tableType = `type Place = { start: number; end: number } | null;
type Table = { name: string; columns: string[]; rows: string[][]; starts: number[]; ends: number[]; skipped: number; rowNames: string[]; units: string[]; raw: (string[] | undefined)[]; cells: Place[][] };`;

const addRow = `const tables: Table[] = [];
const newTable = (name: string, columns: string[]): Table => {
  const table: Table = { name, columns, rows: [], starts: [], ends: [], skipped: 0, rowNames: [], units: [], raw: [], cells: [] };
  tables.push(table);
  return table;
};`;

const eachLine = `let start = 0;
const eachLine = (visit: (line: string, start: number) => void) => {
  for (start = 0; start < context.length; ) {
    const end = context.indexOf("\\n", start) < 0 ? context.length : context.indexOf("\\n", start);
    visit(context.slice(start, context[end - 1] === "\\r" ? end - 1 : end), start);
    start = end + 1;
  }
};
const add = (table: Table, row: string[], line: string, start: number) => {
  table.rows.push(row);
  table.starts.push(start);
  table.ends.push(start + line.length);
};`;

const byPattern = (
  columns: readonly string[],
  shape: string,
) => `const table = newTable("lines", ${JSON.stringify(columns)});
const shape = ${shape};
eachLine((line, start) => {
  if (line.trim() === "") return;
  const match = shape.exec(line);
  if (match) add(table, match.slice(1).map((field) => field ?? ""), line, start);
  else table.skipped += 1;
});`;

const delimited = (
  sign: string,
) => `// Rows are runs of lines with equally many fields; the line before a run is its title.
const sign = ${JSON.stringify(sign)};
const split = (line: string) => {
  if (!line.includes('"')) {
    const plain = line.split(sign);
    for (let i = 0; i < plain.length; i += 1) if (plain[i].charCodeAt(0) <= 32 || plain[i].charCodeAt(plain[i].length - 1) <= 32) plain[i] = plain[i].trim();
    return plain;
  }
  const fields: string[] = [];
  let field = "", quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const c = line[i];
    if (c === '"' && quoted && line[i + 1] === '"') { field += c; i += 1; }
    else if (c === '"') quoted = !quoted;
    else if (c === sign && !quoted) { fields.push(field.trim()); field = ""; }
    else field += c;
  }
  return [...fields, field.trim()];
};
let title = "", table: Table | null = null;
eachLine((line, start) => {
  if (line.startsWith("#") || line.trim() === "") { if (line.startsWith("#")) title = line; table = null; return; }
  const fields = split(line);
  if (!table && fields.length > 2 && fields.slice(1).every((field) => field === "")) { title = fields[0]; return; }
  if (table && fields.length === table.columns.length) add(table, fields, line, start);
  else if (fields.length > 1 && (fields.length > 2 || !/[.!?:]$|^[=\\-#*]/.test(line)) && !/^[=\\-*]{2,}/.test(line)) {
    if (table && table.rows.length > 0 && fields.length !== table.columns.length) table.skipped += 1;
    else { table = newTable(title, fields); title = ""; }
  } else { title = line; table = null; }
});`;

const piped = `// Tables of Markdown: a heading row, a row of dashes, then the rows.
let title = "", table: Table | null = null, heading: string[] | null = null;
eachLine((line, start) => {
  if (!/^\\s*\\|.*\\|\\s*$/.test(line)) { if (line.trim() !== "") title = line; table = null; heading = null; return; }
  const fields = line.trim().slice(1, -1).split("|").map((field) => field.trim());
  if (fields.every((field) => /^:?-+:?$/.test(field))) { if (heading) table = newTable(title, heading); return; }
  if (table && fields.length === table.columns.length) add(table, fields.map((field) => field.replace(/^\\*\\*(.*)\\*\\*$/, "$1")), line, start);
  else if (table) table.skipped += 1;
  else heading = fields;
});`;

const jsonRows = `const flat = (value: unknown, path: string, into: Map<string, string>) => {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) flat(inner, path ? path + "." + key : key, into);
  } else into.set(path, typeof value === "string" ? value : value === null ? "" : JSON.stringify(value));
};
const addObjects = (name: string, objects: { value: unknown; start: number; end: number }[]) => {
  const maps = objects.map(({ value }) => { const into = new Map<string, string>(); flat(value, "", into); return into; });
  const table = newTable(name, [...new Set(maps.flatMap((map) => [...map.keys()]))]);
  maps.forEach((map, i) => {
    table.rows.push(table.columns.map((column) => map.get(column) ?? ""));
    table.starts.push(objects[i].start);
    table.ends.push(objects[i].end);
  });
};`;

const jsonLines = `${jsonRows}
const objects: { value: unknown; start: number; end: number }[] = [];
eachLine((line, start) => { if (line.trim() !== "") objects.push({ value: JSON.parse(line), start, end: start + line.length }); });
addObjects("lines", objects);`;

const wholeJson = `${jsonRows}
const visit = (value: unknown, name: string) => {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => item !== null && typeof item === "object")) {
    addObjects(name, value.map((item) => ({ value: item, start: 0, end: Math.min(200, context.length) })));
  } else if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) visit(inner, key);
  }
};
visit(JSON.parse(context), "");`;

const accessPattern =
  '/^(\\S+) \\S+ (\\S+|.*?) \\[([^\\]]+)\\] "(?:([A-Z]+) (\\S+|.*?)(?: (HTTP\\/[\\d.]+))?|([^"]*(?:\\\\.[^"]*)*))" (\\d{3}) (\\d+|-)(?: "((?:[^"\\\\]|\\\\.)*)" "((?:[^"\\\\]|\\\\.)*)"?.*)?$/';

const sources: Readonly<Record<RecordForm, string>> = {
  access: byPattern(
    [
      "client",
      "user",
      "time",
      "method",
      "path",
      "protocol",
      "malformed",
      "status",
      "bytes",
      "referrer",
      "agent",
    ],
    accessPattern,
  ),
  "json-lines": jsonLines,
  json: wholeJson,
  stamped: byPattern(
    ["time", "level", "message"],
    "/^\\[?(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)\\]?[\\s|,-]*(?:\\[?\\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\\b\\]?:?)?[\\s|:-]*(.*)$/i",
  ),
  syslog: byPattern(
    ["time", "host", "process", "message"],
    "/^([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d) (\\S+) +([^:\\s\\[]+(?: [^:\\[]{1,20})?)(?:\\[\\d+\\])?: ?(.*)$/",
  ),
  leveled: byPattern(["stamp", "level", "message"], leveledShape),
  piped,
  comma: delimited(","),
  tab: delimited("\t"),
  semicolon: delimited(";"),
  pipe: delimited("|"),
  labelled: labelledSource,
};

export function loaderSource(form: RecordForm): string {
  return [tableType, addRow, eachLine, sources[form]].join("\n");
}
