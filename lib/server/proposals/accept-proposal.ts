/** Accepting: the edit must fit the page as it is now; it is decided first and delivered then, so that a stop between loses nothing. */
import "server-only";
import { applyEdits } from "@/lib/server/proposals/apply-edits";
import {
  changeProposal,
  entryOf,
  type ProposalChange,
} from "@/lib/server/proposals/change-proposal";
import { type DecideDeps, refuseUnlessUndecided } from "@/lib/server/proposals/decision-conflict";
import {
  acceptances,
  deliverProposal,
  pendingDelivery,
  takeBackDelivery,
} from "@/lib/server/proposals/deliver-proposal";
import { deliveryTarget } from "@/lib/server/proposals/delivery-target";
import type { Examined } from "@/lib/server/proposals/examine-proposal";
import type { PageNow } from "@/lib/server/proposals/page-now";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { Delivery, ProposalDecision, ProposalEdit } from "@/lib/trace/proposal";

type Accept = Extract<ProposalDecision, { action: "accept" }>;

export async function acceptProposal(
  deps: DecideDeps,
  { proposal, page }: Examined,
  decision: Accept,
): Promise<StoredProposal> {
  if (page?.status !== "there")
    throw new UseCaseError(
      "unavailable",
      `The page could not be read, so nothing was changed. ${page?.status === "unread" ? page.message : ""}`.trim(),
    );
  const own = decision.edits ? located(decision.edits, page.text) : null;
  checkFit(page, own ?? proposal.data.edits);
  const kind = await deliveryKind(deps, proposal, decision);
  const textSha256 = await deps.blobs.put(page.bytes);
  const accepted = await changeProposal(deps, proposal.id, (now, at) => {
    refuseUnlessUndecided(now, decision.readAt ?? proposal.updatedAt);
    return {
      state: "accepted",
      textSha256,
      snoozedUntil: null,
      data: {
        ...now.data,
        edits: proposal.data.edits,
        ownEdits: own,
        delivery: pendingDelivery(kind),
      },
      history: [...now.history, entryOf(now, { at, action: "accepted" })],
    };
  });
  if (!accepted) throw new UseCaseError("not-found", "The notice was removed.");
  return finishDelivery(deps, accepted);
}

/** Delivers what was accepted. When that fails it is as if it had not been accepted, and the reason is thrown. */
export async function finishDelivery(
  deps: DecideDeps,
  accepted: StoredProposal,
): Promise<StoredProposal> {
  const stands = (now: StoredProposal) =>
    now.state === "accepted" && acceptances(now) === acceptances(accepted);
  try {
    const delivery = await deliverProposal(deps, accepted);
    const done = await changeProposal(deps, accepted.id, (now) =>
      stands(now) ? { data: { ...now.data, delivery } } : null,
    );
    if (done && stands(done)) return done;
    // It was undone while it was under way.
    await takeBackDelivery(deps, { ...accepted, data: { ...accepted.data, delivery } });
    return done ?? accepted;
  } catch (reason) {
    await changeProposal(deps, accepted.id, (now, at) =>
      stands(now) ? notAccepted(now, at) : null,
    );
    throw reason;
  }
}

/** What an accepted proposal was before. */
export function notAccepted(
  now: StoredProposal,
  at: number,
  note: string | null = null,
): ProposalChange {
  const before = now.history.findLast(({ action }) => action === "accepted")?.before ?? null;
  return {
    state: before?.state ?? "open",
    snoozedUntil: before?.snoozedUntil ?? null,
    data: { ...now.data, delivery: null, ownEdits: null },
    history: [...now.history, entryOf(now, { at, action: "undone", note })],
  };
}

function checkFit(
  page: Extract<PageNow, { status: "there" }>,
  edits: readonly ProposalEdit[],
): void {
  if (edits.length === 0)
    throw new UseCaseError(
      "unprocessable",
      "There is no suggested edit that fits the page. Write your own wording and accept that.",
      {
        fields: [{ pointer: "/edits", message: "Write your own wording." }],
      },
    );
  const applied = applyEdits(page.bytes, edits);
  if (!applied.ok)
    throw new UseCaseError("unprocessable", applied.message, {
      fields: [{ pointer: `/edits/${applied.edit}/oldText`, message: applied.message }],
    });
  if (Buffer.compare(applied.bytes, page.bytes) === 0)
    throw new UseCaseError("unprocessable", "This edit changes nothing on the page.");
}

function located(
  edits: readonly { oldText: string; newText: string }[],
  text: string,
): ProposalEdit[] {
  return edits.map(({ oldText, newText }) => {
    const plain = oldText.replaceAll(/\r\n?/g, "\n");
    const line = text.slice(0, Math.max(0, text.indexOf(plain))).split("\n").length;
    return { oldText: plain, newText: newText.replaceAll(/\r\n?/g, "\n"), line };
  });
}

/** Rejects when the repository cannot take an edit in the way that was asked for. */
async function deliveryKind(
  deps: DecideDeps,
  proposal: StoredProposal,
  { deliver }: Accept,
): Promise<Delivery["kind"]> {
  const { repositoryId } = proposal;
  const repository = repositoryId === null ? null : await deps.repositories.get(repositoryId);
  const kind = deliver ?? repository?.settings.deliver ?? "patch";
  if (kind !== "patch") await deliveryTarget(deps, proposal, kind);
  return kind;
}
