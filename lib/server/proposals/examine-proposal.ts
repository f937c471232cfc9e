/** Holds a proposal against the world as it is now: it goes by itself, and says why, when its ground is gone. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import {
  findProposal,
  isUndecided,
  withdrawProposal,
} from "@/lib/server/proposals/change-proposal";
import { findRevert } from "@/lib/server/proposals/find-revert";
import { groundOf } from "@/lib/server/proposals/ground";
import { type PageDeps, type PageNow, pageNow } from "@/lib/server/proposals/page-now";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { Proposal } from "@/lib/trace/proposal";

export type ExamineDeps = PageDeps & Pick<Composition, "proposals" | "trials" | "clock">;

export type Examined = {
  /** With the lines, quotes and edits that hold now; what is stored stays as it was found. */
  proposal: StoredProposal;
  check: Proposal["check"];
  page: PageNow | null;
};

/** Rejects with `not-found`. */
export async function examineProposal(deps: ExamineDeps, id: string): Promise<Examined> {
  const proposal = await findProposal(deps, id);
  if (!proposal)
    throw new UseCaseError(
      "not-found",
      "There is no such notice. GET /api/v1/proposals lists them.",
    );
  return examined(deps, proposal);
}

export async function examined(deps: ExamineDeps, proposal: StoredProposal): Promise<Examined> {
  if (!isUndecided(proposal)) return { proposal, check: decidedCheck(proposal), page: null };
  const trial = await deps.trials.get(proposal.trialId);
  const revert = trial && (await findRevert(deps, trial));
  if (revert) return gone(deps, proposal, `The change was taken back by “${revert.title}”.`);
  const page = await pageNow(deps, proposal);
  if (page.status === "gone") return gone(deps, proposal, page.reason);
  if (page.status === "unread") {
    const message = `The page could not be read now, so nothing was compared: ${page.message}`;
    return { proposal, check: { stands: false, message }, page };
  }
  const ground = groundOf(proposal.data, page.text);
  if (!ground.holds) return gone(deps, proposal, ground.reason);
  return {
    proposal: { ...proposal, data: ground.data },
    check: { stands: true, message: ground.message },
    page,
  };
}

async function gone(deps: ExamineDeps, { id }: StoredProposal, reason: string): Promise<Examined> {
  const proposal = await withdrawProposal(deps, id, reason);
  if (!proposal) throw new UseCaseError("not-found", "The notice was removed.");
  return { proposal, check: decidedCheck(proposal), page: null };
}

function decidedCheck({ state, history }: StoredProposal): Proposal["check"] {
  if (state !== "withdrawn")
    return { stands: true, message: "The quotes stood when this was decided." };
  const note = history.findLast(({ action }) => action === "withdrawn")?.note ?? null;
  return { stands: false, message: note ?? "It was withdrawn." };
}
