/** Names that another took the place of, in every line where they stood. */

import { escapePattern } from "@/lib/builtin/cell";
import { isCommon, isDistinctive, isPrivate } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import { hasVanished, type SideNames } from "./change-names";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { isDefiningRole, isPublicRole, type NameRole, roleOf } from "./name-role";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

type Sighting = {
  file: ShownFile;
  hunk: ShownHunk;
  quote: string;
  removed: string;
  added: string;
  role: NameRole;
  fresh: string;
};

const wholeName = /^[A-Za-z_$][\w$]*(?:-[A-Za-z][\w$]*)*$|^--[A-Za-z][\w-]*$/;
/** How surely a line shows that readers know the name, most surely first. */
const rank: readonly NameRole[] = [
  "flag",
  "definition",
  "field",
  "parameter",
  "text",
  "choice",
  "member",
];

export function findRenames(change: ShownChange, names: SideNames): Fact[] {
  const sightings = new Map<string, Sighting[]>();
  for (const file of sourceFiles(change)) {
    for (const hunk of file.hunks) {
      for (const pair of linePairs(hunk)) {
        for (const { old, fresh } of pair.replacements) {
          const [from, to] = [unquoted(old), unquoted(fresh)];
          if (!wholeName.test(from) || !wholeName.test(to)) continue;
          const role = roleOf(from, pair.removed, hunk.heading);
          const seen = sightings.get(from) ?? [];
          seen.push({
            file,
            hunk,
            quote: pairQuote(pair, hunk),
            removed: pair.removed,
            added: pair.added,
            role,
            fresh: to,
          });
          sightings.set(from, seen);
        }
      }
    }
  }
  return [...sightings].flatMap(([old, seen]) => renameOf(old, seen, names));
}

function unquoted(pieces: readonly string[]): string {
  return pieces.join("").replace(/^["'`](.*)["'`]$/, "$1");
}

function renameOf(old: string, seen: readonly Sighting[], names: SideNames): Fact[] {
  const bare = old.replace(/^-+/, "");
  if (isPrivate(bare) || bare.length < 3 || (isCommon(bare) && !old.startsWith("--"))) return [];
  const fresh = mostFrequent(seen.map((each) => each.fresh));
  const agreeing = seen.filter((each) => each.fresh === fresh);
  if (fresh === null || agreeing.length * 2 <= seen.length) return [];
  const best = [...agreeing].sort((a, b) => place(a.role) - place(b.role))[0];
  if (!best || !isKnownToReaders(best.role, agreeing.length)) return [];
  // `borderWidth` that becomes `width` went into an object of its own.
  if (fresh.length < bare.length && bare.toLowerCase().endsWith(fresh.toLowerCase())) return [];
  if (isCommon(fresh) && !fresh.startsWith("--")) return [];
  if (!isSameKind(bare, fresh.replace(/^-+/, ""))) return [];
  if (names.removed.has(fresh) || names.context.has(fresh)) return [];
  // Made private, not renamed for readers: what they are to use instead, the change does not say.
  if (isPrivate(fresh.replace(/^-+/, ""))) return [];
  const isKey = best.role === "choice" || best.role === "text";
  const isAlias = isKey ? isQuotedStill(old, names) : !hasVanished(old, names);
  const warns = names.deprecations.some((line) => line.includes(bare));
  if (isAlias && !warns) return [];
  return [
    {
      kind: "renamed",
      driftType: warns ? "deprecated-form" : "renamed",
      old: best.role === "flag" ? `--${bare}` : bare,
      fresh: best.role === "flag" ? `--${fresh.replace(/^-+/, "")}` : fresh,
      key: null,
      isDefined: isDefiningRole(best.role),
      file: best.file.path,
      quote: best.quote,
      scope: scopeOf(best.file, best.hunk),
      hints: hintsOf(best.hunk, best.quote),
      anchors: anchorsOf(best.removed, old, best.hunk, best.added),
      spoken: [],
    },
  ];
}

/** A key of an output is known in its quotes: the variable behind it may keep the name. */
function isQuotedStill(old: string, { standing }: SideNames): boolean {
  return standing.some((line) => new RegExp(`["'\`]${escapePattern(old)}\\\\?["'\`]`).test(line));
}

function isKnownToReaders(role: NameRole, sightings: number): boolean {
  return isPublicRole(role) || (role === "member" && sightings >= 2);
}

/** A name gives way to one of its own kind: a constant to a constant, a type to a type. Anything else is another expression. */
function isSameKind(old: string, fresh: string): boolean {
  const kind = (name: string) =>
    /^[A-Z][A-Z0-9_]*$/.test(name) ? "constant" : /^[A-Z]/.test(name) ? "type" : "name";
  if (/(?:Impl|Internal|Inner|Base|Helper|Raw|_impl|_inner|_internal)$/.test(fresh)) return false;
  return (
    kind(old) === kind(fresh) && (isDistinctive(old) || isDistinctive(fresh) || old.length > 3)
  );
}

function place(role: NameRole): number {
  const at = rank.indexOf(role);
  return at < 0 ? rank.length : at;
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
