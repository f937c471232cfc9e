/** Decides the next cell from what the run has shown so far. */
import { abstainStep, type Step } from "./cell";
import type { Conversation } from "./conversation";
import { settleFinal } from "./final-gate";
import { planClause } from "./plan/clause-plan";
import { planField } from "./plan/field-plan";
import { planPartsQuestion } from "./plan/parts-plan";
import { planPhrase } from "./plan/phrase-plan";
import { planProvision } from "./plan/provision-plan";
import { planRecords } from "./plan/records/record-plan";
import { planSentence } from "./plan/sentence-plan";

const planners = [
  planPhrase,
  planProvision,
  planPartsQuestion,
  planClause,
  planRecords,
  planField,
  planSentence,
];

export function nextStep(conversation: Conversation): Step {
  const settled = settleFinal(conversation);
  if (settled !== null) return settled;
  if (conversation.documents.length > 1) {
    return abstainStep(
      "The built-in rules work on one document at a time: ask again with one of these documents.",
    );
  }
  const reasons: { reason: string; isNear: boolean }[] = [];
  for (const plan of planners) {
    const planned = plan(conversation);
    if (planned.kind === "step") return unlessRepeated(planned.step, conversation);
    reasons.push(planned);
  }
  return abstainStep(
    (reasons.find(({ isNear }) => isNear) ?? reasons.at(-1))?.reason ??
      "No rule fits this question.",
  );
}

/** A rule that asks for a cell twice learnt nothing from its result. */
function unlessRepeated(step: Step, { turns }: Conversation): Step {
  const repeated = turns.some((turn) => turn.reply.includes(step.code.trim()));
  return repeated ? abstainStep("My checks did not lead to one clear result on this text.") : step;
}
