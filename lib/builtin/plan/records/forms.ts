/** The first look: which form of record do the lines of a text have? */
import { isRecord } from "@/lib/builtin/plan/facts";

/** A stamp of digits in any notation, a level, and the rest: the logs whose dates are not read. */
export const leveledShape =
  "/^((?:\\[?(?:[A-Z][a-z]{2} ){1,2})?\\[?\\d[\\d:., \\/\\]\\[-]{6,40}?)\\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\\b\\]?[: ]+(.*)$/i";

export const formsCell = `// Look: what are the lines of this text? Test the usual forms of record on all of them and show a few real ones.
const all = context.split("\\n").filter((line) => line.trim() !== "" && !/^# /.test(line)); // a heading is no record
const every = Math.ceil(all.length / 40_000); // a long text is sampled here; reading the rows later tests each of them
const lines = every === 1 ? all : all.filter((_, i) => i % every === 0);
const share = (shape: RegExp) => lines.filter((line) => shape.test(line)).length;
const fields = (sign: string) => {
  const widths = new Map<number, number>();
  for (const line of lines) { const width = line.replace(/(:\\d\\d),(?=\\d{3}(?!\\d))/g, "$1.").split(sign).length; widths.set(width, (widths.get(width) ?? 0) + 1); }
  return [...widths].filter(([width]) => width > 1).reduce((sum, [width, count]) => sum + (count > 2 || width > 2 ? count : 0), 0);
};
const repeats = (shape: RegExp) => {
  const labels = new Map<string, number>();
  for (const line of lines) { const label = shape.exec(line)?.[1].trim(); if (label) labels.set(label, (labels.get(label) ?? 0) + 1); }
  return Math.max(0, ...labels.values());
};
const forms = {
  lines: lines.length,
  access: share(/^\\S+ \\S+ .*?\\[[^\\]]+\\] "[^"]*(?:\\\\.[^"]*)*" \\d{3} (?:\\d+|-)/),
  json: share(/^\\s*\\{.*\\}\\s*$/),
  wholeJson: /^\\s*[\\[{]/.test(context) && /[\\]}]\\s*$/.test(context),
  stamped: share(/^\\[?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d/),
  syslog: share(/^[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ [^:\\s]+: /),
  leveled: share(${leveledShape}),
  piped: share(/^\\s*\\|.*\\|\\s*$/),
  labelled: repeats(/^[ \\t>*•_-]*(\\p{L}[^\\n:：|]{0,59}?)[ \\t*_]*(?:：|:(?=[ \\t*_]))[ \\t*_]*\\S/u),
  comma: fields(","), tab: fields("\\t"), semicolon: fields(";"), pipe: fields("|"),
};
console.log("forms: " + JSON.stringify(forms));
console.log([...lines.slice(0, 4), "…", ...lines.slice(-2)].map((line) => "  " + line.slice(0, 160)).join("\\n"));`;

export type RecordForm =
  | "access"
  | "json-lines"
  | "json"
  | "stamped"
  | "syslog"
  | "leveled"
  | "piped"
  | "comma"
  | "tab"
  | "semicolon"
  | "pipe"
  | "labelled";

/** Blocks of labelled lines among other text: read as rows, though the text as a whole is no list of records. */
export function hasLabelledLines(fact: unknown): boolean {
  return chooseForm(fact) === null && isRecord(fact) && Number(fact.labelled) > 1;
}

/** The form that nearly all lines share; null where the text is no list of records. */
export function chooseForm(fact: unknown): RecordForm | null {
  if (!isRecord(fact)) return null;
  const lines = Number(fact.lines);
  const share = (key: string) => (lines > 0 ? Number(fact[key]) / lines : 0);
  if (share("access") > 0.9) return "access";
  if (share("json") > 0.9) return "json-lines";
  if (fact.wholeJson === true) return "json";
  if (share("stamped") > 0.9 && share("tab") < 0.9 && share("comma") < 0.95) return "stamped";
  if (share("syslog") > 0.9) return "syslog";
  if (share("leveled") > 0.9) return "leveled";
  if (Number(fact.piped) >= 3) return "piped";
  const separators = ["tab", "semicolon", "pipe", "comma"] as const;
  return separators.find((separator) => share(separator) > 0.85) ?? null;
}
