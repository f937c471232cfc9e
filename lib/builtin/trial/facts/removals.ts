/** Names that were made known in a removed line, and stand nowhere else in the change. */

import { holdsName, isCommon, isDistinctive, isPrivate, namesIn } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import { hasVanished, type SideNames } from "./change-names";
import type { Fact } from "./fact";
import { isDefiningRole, isPublicRole, type NameRole, roleOf } from "./name-role";
import { hintsOf, scopeOf } from "./scope";
import { isBuild, sourceFiles } from "./source-files";

type Sighting = { file: ShownFile; hunk: ShownHunk; line: string; role: NameRole };

const rank: readonly NameRole[] = ["definition", "flag", "field", "parameter", "text", "choice"];

/** `known` are the names that another took the place of. */
export function findRemovals(
  change: ShownChange,
  names: SideNames,
  known: ReadonlySet<string>,
): Fact[] {
  const sightings = new Map<string, Sighting[]>();
  // What a deleted file made known may stand in one that is not shown; a build uses the flags of others.
  const files = sourceFiles(change).filter(
    ({ status, path }) => (change.isWhole || status !== "deleted") && !isBuild(path),
  );
  for (const file of files) {
    for (const hunk of file.hunks) {
      for (const { side, text } of hunk.lines) {
        if (side !== "removed") continue;
        if (removedOwner(hunk, text) || isInDocumentation(hunk, text)) continue;
        for (const name of new Set(namesIn(text))) {
          if (!isWorthKnowing(name) || !isGone(name, names) || isQuotedIn(text, name)) continue;
          const role = roleOf(name, text, hunk.heading);
          const seen = sightings.get(name) ?? [];
          seen.push({ file, hunk, line: text, role });
          sightings.set(name, seen);
        }
      }
    }
  }
  return [...sightings].flatMap(([name, seen]) =>
    known.has(name.replace(/^-+/, "")) ? [] : removalOf(name, seen, names),
  );
}

/** What belongs to a class that goes with it: another class may have a member of that name. */
function removedOwner(hunk: ShownHunk, line: string): boolean {
  const indentOf = (text: string) => text.length - text.trimStart().length;
  const at = hunk.lines.findIndex(({ side, text }) => side === "removed" && text === line);
  const own = indentOf(line);
  for (let index = at - 1; index >= 0 && own > 0; index -= 1) {
    const above = hunk.lines[index];
    if (!above || above.text.trim() === "" || indentOf(above.text) >= own) continue;
    if (above.side !== "removed") return false;
    if (
      /^\s*(?:export |pub |public |abstract |final )*(?:class|interface|struct|enum|trait|impl|def|function|func|fn)\b/.test(
        above.text,
      )
    )
      return true;
    if (indentOf(above.text) === 0) return false;
  }
  return false;
}

/** An example inside a doc comment defines nothing. */
function isInDocumentation({ lines }: ShownHunk, line: string): boolean {
  const at = lines.findIndex(({ side, text }) => side === "removed" && text === line);
  const above = lines.slice(Math.max(0, at - 12), at).filter(({ side }) => side !== "added");
  const begin = above.findLastIndex(({ text }) =>
    /::\s*\w*\s*$|^\s*(?:\*\s*)?```|^\s*>>>|@example/.test(text),
  );
  return begin >= 0 && !above.slice(begin).some(({ text }) => /"""|\*\/|^\S/.test(text));
}

/** In the marks of a doc comment: the code talks of the name there, and defines nothing. */
function isQuotedIn(line: string, name: string): boolean {
  return line.split("``").some((part, index) => index % 2 === 1 && holdsName(part, name));
}

function isWorthKnowing(name: string): boolean {
  const bare = name.replace(/^-+/, "");
  return bare.length >= 3 && !isPrivate(bare);
}

/** A plain word may stand anywhere: what counts is whether another line makes it known. */
function isGone(name: string, names: SideNames): boolean {
  if (name.startsWith("--") || !isCommon(name)) return hasVanished(name, names);
  return !names.standing.some(
    (line) => holdsName(line, name) && isPublicRole(roleOf(name, line, "")),
  );
}

/** The work went into a part of its own; what readers call is made of it elsewhere. */
function becameInner(name: string, { added }: SideNames): boolean {
  return ["Impl", "Internal", "Inner", "_impl", "_inner"].some((end) => added.has(name + end));
}

function removalOf(name: string, seen: readonly Sighting[], names: SideNames): Fact[] {
  const best = [...seen].sort((a, b) => place(a.role) - place(b.role))[0];
  if (!best || !isPublicRole(best.role) || becameInner(name, names)) return [];
  const isFlag = best.role === "flag" || name.startsWith("--");
  if (["text", "choice"].includes(best.role) && !isDistinctive(name)) return [];
  if (isCommon(name) && !name.startsWith("--") && best.role !== "field") return [];
  return [
    {
      kind: "removed",
      driftType: "removed",
      old: isFlag ? `--${name.replace(/^-+/, "")}` : name,
      fresh: null,
      key: null,
      isDefined: isDefiningRole(best.role),
      file: best.file.path,
      quote: best.line.trim().slice(0, 390),
      scope: scopeOf(best.file, best.hunk),
      hints: hintsOf(best.hunk, best.line),
      anchors: anchorsOf(best.line, name, best.hunk),
      spoken: [],
    },
  ];
}

function place(role: NameRole): number {
  const at = rank.indexOf(role);
  return at < 0 ? rank.length : at;
}
