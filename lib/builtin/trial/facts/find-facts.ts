/** Everything that rules can prove from a change, the surest kind first. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { sideNames } from "./change-names";
import { findChoices } from "./choices";
import { findDeprecations } from "./deprecations";
import { findDescriptions } from "./descriptions";
import type { Fact } from "./fact";
import { findHelpLines } from "./help-lines";
import { findMessages } from "./messages";
import { findMovedFiles } from "./moved-files";
import { findRemovals } from "./removals";
import { findRenames } from "./renames";
import { findRequirements } from "./requirements";
import { findSignatures } from "./signatures";
import { findStrings } from "./strings";
import { findValues } from "./values";

export function findFacts(change: ShownChange): Fact[] {
  const names = sideNames(change);
  const renames = [
    ...findHelpLines(change),
    ...findRenames(change, names),
    ...findDeprecations(change),
  ];
  const known = new Set(renames.map(({ old }) => old.replace(/^-+/, "")));
  const messages = findMessages(change);
  const reworded = new Set(messages.map(({ old }) => old));
  return [
    ...findRequirements(change),
    ...renames,
    ...findSignatures(change),
    ...findChoices(change),
    ...findValues(change),
    ...findStrings(change, names),
    ...messages,
    ...findMovedFiles(change),
    ...findDescriptions(change, names, reworded),
    ...findRemovals(change, names, known),
  ];
}
