/** Two changes that touch the same passage end in one proposal: that of the later change, with what the other says beside. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import {
  changeProposal,
  isUndecided,
  undecidedStates,
  withdrawProposal,
} from "@/lib/server/proposals/change-proposal";
import { joined, overlaps } from "@/lib/server/proposals/same-passage";
import type { StoredProposal } from "@/lib/store/proposal-store";

type Deps = Pick<Composition, "proposals" | "trials" | "clock">;

const MOST_RIVALS = 200;

/** Resolves with the proposal that stands for it now, which may be another's. `text` is the page. */
export async function joinSamePassage(
  deps: Deps,
  proposal: StoredProposal,
  text: string,
): Promise<StoredProposal> {
  const { repositoryId, path } = proposal;
  if (repositoryId === null || !isUndecided(proposal)) return proposal;
  const rivals = await deps.proposals.list({
    ...{ repositoryId, path, limit: MOST_RIVALS },
    states: undecidedStates,
  });
  let standing = proposal;
  for (const rival of rivals) {
    if (rival.id === proposal.id || rival.id === standing.id) continue;
    if (!overlaps(standing.data, rival.data, text)) continue;
    const [later, earlier] = (await isLater(deps, standing, rival))
      ? [standing, rival]
      : [rival, standing];
    standing = await joinInto(deps, later, earlier, text);
  }
  return standing;
}

async function joinInto(
  deps: Deps,
  later: StoredProposal,
  earlier: StoredProposal,
  text: string,
): Promise<StoredProposal> {
  const changed = await changeProposal(deps, later.id, (now) => {
    if (!isUndecided(now)) return null;
    const wasShown = earlier.data.shownAt !== null && earlier.state !== "waiting";
    const shownAt = now.data.shownAt ?? (wasShown ? earlier.data.shownAt : null);
    return {
      data: { ...joined(now.data, earlier.data, text), shownAt },
      // Its owner has not seen these words: nothing accepts them unread.
      openedAt: null,
      harm: Math.max(now.harm, earlier.harm),
      // It takes the other's place: to its owner it is no new one.
      state: now.state === "waiting" && wasShown ? "open" : now.state,
    };
  });
  await withdrawProposal(
    deps,
    earlier.id,
    `Another change touches the same passage: “${later.data.title}” takes the place of this.`,
  );
  return changed ?? later;
}

/** By when the changes were merged, and where that is not known, filed. */
async function isLater(
  { trials }: Deps,
  one: StoredProposal,
  other: StoredProposal,
): Promise<boolean> {
  const [first, second] = await Promise.all([trials.get(one.trialId), trials.get(other.trialId)]);
  const times = [first, second].map((trial) => trial?.mergedAt ?? trial?.createdAt ?? 0);
  const difference = (times[0] ?? 0) - (times[1] ?? 0);
  return difference === 0 ? one.id > other.id : difference > 0;
}
