/** Puts a case that ended in a notice before the owner of its page. Safe to repeat: a page of a trial has one proposal. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import {
  changeProposal,
  isUndecided,
  withdrawProposal,
} from "@/lib/server/proposals/change-proposal";
import { type DecidedCase, draftProposal } from "@/lib/server/proposals/draft-proposal";
import { type ExamineDeps, examined } from "@/lib/server/proposals/examine-proposal";
import { joinSamePassage } from "@/lib/server/proposals/join-same-passage";
import { type ReleaseDeps, releaseNotices } from "@/lib/server/proposals/release-notices";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { StoredTrial } from "@/lib/store/trial-store";

export type ProposeDeps = ReleaseDeps & ExamineDeps & Pick<Composition, "newId">;

export type EndedCase = Pick<DecidedCase, "case" | "patch" | "change"> & {
  trial: StoredTrial;
  runId: string;
  /** The page as the court saw it. */
  page: { textSha256: string; text: string };
};

/** Null when the case ended without a notice. The proposal that stands for it in the end may be that of another change to the same passage. */
export async function proposeNotice(
  deps: ProposeDeps,
  ended: EndedCase,
): Promise<StoredProposal | null> {
  const { trial, runId, page } = ended;
  const draft = draftProposal({ ...ended, pageText: page.text, steps: trial.steps });
  if (draft === null) return null;
  const createdAt = deps.clock();
  const proposal: StoredProposal = {
    id: deps.newId(),
    trialId: trial.id,
    runId,
    repositoryId: trial.repositoryId,
    textSha256: page.textSha256,
    ...(await ownerOf(deps, trial.repositoryId, draft.path)),
    ...draft,
    state: "waiting",
    history: [],
    snoozedUntil: null,
    openedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
  const added = await deps.proposals.add(proposal);
  const kept = added.isNew ? added.proposal : await renewed(deps, added.proposal, proposal);
  const standing = await joinSamePassage(deps, kept, page.text);
  // A change of long ago: what became of it since may have settled the matter.
  const { proposal: now } = await examined(deps, standing);
  if (now.state !== "waiting") return now;
  const released = await releaseNotices(deps, standing.owner, added.isNew ? kept.id : undefined);
  return released.find(({ id }) => id === standing.id) ?? standing;
}

/** After an appeal: pages of the trial that no longer end in a notice are taken off their owners' desks. */
export async function withdrawUnfounded(
  deps: Pick<Composition, "proposals" | "clock">,
  { trialId, runId, noticed }: { trialId: string; runId: string; noticed: readonly string[] },
): Promise<void> {
  const proposals = await deps.proposals.list({ trialId, limit: 100 });
  for (const { id, path, runId: ownRun } of proposals)
    if (ownRun !== runId && !noticed.includes(path))
      await withdrawProposal(
        deps,
        id,
        "It was looked at again with a quote that someone added, and the page was found to hold.",
      );
}

/** The same page of the same trial, judged once more. What was decided stays decided. */
async function renewed(
  deps: ProposeDeps,
  { id, runId }: StoredProposal,
  fresh: StoredProposal,
): Promise<StoredProposal> {
  if (runId === fresh.runId) return (await deps.proposals.get(id)) ?? fresh;
  const changed = await changeProposal(deps, id, (known) => {
    if (known.state !== "withdrawn" && !isUndecided(known)) return null;
    const { shownAt } = known.data;
    return {
      runId: fresh.runId,
      textSha256: fresh.textSha256,
      harm: fresh.harm,
      data: { ...fresh.data, shownAt: known.state === "withdrawn" ? null : shownAt },
      // Its owner has not seen these words: nothing accepts them unread.
      openedAt: null,
      state: known.state === "withdrawn" ? "waiting" : known.state,
    };
  });
  return changed ?? fresh;
}

const noOwner = { owner: null, ownerRule: "No rule names an owner for this page." };

async function ownerOf(
  { repositories }: Pick<Composition, "repositories">,
  repositoryId: string | null,
  path: string,
): Promise<Pick<StoredProposal, "owner" | "ownerRule">> {
  if (repositoryId === null)
    return {
      owner: null,
      ownerRule: "The page came with the change, so nobody is named as its owner.",
    };
  const page = (await repositories.pages(repositoryId)).find((each) => each.path === path);
  if (page?.owner) return { owner: page.owner, ownerRule: page.ownerRule };
  const defaultOwner = (await repositories.get(repositoryId))?.settings.defaultOwner ?? null;
  return defaultOwner === null
    ? noOwner
    : { owner: defaultOwner, ownerRule: "The repository's settings name a default owner." };
}
