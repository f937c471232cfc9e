/** Proposals as the HTTP API and the owner's screens read them. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import type { Examined } from "@/lib/server/proposals/examine-proposal";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { Proposal, ProposalItem } from "@/lib/trace/proposal";

type Deps = Pick<Composition, "repositories" | "trials">;

export async function proposalView(
  deps: Deps,
  { proposal, check }: Pick<Examined, "proposal" | "check">,
): Promise<Proposal> {
  const { data, history } = proposal;
  const [trial, item] = await Promise.all([
    deps.trials.get(proposal.trialId),
    proposalItemView(deps, proposal),
  ]);
  const [first] = data.quotes;
  return {
    ...item,
    trialId: proposal.trialId,
    runId: proposal.runId,
    sentence: data.sentence,
    changeQuote: first?.changeQuote ?? "",
    docQuote: first?.docQuote ?? "",
    quotes: data.quotes,
    edits: proposal.state === "accepted" ? (data.ownEdits ?? data.edits) : data.edits,
    withoutEdit: data.withoutEdit,
    change: {
      title: trial?.title ?? "",
      author: trial?.author ?? null,
      url: trial?.url ?? null,
      mergedAt: trial?.mergedAt ?? null,
    },
    found: data.found,
    ownerRule: proposal.ownerRule,
    check,
    delivery: data.delivery,
    history: history.map(({ at, action, note, reason }) => ({ at, action, note, reason })),
  };
}

export async function proposalItemView(
  { repositories }: Pick<Composition, "repositories">,
  proposal: StoredProposal,
): Promise<ProposalItem> {
  const { id, path, state, owner, openedAt, snoozedUntil, createdAt, updatedAt } = proposal;
  const repository =
    proposal.repositoryId === null ? null : await repositories.get(proposal.repositoryId);
  return {
    ...{ id, path, state, owner, openedAt, snoozedUntil, createdAt, updatedAt },
    title: proposal.data.title,
    repository: repository && { id: repository.id, name: repository.name },
  };
}
