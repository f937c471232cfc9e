/** How an inquiry ended. */
import { bestProposal } from "@/lib/evidence/gate";
import type { GateState, Proposal } from "@/lib/evidence/gate-contract";
import type { Answer, Claim, Evidence, Outcome } from "@/lib/trace/event";

export type InquiryResult = {
  outcome: Outcome;
  answer: Answer | null;
  claims: Claim[];
  /** Without the document's id: places count in the documents that the inquiry was given. */
  evidence: Omit<Evidence, "documentId">[];
  warnings: string[];
};

/** The best that a run has when a limit ends it: its last proposed answer, labelled as forced. */
export function partialResult(gate: GateState, limit: string): InquiryResult {
  const proposal = bestProposal(gate);
  if (!proposal) {
    return {
      outcome: {
        status: "error",
        code: "no-answer",
        message: `The run reached ${limit} before the model proposed an answer. Raise the limit, ask a narrower question, or choose another model.`,
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
