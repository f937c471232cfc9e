/** Which names stand on which side of the whole change. What only a comment says of a name does not keep it. */
import { holdsName, namesIn } from "@/lib/builtin/trial/names";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";

export type SideNames = {
  removed: ReadonlySet<string>;
  added: ReadonlySet<string>;
  context: ReadonlySet<string>;
  /** Lines of code that the change kept or added. */
  standing: readonly string[];
  /** Added lines that speak of an old form: a warning, an alias. */
  deprecations: readonly string[];
};

const comment = /^\s*(?:\/\/|\*|\/\*|#(?!\[|include|define)|--\s|<!--|"""|''')/;

export function sideNames(change: ShownChange): SideNames {
  const names = {
    removed: new Set<string>(),
    added: new Set<string>(),
    context: new Set<string>(),
  };
  const deprecations: string[] = [];
  const standing: string[] = [];
  for (const { hunks } of change.files) {
    for (const { lines, heading } of hunks) {
      for (const name of namesIn(heading)) names.context.add(name);
      for (const { side, text } of lines) {
        if (side === "added" && isDeprecation(text)) deprecations.push(text);
        if (side !== "removed" && comment.test(text)) continue;
        if (side !== "removed") standing.push(text);
        for (const name of namesIn(text)) addWithParts(name, names[side]);
      }
    }
  }
  return { ...names, standing, deprecations };
}

function isDeprecation(text: string): boolean {
  return /deprecat|warn|alias|legacy|backward|removed in|renamed/i.test(text);
}

function addWithParts(name: string, names: Set<string>): void {
  names.add(name);
  for (const part of name.replace(/^-+/, "").split("-")) names.add(part);
  if (name.startsWith("--")) names.add(name.slice(2));
}

/** Removed, and nowhere else in the code that is shown. A flag is looked for as a flag. */
export function hasVanished(name: string, names: SideNames): boolean {
  if (name.startsWith("--")) {
    return names.removed.has(name) && !names.standing.some((line) => holdsName(line, name));
  }
  return names.removed.has(name) && !names.added.has(name) && !names.context.has(name);
}
