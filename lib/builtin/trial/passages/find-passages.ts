/** Every place of a page that a fact makes wrong, each line once, by the surest fact. */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { ShownPage } from "@/lib/builtin/trial/shown-page";
import { argumentPassages } from "./argument-passages";
import { choicePassages } from "./choice-passages";
import { flagPassages } from "./flag-passages";
import { literalPassages } from "./literal-passages";
import { namePassages } from "./name-passages";
import { namedFilePassages } from "./named-file-passages";
import { objectKeyPassages } from "./object-key-passages";
import { withOneMeaning } from "./one-meaning";
import type { Passage, Reading } from "./passage";
import { quantityPassages } from "./quantity-passages";
import { settingsKeyPassages } from "./settings-key-passages";
import { statusPassages } from "./status-passages";
import { taskPassages } from "./task-passages";
import {
  describedPassages,
  messagePassages,
  movedPassages,
  requirementPassages,
  signaturePassages,
} from "./text-passages";
import { valuePassages } from "./value-passages";

const finders: Readonly<
  Record<Fact["kind"], (fact: Fact, page: ShownPage, reading: Reading) => Passage[]>
> = {
  renamed: namePassages,
  removed: namePassages,
  value: valuePassages,
  message: messagePassages,
  described: describedPassages,
  requirement: requirementPassages,
  signature: signaturePassages,
  moved: movedPassages,
  arguments: argumentPassages,
  literal: literalPassages,
  task: taskPassages,
  choice: choicePassages,
  "named-file": namedFilePassages,
  quantity: quantityPassages,
  flag: flagPassages,
  status: statusPassages,
  "object-key": objectKeyPassages,
  "settings-key": settingsKeyPassages,
};

export function findPassages(
  facts: readonly Fact[],
  pages: readonly ShownPage[],
  reading: Reading,
): Passage[] {
  const passages = pages.flatMap((page) => passagesIn(facts, page, reading));
  return reading.isClaimed ? passages : withOneMeaning(passages);
}

function passagesIn(facts: readonly Fact[], page: ShownPage, reading: Reading): Passage[] {
  const byLine = new Map<number, Passage>();
  for (const fact of facts) {
    for (const passage of finders[fact.kind](fact, page, reading)) {
      if (!byLine.has(passage.index)) byLine.set(passage.index, passage);
    }
  }
  return [...byLine.values()].sort((a, b) => a.index - b.index);
}
