/** Names that stand beside what changed and did not change themselves: what else a line about the same thing holds. */
import { isCommon, isPrivate, namesIn } from "@/lib/builtin/trial/names";
import type { ShownHunk } from "@/lib/builtin/trial/shown-change";

const definition =
  /(?:\bdef|\bfunction|\bfunc|\bfn|\bclass|\binterface|\bstruct|\btype|\brecord)\s+(?:\([^)]*\)\s*)?([A-Za-z_]\w*)/;

/** `added` is the line that took the removed one's place; empty where none did. */
export function anchorsOf(removed: string, old: string, hunk: ShownHunk, added = ""): Set<string> {
  const kept = new Set(namesIn(added));
  const beside = namesIn(removed).filter(
    (name) => name !== old && kept.has(name) && !isCommon(name) && name.length > 3,
  );
  const owner = ownerOf(removed, hunk);
  const anchors = owner === null || owner === old ? beside : [...beside, owner];
  return new Set(anchors.filter((name) => !isPrivate(name)));
}

/** The function or class whose line it is, or the nearest above. */
function ownerOf(line: string, hunk: ShownHunk): string | null {
  const own = definition.exec(line)?.[1];
  if (own !== undefined) return own;
  const at = hunk.lines.findIndex(({ text }) => text === line);
  const indentOf = (text: string) => text.length - text.trimStart().length;
  const above = hunk.lines
    .slice(0, Math.max(0, at))
    .findLast(
      ({ side, text }) =>
        side !== "added" && definition.test(text) && indentOf(text) < indentOf(line),
    );
  return definition.exec(above?.text ?? hunk.heading)?.[1] ?? null;
}
