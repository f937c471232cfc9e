import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";

/**
 * An acceptance of what the person has on screen: should the notice have changed since, it is refused, and shown anew.
 * That it is being opened just now is no such change.
 */
export function asRead(decision: ProposalDecision, shown: Proposal | null): ProposalDecision {
  if (decision.action !== "accept" || !shown || shown.openedAt === null) return decision;
  return { ...decision, readAt: shown.updatedAt };
}
