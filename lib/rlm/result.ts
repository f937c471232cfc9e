/** How an inquiry ended. */
import { bestProposal } from "@/lib/evidence/gate";
import type { Proposal } from "@/lib/evidence/gate-contract";
import type { TurnState } from "@/lib/rlm/turn-state";
import type { Answer, Claim, Evidence, Outcome } from "@/lib/trace/event";

const LONGEST_ERROR = 200;

export type InquiryResult = {
  outcome: Outcome;
  answer: Answer | null;
  claims: Claim[];
  /** Without the document's id: places count in the documents that the inquiry was given. */
  evidence: Omit<Evidence, "documentId">[];
  warnings: string[];
};

/** The best that a run has when a limit ends it: its last proposed answer, labelled as forced. */
export function partialResult(state: TurnState, limit: string): InquiryResult {
  const proposal = bestProposal(state.gate);
  if (!proposal) {
    return {
      outcome: {
        status: "error",
        code: "no-answer",
        message: `The run reached ${limit} before the model proposed an answer${whyNone(state)}`,
      },
      answer: null,
      claims: [],
      evidence: [],
      warnings: [],
    };
  }
  return {
    outcome: { status: "ok" },
    answer: { ...proposal.answer, forced: true, abstained: false },
    claims: proposal.claims,
    evidence: proposal.evidence,
    warnings: [`The run reached ${limit}: this answer is partial.`],
  };
}

/** What kept the model from an answer, as far as its replies show it, and what to do about that. */
function whyNone({ messages, codes, errors }: TurnState): string {
  const replies = messages.filter(({ role }) => role === "assistant").length;
  if (replies > 0 && codes.length === 0)
    return `: its ${count(replies, "reply", "replies")} held no code to run. Choose a model that writes code.`;
  const failed = errors.length - 1 - errors.lastIndexOf(null);
  const last = errors.at(-1);
  if (failed >= 2 && last)
    return `: its last ${failed} cells failed, at the end with “${last.slice(0, LONGEST_ERROR)}”. Choose another model, or ask a narrower question.`;
  return ". Raise the limit, ask a narrower question, or choose another model.";
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

export function publishedResult(
  proposal: Proposal,
  options: { forced: boolean; warnings: string[] },
): InquiryResult {
  return {
    outcome: { status: "ok" },
    answer: { ...proposal.answer, forced: options.forced, abstained: false },
    claims: proposal.claims,
    evidence: proposal.evidence,
    warnings: options.warnings,
  };
}
