/** Names that were made known in a removed line, and stand nowhere else in the change. */
import { isCommon, isDistinctive, isPrivate, namesIn } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { hasVanished, type SideNames } from "./change-names";
import type { Fact } from "./fact";
import { isPublicRole, type NameRole, roleOf } from "./name-role";
import { scopeOf } from "./scope";

type Sighting = { file: ShownFile; hunk: ShownHunk; line: string; role: NameRole };

const rank: readonly NameRole[] = ["definition", "flag", "field", "parameter", "text"];

/** `known` are the names that another took the place of. */
export function findRemovals(
  change: ShownChange,
  names: SideNames,
  known: ReadonlySet<string>,
): Fact[] {
  const sightings = new Map<string, Sighting[]>();
  for (const file of change.files.filter(({ isTest }) => !isTest)) {
    for (const hunk of file.hunks) {
      for (const { side, text } of hunk.lines) {
        if (side !== "removed") continue;
        for (const name of new Set(namesIn(text))) {
          if (!isWorthKnowing(name) || !hasVanished(name, names)) continue;
          const role = roleOf(name.replace(/^-+/, ""), text, hunk.heading);
          const seen = sightings.get(name) ?? [];
          seen.push({ file, hunk, line: text, role });
          sightings.set(name, seen);
        }
      }
    }
  }
  return [...sightings].flatMap(([name, seen]) =>
    known.has(name.replace(/^-+/, "")) ? [] : removalOf(name, seen),
  );
}

function isWorthKnowing(name: string): boolean {
  const bare = name.replace(/^-+/, "");
  return bare.length >= 3 && !isPrivate(bare) && (name.startsWith("--") || !isCommon(bare));
}

function removalOf(name: string, seen: readonly Sighting[]): Fact[] {
  const best = [...seen].sort((a, b) => place(a.role) - place(b.role))[0];
  if (!best || !isPublicRole(best.role)) return [];
  const isFlag = best.role === "flag" || name.startsWith("--");
  if (best.role === "text" && !isDistinctive(name)) return [];
  return [
    {
      kind: "removed",
      driftType: "removed",
      old: isFlag ? `--${name.replace(/^-+/, "")}` : name,
      fresh: null,
      key: null,
      file: best.file.path,
      quote: best.line.trim().slice(0, 390),
      scope: scopeOf(best.file, best.hunk),
    },
  ];
}

function place(role: NameRole): number {
  const at = rank.indexOf(role);
  return at < 0 ? rank.length : at;
}
