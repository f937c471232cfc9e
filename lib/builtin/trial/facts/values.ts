/** Keys that kept their name and got another literal: defaults, limits, ports, modes. */
import { isPrivate } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { type LinePair, linePairs, pairQuote, type Replacement } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const isConstantLiteral =
  /^(?:-?\d[\w.]*(?:\s*[*]\s*\d[\w.]*)*|true|false|True|False|Infinity|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|(["'`])[^"'`]{1,60}\1|\[(?:\s*["'`]?[\w./-]*["'`]?\s*,?)*\])$/;

export function findValues(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair) => {
        const stated = statedValues(pair, hunk);
        return stated.map(
          ({ key, old, fresh }): Fact => ({
            kind: "value",
            driftType: /default/i.test(pair.removed + hunk.heading + key)
              ? "changed-default"
              : "changed-value",
            old,
            fresh,
            key,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, pair.removed),
          }),
        );
      }),
    ),
  );
}

type Stated = { key: string; old: string; fresh: string };

function statedValues(pair: LinePair, hunk: ShownHunk): Stated[] {
  const assigned = assignedValue(pair, hunk);
  if (assigned) return [assigned];
  return pair.replacements.flatMap((each) => inlineValue(each, pair));
}

/** `key: old` became `key: new`, with nothing behind the value but a sign or a remark. */
function assignedValue({ removed, added }: LinePair, hunk: ShownHunk): Stated | null {
  const [old, fresh] = [keyedValue(removed), keyedValue(added)];
  if (!old || !fresh || old.key !== fresh.key || old.value === fresh.value) return null;
  if (!isConstantLiteral.test(old.value) || !isConstantLiteral.test(fresh.value)) return null;
  const key = /^(?:default|defaultValue|default_value|value)$/i.test(old.key)
    ? enclosingKey(removed, hunk)
    : old.key;
  return key === null || isPrivate(key.replace(/^#/, ""))
    ? null
    : { key: bareKey(key), old: bare(old.value), fresh: bare(fresh.value) };
}

const keyed =
  /^\s*(?:(?:export|public|private|protected|readonly|static|const|let|var|final|pub|val|self\.|this\.|#|\*|@|\/\/|--?)\s*)*["']?([A-Za-z_$][\w$.-]*)["']?\??\s*(?::\s*[\w<>[\]|., ]+?)?\s*(?:=|:=|:|\?\?|\|\|)\s*(.+?)[,;]?\s*(?:(?:\/\/|#).*)?$/;

function keyedValue(line: string): { key: string; value: string } | null {
  const annotated = /^\s*(?:\*|\/\/|#)?\s*@default(?:value)?:?\s+(.+?)\s*(?:\*\/)?$/i.exec(line);
  if (annotated) return { key: "default", value: (annotated[1] ?? "").replaceAll("`", "") };
  const found = keyed.exec(line);
  if (!found) return null;
  const value = found[2] ?? "";
  const fallback = /(?:\?\?|\|\|)\s*([^|?]+)$/.exec(value)?.[1];
  return { key: found[1] ?? "", value: (fallback ?? value).trim() };
}

/** `timeout=5.0` in a list of parameters or arguments. */
function inlineValue({ old, fresh, before }: Replacement, { removed }: LinePair): Stated[] {
  const [from, to] = [old.join(""), fresh.join("")];
  if (
    !isConstantLiteral.test(withQuotes(from, before)) ||
    !isConstantLiteral.test(withQuotes(to, before))
  )
    return [];
  const key = /([A-Za-z_$][\w$-]*)["']?\s*(?::\s*[\w[\]|. ]+?)?\s*(?:=|:|\?\?)\s*["'`]?$/.exec(
    before,
  )?.[1];
  if (key === undefined || isPrivate(key) || removed.trim() === "") return [];
  return [{ key: bareKey(key), old: bare(from), fresh: bare(to) }];
}

function withQuotes(value: string, before: string): string {
  const quote = /["'`]$/.exec(before)?.[0];
  return quote ? `${quote}${value}${quote}` : value;
}

/** The name of the option whose default stands in a line of its own: the nearest key above with less indent, or the one below a doc comment. */
function enclosingKey(line: string, hunk: ShownHunk): string | null {
  const at = hunk.lines.findIndex(({ side, text }) => side === "removed" && text === line);
  const isComment = /^\s*(?:\*|\/\/|#)/.test(line);
  const indentOf = (text: string) => text.length - text.trimStart().length;
  if (isComment) {
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
function bareKey(key: string): string {
  const last = key.split(".").at(-1) ?? key;
  return last
    .replace(/^(?:DEFAULT_|default_|_?default(?=[A-Z]))/, "")
    .replace(/_DEFAULT$|_default$|Default$/, "");
}

function bare(value: string): string {
  return value.replace(/^(["'`])(.*)\1$/, "$2").trim();
}
