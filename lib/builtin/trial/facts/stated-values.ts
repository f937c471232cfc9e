/** Which key a pair of lines gives which other literal. */
import type { ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { LinePair, Replacement } from "./line-pairs";

export type Stated = { key: string; old: string; fresh: string };

const literal =
  /^(?:-?\d[\w.]*(?:\s*[*]\s*\d[\w.]*)*|true|false|True|False|Infinity|[A-Za-z_]\w*(?:(?:\.|::)[A-Za-z_]\w*)+|(["'`])[^"'`]{1,60}\1|\[(?:\s*["'`]?[\w./-]*["'`]?\s*,?)*\])$/;

const isComment = /^\s*(?:\/\/|\*|\/\*|#(?!\[))/;

export function statedValues(pair: LinePair, hunk: ShownHunk): Stated[] {
  const assigned = assignedValue(pair, hunk);
  const texts = assignedTexts(pair);
  const found = assigned
    ? [assigned]
    : isComment.test(pair.removed)
      ? []
      : [...texts, ...pair.replacements.flatMap((each) => inlineValue(each))];
  return found.filter(({ old, fresh }) => old !== fresh && old !== "");
}

/** `key: old` became `key: new`, with nothing behind the value but a sign or a remark. */
function assignedValue({ removed, added }: LinePair, hunk: ShownHunk): Stated | null {
  const [old, fresh] = [keyedValue(removed), keyedValue(added)];
  if (!old || !fresh || old.key !== fresh.key || old.value === fresh.value) return null;
  if (!isLiteral(old.value, removed) || !isLiteral(fresh.value, added)) return null;
  const key = /^(?:default|defaultValue|default_value|default_value_t|value)$/i.test(old.key)
    ? enclosingKey(removed, hunk)
    : old.key;
  return key === null ? null : { key, old: bare(old.value), fresh: bare(fresh.value) };
}

/** `emptyText = "Nothing here"` in a longer line: the text counts whole. */
function assignedTexts({ removed, added }: LinePair): Stated[] {
  const read = (line: string) =>
    new Map(
      [...line.matchAll(/([A-Za-z_$][\w$]*)\??\s*[:=]\s*(["'])([^"']*)\2(?!\s*\|)/g)].map(
        (found) => [found[1] ?? "", found[3] ?? ""],
      ),
    );
  const fresh = read(added);
  return [...read(removed)].flatMap(([key, old]) => {
    const value = fresh.get(key);
    return value === undefined || value === old ? [] : [{ key, old, fresh: value }];
  });
}

/** A bare word is a value in YAML alone. */
function isLiteral(value: string, line: string): boolean {
  return literal.test(value) || (/^\s*[\w-]+: [\w./-]+\s*$/.test(line) && /^[\w./-]+$/.test(value));
}

const keyed =
  /^\s*(?:(?:export|public|private|protected|readonly|static|const|let|var|final|pub|val|int|long|String|self\.|this\.|#|\*|@|\/\/|--?)\s*)*["']?([A-Za-z_$][\w$.-]*)["']?\??\s*(?::\s*[\w<>[\]|., ]+?)?\s*(?:=|:=|:|\?\?|\|\|)\s*(.+?)[,;]?\s*(?:(?:\/\/|#).*)?$/;

function keyedValue(line: string): { key: string; value: string } | null {
  const annotated = /^\s*(?:\*|\/\/|#)?\s*@default(?:value)?:?\s+(.+?)\s*(?:\*\/)?$/i.exec(line);
  if (annotated) return { key: "default", value: (annotated[1] ?? "").replaceAll("`", "") };
  const found = keyed.exec(line);
  if (!found) return null;
  const value = found[2] ?? "";
  const shell = /^"?\$\{([A-Z]\w+):-([^}]+)\}"?$/.exec(value);
  if (shell) return { key: shell[1] ?? "", value: `"${shell[2]}"` };
  const fallback = /(?:\?\?|\|\|)\s*([^|?]+)$/.exec(value)?.[1];
  const counted = /^(\d+) ?\* ?[A-Za-z.]+$/.exec(value)?.[1];
  return { key: found[1] ?? "", value: (counted ?? fallback ?? value).trim() };
}

/** `timeout=5.0` in a list of parameters, `intOr("BURST", 40)`, `exit(78)`. */
function inlineValue({ old, fresh, before, after }: Replacement): Stated[] {
  const [from, to] = [old.join(""), fresh.join("")];
  // One of several choices: the others may only have moved.
  if (/\|\s*["'`]?$/.test(before) || /^["'`]?\s*\|/.test(after)) return [];
  const isQuoted = /["'`]$/.test(before) && /^["'`]/.test(after);
  const isValue = (value: string) => literal.test(isQuoted ? `"${value}"` : value);
  if (!isValue(from) || !isValue(to)) return [];
  const key =
    /([A-Za-z_$][\w$-]*)["']?\s*(?::\s*[\w[\]|. ]+?)?\s*(?:=|:|\?\?)\s*["'`]?$/.exec(before)?.[1] ??
    /["'`](?:--)?([\w.-]+)["'`]\s*,\s*["'`]?$/.exec(before)?.[1] ??
    /["'`](?:--)?([\w-]+)["'`].*\bdefault\s*=\s*["'`]?$/.exec(before)?.[1] ??
    /\b([A-Za-z_]\w*)(?:::\w+)?[(\s]\s*["'`]?$/.exec(before)?.[1];
  const flag = /["'`]--([\w-]+)["'`].*\bdefault\s*=\s*["'`]?$/.exec(before)?.[1];
  const named = flag ?? key;
  return named === undefined ? [] : [{ key: named, old: bare(from), fresh: bare(to) }];
}

/** The name of the option whose default stands in a line of its own: the nearest key above with less indent, or the one below a doc comment. */
function enclosingKey(line: string, hunk: ShownHunk): string | null {
  const at = hunk.lines.findIndex(({ side, text }) => side === "removed" && text === line);
  const indentOf = (text: string) => text.length - text.trimStart().length;
  if (/^\s*(?:\*|\/\/|#)/.test(line)) {
    const below = hunk.lines
      .slice(at + 1)
      .find(({ side, text }) => side !== "removed" && /^\s*[A-Za-z_$]/.test(text));
    return (
      /^\s*(?:readonly |public )?["']?([A-Za-z_$][\w$-]*)/.exec(below?.text ?? "")?.[1] ?? null
    );
  }
  const above = hunk.lines
    .slice(0, at)
    .findLast(
      ({ side, text }) => side !== "added" && text.trim() !== "" && indentOf(text) < indentOf(line),
    );
  return /["']?(?:--)?([A-Za-z_$][\w$-]*)["']?\s*[:=({]/.exec(above?.text ?? "")?.[1] ?? null;
}

/** `DEFAULT_MAX_SIZE` and `defaultMaxSize` are what a reader calls `max size`. */
export function bareKey(key: string): string {
  const last = key.split(".").at(-1) ?? key;
  return last
    .replace(/^(?:DEFAULT_|default_|_?default(?=[A-Z])|MAX_|MIN_)+/, "")
    .replace(/_DEFAULT$|_default$|Default$/, "");
}

function bare(value: string): string {
  return value.replace(/^(["'`])(.*)\1$/, "$2").trim();
}
