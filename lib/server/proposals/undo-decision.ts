/** Takes the last decision about a proposal back, and what it brought about, as long as that can be recalled. */
import "server-only";
import { notAccepted } from "@/lib/server/proposals/accept-proposal";
import { changeProposal, entryOf, findProposal } from "@/lib/server/proposals/change-proposal";
import type { DecideDeps } from "@/lib/server/proposals/decision-conflict";
import { takeBackDelivery } from "@/lib/server/proposals/deliver-proposal";
import { type Examined, examined } from "@/lib/server/proposals/examine-proposal";
import { removePrecedents } from "@/lib/server/proposals/precedents";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredEntry, StoredProposal } from "@/lib/store/proposal-store";

export async function undoDecision(
  deps: DecideDeps,
  id: string,
  readAt: number | undefined,
): Promise<Examined> {
  const proposal = await findProposal(deps, id);
  if (!proposal)
    throw new UseCaseError(
      "not-found",
      "There is no such notice. GET /api/v1/proposals lists them.",
    );
  const decision = lastDecision(proposal.history);
  if (!decision || (readAt !== undefined && readAt !== proposal.updatedAt))
    throw nothingToUndo(proposal);
  if (decision.action === "accepted") await takeBackDelivery(deps, proposal);
  const undone = await changeProposal(deps, id, (now, at) => {
    if (lastDecision(now.history)?.at !== decision.at) throw nothingToUndo(now);
    if (decision.action === "accepted") return notAccepted(now, at);
    return {
      ...(decision.before ?? {}),
      history: [...now.history, entryOf(now, { at, action: "undone" })],
    };
  });
  if (decision.action === "declined") await removePrecedents(deps, id);
  return examined(deps, undone ?? proposal);
}

const decisions: readonly string[] = ["accepted", "declined", "snoozed", "given"];

/** The newest decision that stands; null when there is none, or when something else happened since. */
export function lastDecision(history: readonly StoredEntry[]): StoredEntry | null {
  const standing: StoredEntry[] = [];
  for (const entry of history) {
    if (decisions.includes(entry.action)) standing.push(entry);
    else if (entry.action === "undone") standing.pop();
    else if (entry.action !== "opened") standing.length = 0;
  }
  return standing.at(-1) ?? null;
}

function nothingToUndo({ state }: StoredProposal): UseCaseError {
  return new UseCaseError(
    "conflict",
    "There is no decision of yours to undo: something else happened meanwhile. Look at it again.",
    {
      fields: [{ pointer: "/state", message: state }],
    },
  );
}
