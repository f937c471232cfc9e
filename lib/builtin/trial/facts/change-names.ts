/** Which names stand on which side of the whole change. */
import { namesIn } from "@/lib/builtin/trial/names";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";

export type SideNames = {
  removed: ReadonlySet<string>;
  added: ReadonlySet<string>;
  context: ReadonlySet<string>;
  /** Added lines that speak of an old form: a warning, an alias. */
  deprecations: readonly string[];
};

export function sideNames(change: ShownChange): SideNames {
  const names = {
    removed: new Set<string>(),
    added: new Set<string>(),
    context: new Set<string>(),
  };
  const deprecations: string[] = [];
  for (const { hunks } of change.files) {
    for (const { lines, heading } of hunks) {
      for (const name of namesIn(heading)) names.context.add(name);
      for (const { side, text } of lines) {
        for (const name of namesIn(text)) {
          names[side].add(name);
          for (const part of name.replace(/^-+/, "").split("-")) names[side].add(part);
          if (name.startsWith("--")) names[side].add(name.slice(2));
        }
        if (
          side === "added" &&
          /deprecat|warn|alias|legacy|backward|removed in|renamed/i.test(text)
        ) {
          deprecations.push(text);
        }
      }
    }
  }
  return { ...names, deprecations };
}

/** Removed, and nowhere else in what is shown. */
export function hasVanished(name: string, names: SideNames): boolean {
  const bare = name.replace(/^-+/, "");
  return names.removed.has(bare) && !names.added.has(bare) && !names.context.has(bare);
}
