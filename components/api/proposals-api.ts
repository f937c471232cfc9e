import type { Proposal, ProposalDecision, ProposalItem, ProposalState } from "@/lib/trace/proposal";
import { queryString, requestJson } from "./request-json";

const root = "/api/v1/proposals";

export type ProposalPage = {
  proposals: ProposalItem[];
  next: string | null;
  counts: Record<ProposalState, number>;
};

export type ProposalQuery = {
  state?: ProposalState;
  owner?: string | undefined;
  before?: string | null;
  limit?: number;
};

export function listProposals(query: ProposalQuery, signal?: AbortSignal): Promise<ProposalPage> {
  return requestJson(`${root}${queryString(query)}`, { signal });
}

/** Its quotes are looked for again; a notice whose ground is gone comes back withdrawn. */
export function readProposal(id: string, signal?: AbortSignal): Promise<Proposal> {
  return requestJson(`${root}/${encodeURIComponent(id)}`, { signal });
}

export function decideProposal(id: string, decision: ProposalDecision): Promise<Proposal> {
  return requestJson(`${root}/${encodeURIComponent(id)}/decision`, {
    method: "POST",
    body: decision,
  });
}

export function patchPath(id: string): string {
  return `${root}/${encodeURIComponent(id)}/patch`;
}
