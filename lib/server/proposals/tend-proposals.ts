/** What is done for the owners' desks by the clock: snoozes end, waiting notices come when there is room, ground that is gone is noticed, broken-off deliveries are finished. */
import "server-only";
import { finishDelivery } from "@/lib/server/proposals/accept-proposal";
import { changeProposal, entryOf, undecidedStates } from "@/lib/server/proposals/change-proposal";
import type { DecideDeps } from "@/lib/server/proposals/decision-conflict";
import { isPending } from "@/lib/server/proposals/deliver-proposal";
import { examined } from "@/lib/server/proposals/examine-proposal";
import { once } from "@/lib/server/proposals/once";
import { releaseNotices } from "@/lib/server/proposals/release-notices";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";

const AT_ONCE = 100;
/** Deliveries that were cut off are looked for among the newest. */
const MOST_ACCEPTED = 500;
/** A delivery that is under way is left alone for so long. */
const DELIVERY_MS = 5 * 60_000;

/** Every part is tried, whatever becomes of the others. Rejects only with what is to be tried again as a whole. */
export async function tendProposals(deps: DecideDeps, stopping: AbortSignal): Promise<void> {
  await endSnoozes(deps);
  await finishDeliveries(deps, stopping);
  await examineAll({ ...deps, ...readOnce(deps) }, stopping);
  for (const owner of await waitingOwners(deps)) await releaseNotices(deps, owner);
}

async function endSnoozes(deps: DecideDeps): Promise<void> {
  const due = await all(deps, { states: ["snoozed"], snoozeEndsBefore: deps.clock() });
  for (const { id } of due)
    await changeProposal(deps, id, (proposal, at) =>
      proposal.state === "snoozed" && (proposal.snoozedUntil ?? 0) <= at
        ? {
            state: "open",
            snoozedUntil: null,
            history: [
              ...proposal.history,
              entryOf(proposal, {
                at,
                action: "released",
                note: "The time it was put off for is over.",
              }),
            ],
          }
        : null,
    );
}

async function finishDeliveries(deps: DecideDeps, stopping: AbortSignal): Promise<void> {
  const before = deps.clock() - DELIVERY_MS;
  const newest = await deps.proposals.list({ states: ["accepted"], limit: MOST_ACCEPTED });
  for (const proposal of newest) {
    const { delivery } = proposal.data;
    if (stopping.aborted) return;
    if (delivery === null || !isPending(delivery) || proposal.updatedAt > before) continue;
    try {
      await finishDelivery(deps, proposal);
    } catch (reason) {
      if (!(reason instanceof UseCaseError)) throw reason;
      console.error(`The accepted notice ${proposal.id} is open again: ${reason.message}`);
    }
  }
}

async function examineAll(deps: DecideDeps, stopping: AbortSignal): Promise<void> {
  for (const proposal of await all(deps, { states: undecidedStates })) {
    if (stopping.aborted) return;
    await examined(deps, proposal);
  }
}

/** What many proposals share is read once a round. */
function readOnce({
  trials,
  repositories,
}: Pick<DecideDeps, "trials" | "repositories">): Pick<DecideDeps, "trials" | "repositories"> {
  return {
    trials: { ...trials, list: once((filter) => trials.list(filter)) },
    repositories: {
      ...repositories,
      get: once((id) => repositories.get(id)),
      pages: once((id) => repositories.pages(id)),
    },
  };
}

async function waitingOwners(deps: DecideDeps): Promise<(string | null)[]> {
  const waiting = await all(deps, { states: ["waiting"] });
  return [...new Set(waiting.map(({ owner }) => owner))];
}

async function all(
  { proposals }: Pick<DecideDeps, "proposals">,
  filter: Omit<Parameters<DecideDeps["proposals"]["list"]>[0], "limit" | "before">,
): Promise<StoredProposal[]> {
  const found: StoredProposal[] = [];
  for (;;) {
    const before = found.at(-1)?.id;
    const page = await proposals.list({
      ...filter,
      limit: AT_ONCE,
      ...(before === undefined ? {} : { before }),
    });
    found.push(...page);
    if (page.length < AT_ONCE) return found;
  }
}
