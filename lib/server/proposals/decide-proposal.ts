/** What a person decides about a proposal. Whoever is second is told what the first one did. */
import "server-only";
import { acceptProposal } from "@/lib/server/proposals/accept-proposal";
import {
  changeProposal,
  entryOf,
  type ProposalChange,
} from "@/lib/server/proposals/change-proposal";
import { type DecideDeps, refuseUnlessUndecided } from "@/lib/server/proposals/decision-conflict";
import { type Examined, examined, examineProposal } from "@/lib/server/proposals/examine-proposal";
import { suggestPrecedents } from "@/lib/server/proposals/precedents";
import { releaseNotices } from "@/lib/server/proposals/release-notices";
import { undoDecision } from "@/lib/server/proposals/undo-decision";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { ProposalDecision } from "@/lib/trace/proposal";

const LONGEST_SNOOZE_MS = 366 * 24 * 60 * 60 * 1000;

/** Resolves with the proposal as it stands then. Rejects with UseCaseError: `not-found`, `conflict`, `unprocessable`. */
export async function decideProposal(
  deps: DecideDeps,
  id: string,
  decision: ProposalDecision,
): Promise<Examined> {
  if (decision.action === "undo") return undoDecision(deps, id, decision.readAt);
  const found = await examineProposal(deps, id);
  if (decision.action === "open") return open(deps, found);
  refuseUnlessUndecided(found.proposal, decision.readAt, found.check.message);
  const decided =
    decision.action === "accept"
      ? await acceptProposal(deps, found, decision)
      : await change(deps, found.proposal, decision);
  await releaseNotices(deps, found.proposal.owner);
  return examined(deps, decided);
}

async function open(deps: DecideDeps, found: Examined): Promise<Examined> {
  const opened = await changeProposal(deps, found.proposal.id, (proposal, at) =>
    proposal.openedAt === null
      ? {
          openedAt: at,
          history: [...proposal.history, entryOf(proposal, { at, action: "opened" })],
        }
      : null,
  );
  return opened ? examined(deps, opened) : found;
}

type Simple = Extract<ProposalDecision, { action: "decline" | "snooze" | "give" }>;

async function change(
  deps: DecideDeps,
  { id }: StoredProposal,
  decision: Simple,
): Promise<StoredProposal> {
  const decided = await changeProposal(deps, id, (proposal, now) => {
    refuseUnlessUndecided(proposal, decision.readAt);
    return changeOf(proposal, decision, now);
  });
  if (!decided) throw new UseCaseError("not-found", "The notice was removed.");
  if (decision.action === "decline") await suggestPrecedents(deps, decided, decision);
  return decided;
}

function changeOf(proposal: StoredProposal, decision: Simple, at: number): ProposalChange {
  const note = (entry: Parameters<typeof entryOf>[1]) => [
    ...proposal.history,
    entryOf(proposal, entry),
  ];
  switch (decision.action) {
    case "decline": {
      const { reason } = decision;
      const history = note({ at, action: "declined", reason, note: decision.note ?? null });
      return { state: "declined", snoozedUntil: null, history };
    }
    case "snooze": {
      if (decision.until <= at || decision.until > at + LONGEST_SNOOZE_MS)
        throw new UseCaseError("unprocessable", "Choose a time within the next year.", {
          fields: [{ pointer: "/until", message: "Choose a time within the next year." }],
        });
      return {
        state: "snoozed",
        snoozedUntil: decision.until,
        history: note({ at, action: "snoozed" }),
      };
    }
    case "give": {
      const { owner } = decision;
      const by = proposal.owner === null ? "" : ` by ${proposal.owner}`;
      return {
        ...{
          state: "open",
          owner,
          ownerRule: `It was given${by}.`,
          openedAt: null,
          snoozedUntil: null,
        },
        data: { ...proposal.data, shownAt: proposal.data.shownAt ?? at },
        history: note({ at, action: "given", note: owner }),
      };
    }
  }
}
