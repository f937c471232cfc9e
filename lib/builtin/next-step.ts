/** Decides the next cell from what the run has shown so far. */
import { abstainStep, type Step } from "./cell";
import type { Conversation } from "./conversation";
import { settleFinal } from "./final-gate";
import { planClause } from "./plan/clause-plan";
import { planDefinition, unknownKind } from "./plan/definition-plan";
import { planDocuments } from "./plan/documents-plan";
import { planDotted } from "./plan/dotted-plan";
import { planField } from "./plan/field-plan";
import { planJapaneseValue } from "./plan/japanese-value-plan";
import { planPartsQuestion } from "./plan/parts-plan";
import { planPhrase } from "./plan/phrase-plan";
import { planProvision } from "./plan/provision-plan";
import { planRecords } from "./plan/records/record-plan";
import { planSentence } from "./plan/sentence-plan";
import { planValue } from "./plan/value-plan";
import { readQuestion } from "./question/reading";
import { reason } from "./reasons/reason";

const planners = [
  planPhrase,
  planDotted,
  planProvision,
  planPartsQuestion,
  planClause,
  planRecords,
  planField,
  planValue,
  planJapaneseValue,
  planDefinition,
  planSentence,
];

export function nextStep(conversation: Conversation): Step {
  const settled = settleFinal(conversation);
  if (settled !== null) return settled;
  if (conversation.documents.length > 1)
    return unlessRepeated(planDocuments(conversation, planOne), conversation);
  return planOne(conversation);
}

/** The rules for one document, one after the other. */
function planOne(conversation: Conversation): Step {
  const { language } = readQuestion(conversation.question);
  const reasons: { reason: string; isNear: boolean }[] = [];
  for (const plan of planners) {
    const planned = plan(conversation);
    if (planned.kind === "step") return unlessRepeated(planned.step, conversation);
    reasons.push(planned);
  }
  const near = reasons.find(({ isNear }) => isNear);
  return abstainStep(near?.reason ?? unknownKind(language));
}

/** A rule that asks for a cell twice learnt nothing from its result. */
function unlessRepeated(step: Step, { turns, question }: Conversation): Step {
  const repeated = turns.some((turn) => turn.reply.includes(step.code.trim()));
  return repeated ? abstainStep(reason(readQuestion(question).language, "noResult")) : step;
}
