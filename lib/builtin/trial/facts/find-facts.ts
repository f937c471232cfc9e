/** Everything that rules can prove from a change, the surest kind first. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { findArguments } from "./arguments";
import { sideNames } from "./change-names";
import { findChoices } from "./choices";
import { findDeprecations } from "./deprecations";
import { findDescriptions } from "./descriptions";
import { findEnumChoices } from "./enum-choices";
import { findExitStatuses } from "./exit-statuses";
import type { Fact } from "./fact";
import { findHelpLines } from "./help-lines";
import { findMessages } from "./messages";
import { findMovedFiles } from "./moved-files";
import { findNamedFiles } from "./named-files";
import { findObjectKeys } from "./object-keys";
import { findQuantities } from "./quantities";
import { findRemovals } from "./removals";
import { findRenames } from "./renames";
import { findRequirements } from "./requirements";
import { findRewordedComments } from "./reworded-comments";
import { findSettingsKeys } from "./settings-keys";
import { findShortFlags } from "./short-flags";
import { findSignatures } from "./signatures";
import { findStrings } from "./strings";
import { findTaggedNames } from "./tagged-names";
import { findTasks } from "./tasks";
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
    ...findSettingsKeys(change),
    ...findObjectKeys(change),
    ...findShortFlags(change),
    ...findTaggedNames(change, names),
    ...findTasks(change),
    ...findExitStatuses(change),
    ...findSignatures(change),
    ...findArguments(change),
    ...findChoices(change),
    ...findValues(change),
    ...findStrings(change, names),
    ...findEnumChoices(change),
    ...findNamedFiles(change),
    ...findQuantities(change),
    ...messages,
    ...findMovedFiles(change),
    ...findRewordedComments(change),
    ...findDescriptions(change, names, reworded),
    ...findRemovals(change, names, known),
  ];
}
