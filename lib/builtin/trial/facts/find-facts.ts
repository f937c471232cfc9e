/** Everything that rules can prove from a change, the surest kind first. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { sideNames } from "./change-names";
import type { Fact } from "./fact";
import { findMessages } from "./messages";
import { findMovedFiles } from "./moved-files";
import { findRemovals } from "./removals";
import { findRenames } from "./renames";
import { findRequirements } from "./requirements";
import { findSignatures } from "./signatures";
import { findValues } from "./values";

export function findFacts(change: ShownChange): Fact[] {
  const names = sideNames(change);
  const renames = findRenames(change, names);
  const known = new Set(renames.map(({ old }) => old.replace(/^-+/, "")));
  return [
    ...findRequirements(change),
    ...renames,
    ...findSignatures(change),
    ...findValues(change),
    ...findMessages(change),
    ...findMovedFiles(change),
    ...findRemovals(change, names, known),
  ];
}
