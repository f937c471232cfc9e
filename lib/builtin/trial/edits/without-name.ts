/** A line of an example without one name of a list: an import, an argument. */
import { escapePattern } from "@/lib/builtin/cell";
import type { PageLine } from "@/lib/builtin/trial/shown-page";

export function withoutName(line: PageLine, name: string): string | null {
  const escaped = escapePattern(name);
  const isImport = /^\s*(?:import|from|use|const|let|var)\b.*(?:import|\{|require|::)/.test(
    line.text,
  );
  if (!isImport) return null;
  const listed = new RegExp(
    `(?<![\\w$.])${escaped}(?![\\w$.(])\\s*,\\s*|,\\s*${escaped}(?![\\w$.(])`,
  );
  const shorter = line.text.replace(listed, "");
  return shorter === line.text ? null : shorter;
}

/** `"a" \| "b" \| "c"` and `a`, `b`, or `c` without one of them. */
export function withoutChoice(line: PageLine, choice: string): string | null {
  const item = `["'\`]+${escapePattern(choice)}["'\`]+`;
  const between = "\\s*(?:\\\\?\\||,|/)\\s*";
  const listed = new RegExp(`${item}${between}|${between}${item}`);
  const shorter = line.text.replace(listed, "");
  return shorter === line.text ? null : shorter;
}
