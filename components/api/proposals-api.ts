import type { Proposal, ProposalDecision, ProposalItem, ProposalState } from "@/lib/trace/proposal";
import { queryString, requestJson } from "./request-json";

const root = "/api/v1/proposals";

export type ProposalPage = {
  proposals: ProposalItem[];
  /** Of the same owner, whatever the state asked for. */
  counts: Record<ProposalState, number>;
  /** Everyone who may find something here. */
  owners: string[];
  nextBefore: string | null;
};

export type AcceptOutcome = {
  id: string;
  accepted: boolean;
  state: ProposalState | null;
  /** Why it was not accepted. */
  message: string | null;
};

export type ProposalQuery = {
  state?: ProposalState;
  owner?: string | undefined;
  before?: string | null;
  limit?: number;
  /** False where nobody looks at the list of owners. */
  owners?: boolean;
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

/** Each must have been opened; when one was not, none is accepted. */
export async function acceptProposals(ids: readonly string[]): Promise<AcceptOutcome[]> {
  const { outcomes } = await requestJson<{ outcomes: AcceptOutcome[] }>(`${root}/accept`, {
    method: "POST",
    body: { ids },
  });
  return outcomes;
}

export function patchPath(id: string): string {
  return `${root}/${encodeURIComponent(id)}/patch`;
}
