/** The rules of court that people change most, as forms hold them. */
import { type CourtRules, defaultCourtRules, type VoteRule } from "@/lib/trace/court-rules";

export type CourtRulesForm = {
  jurors: number;
  vote: VoteRule;
  earlyStop: boolean;
  debateRounds: number;
};

export function rulesFormOf(rules: CourtRules): CourtRulesForm {
  const { jurors, vote, earlyStop, debateRounds } = rules;
  return { jurors: jurors.length, vote, earlyStop, debateRounds };
}

/** Only what differs from the rules that hold. */
export function rulesChangeOf(form: CourtRulesForm, before: CourtRules): Partial<CourtRules> {
  const change: Partial<CourtRules> = {};
  if (form.jurors !== before.jurors.length) {
    change.jurors = jurorsOf(form.jurors, before.jurors);
    change.quorum = Math.min(before.quorum, form.jurors);
  }
  if (JSON.stringify(form.vote) !== JSON.stringify(before.vote)) change.vote = form.vote;
  if (form.earlyStop !== before.earlyStop) change.earlyStop = form.earlyStop;
  if (form.debateRounds !== before.debateRounds) change.debateRounds = form.debateRounds;
  return change;
}

/** Those there are stay as they are; new ones take the usual lenses in turn. */
function jurorsOf(count: number, before: CourtRules["jurors"]): CourtRules["jurors"] {
  const lenses = defaultCourtRules.jurors;
  return Array.from({ length: count }, (_, index) => ({
    ...(before[index] ?? lenses[index % lenses.length]),
  }));
}
