/** What of an owner's waiting proposals is opened now: the most harmful first, as far as there is room. */
import type { Release, StoredProposal } from "@/lib/store/proposal-store";

/** `shown` counts the new notices that the owner had in the time. Pages without an owner have no limit. */
export function releaseWaiting(
  waiting: readonly StoredProposal[],
  shown: number,
  { at, capOf, added }: Omit<Release, "since">,
): StoredProposal[] {
  const ranked = [...waiting].sort((a, b) => b.harm - a.harm || a.createdAt - b.createdAt);
  const released: StoredProposal[] = [];
  for (const proposal of ranked) {
    const { owner, repositoryId, ownerRule, snoozedUntil } = proposal;
    if (owner !== null && shown + released.length >= capOf(repositoryId)) continue;
    const before = { state: proposal.state, owner, ownerRule, snoozedUntil };
    const entry = { at, action: "released" as const, note: null, reason: null, before };
    released.push({
      ...proposal,
      state: "open",
      data: { ...proposal.data, shownAt: at },
      history: proposal.id === added ? proposal.history : [...proposal.history, entry],
      updatedAt: Math.max(at, proposal.updatedAt + 1),
    });
  }
  return released;
}
