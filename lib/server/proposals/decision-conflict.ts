/** What a decision asks for, and what whoever is second is told. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isUndecided } from "@/lib/server/proposals/change-proposal";
import type { DeliverDeps } from "@/lib/server/proposals/deliver-proposal";
import type { ExamineDeps } from "@/lib/server/proposals/examine-proposal";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { ProposalState } from "@/lib/trace/proposal";

export type DecideDeps = ExamineDeps & DeliverDeps & Pick<Composition, "precedents" | "newId">;

/** A second person, or a second tab, that decides something else meanwhile. */
export function refuseUnlessUndecided(
  proposal: StoredProposal,
  readAt: number | undefined,
  why = "",
): void {
  if (!isUndecided(proposal)) throw conflict(proposal, why);
  if (readAt !== undefined && readAt !== proposal.updatedAt) throw conflict(proposal, "");
}

const words: Record<ProposalState, string> = {
  waiting: "It changed meanwhile.",
  open: "It changed meanwhile.",
  accepted: "It was accepted meanwhile.",
  declined: "It was found not needed meanwhile.",
  snoozed: "It was put off meanwhile.",
  withdrawn: "It withdrew itself.",
};

function conflict({ state }: StoredProposal, why: string): UseCaseError {
  const reason = state === "withdrawn" && why !== "" ? ` ${why}` : "";
  return new UseCaseError(
    "conflict",
    `${words[state]}${reason} Look at it again before you decide.`,
    {
      fields: [{ pointer: "/state", message: state }],
    },
  );
}
