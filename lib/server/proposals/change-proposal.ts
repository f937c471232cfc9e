/** A change of a proposal that is made on what stands there now, however many change it at once. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { ProposalStore, StoredEntry, StoredProposal } from "@/lib/store/proposal-store";
import type { ProposalState } from "@/lib/trace/proposal";

export type ProposalChange = Omit<Parameters<ProposalStore["update"]>[2], "updatedAt">;

type Deps = Pick<Composition, "proposals" | "clock">;

const MOST_TURNS = 8;

/** Null when there is none, whatever the id is made of. */
export async function findProposal(
  { proposals }: Pick<Composition, "proposals">,
  id: string,
): Promise<StoredProposal | null> {
  return isId(id) ? proposals.get(id) : null;
}

/** `decide` says what to change of the proposal as it stands, or null for nothing. Rejects with `conflict` when it never stands still. */
export async function changeProposal(
  { proposals, clock }: Deps,
  id: string,
  decide: (proposal: StoredProposal, now: number) => ProposalChange | null,
): Promise<StoredProposal | null> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const proposal = await proposals.get(id);
    if (!proposal) return null;
    const now = clock();
    const change = decide(proposal, now);
    if (change === null) return proposal;
    const updatedAt = Math.max(now, proposal.updatedAt + 1);
    const changed = await proposals.update(id, proposal.updatedAt, { ...change, updatedAt });
    if (changed) return changed;
  }
  throw new UseCaseError("conflict", "Others are changing this right now. Look at it again.");
}

export const undecidedStates = [
  "waiting",
  "open",
  "snoozed",
] as const satisfies readonly ProposalState[];

export function isUndecided({ state }: Pick<StoredProposal, "state">): boolean {
  return undecidedStates.some((each) => each === state);
}

/** What is noted of a decision, with what it puts an end to. */
export function entryOf(
  { state, owner, ownerRule, snoozedUntil }: StoredProposal,
  entry: Pick<StoredEntry, "at" | "action"> & Partial<Pick<StoredEntry, "note" | "reason">>,
): StoredEntry {
  return { note: null, reason: null, ...entry, before: { state, owner, ownerRule, snoozedUntil } };
}

/** Ends a proposal whose ground is gone; one that was decided stays as it is. */
export function withdrawProposal(
  deps: Deps,
  id: string,
  reason: string,
): Promise<StoredProposal | null> {
  return changeProposal(deps, id, (proposal, at) =>
    isUndecided(proposal)
      ? {
          state: "withdrawn",
          snoozedUntil: null,
          history: [
            ...proposal.history,
            entryOf(proposal, { at, action: "withdrawn", note: reason }),
          ],
        }
      : null,
  );
}
