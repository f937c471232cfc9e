/** How an accepted edit reaches its page: as a patch to take away, a commit on a branch of the checkout, or a docs pull request. */
import "server-only";
import { commitOnBranch, takeBackCommit } from "@/lib/forge/checkout-branch";
import { deliverDocsChange, takeBackDocsChange } from "@/lib/forge/github-pull-requests";
import type { Composition } from "@/lib/server/composition";
import { applyEdits, type Edit } from "@/lib/server/proposals/apply-edits";
import { deliveryTarget, type Target } from "@/lib/server/proposals/delivery-target";
import { inPlainMarkdown } from "@/lib/server/proposals/plain-markdown";
import { toDeliveryError } from "@/lib/server/proposals/to-delivery-error";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { StoredTrial } from "@/lib/store/trial-store";
import type { Delivery } from "@/lib/trace/proposal";

export type DeliverDeps = Pick<Composition, "repositories" | "trials" | "env" | "clock">;

/** What is delivered before it has been: the kind, and nothing else. */
export function pendingDelivery(kind: Delivery["kind"]): Delivery {
  return { kind, branch: null, commit: null, url: null };
}

export function isPending({ kind, commit }: Delivery): boolean {
  return kind !== "patch" && commit === null;
}

/** Safe to repeat: an edit that is on its branch is not made again. Rejects with UseCaseError. */
export async function deliverProposal(
  deps: DeliverDeps,
  proposal: StoredProposal,
): Promise<Delivery> {
  const { data } = proposal;
  const kind = data.delivery?.kind ?? "patch";
  if (kind === "patch") return pendingDelivery("patch");
  const target = await deliveryTarget(deps, proposal, kind);
  const trial = await deps.trials.get(proposal.trialId);
  const edits = data.ownEdits ?? data.edits;
  const trailer = trailerOf(proposal);
  const message = messageOf(proposal, trial);
  return send(deps, target, { proposal, edits, trailer, message });
}

/** Takes a delivered edit back. Rejects with UseCaseError when it is beyond recall. */
export async function takeBackDelivery(deps: DeliverDeps, proposal: StoredProposal): Promise<void> {
  const { delivery, edits, ownEdits } = proposal.data;
  if (!delivery || delivery.kind === "patch" || delivery.commit === null) return;
  const target = await deliveryTarget(deps, proposal, delivery.kind);
  const branch = delivery.branch ?? target.branch;
  const { commit } = delivery;
  try {
    await inTurn(target, () =>
      target.kind === "branch"
        ? takeBackCommit(target.checkout, { branch, base: target.base, commit })
        : takeBackDocsChange(target.repository, { branch, base: target.base, commit }),
    );
  } catch (reason) {
    const error = toDeliveryError(reason);
    if (error.isBuiltOn)
      await send(
        deps,
        { ...target, branch },
        {
          proposal,
          edits: (ownEdits ?? edits).map(({ oldText, newText }) => ({
            oldText: newText,
            newText: oldText,
          })),
          trailer: `${trailerOf(proposal)}-taken-back`,
          message: `docs: take back “${proposal.data.title}”`,
        },
      );
    else throw error.useCaseError;
  }
}

type Sent = {
  proposal: StoredProposal;
  edits: readonly Edit[];
  trailer: string;
  message: string;
};

async function send(
  { env, clock }: DeliverDeps,
  target: Target,
  { proposal, edits, trailer, message }: Sent,
): Promise<Delivery> {
  const { branch } = target;
  const common = {
    ...{ branch, path: proposal.path, message, trailer, author: env.commitAuthor, at: clock() },
    edit(bytes: Uint8Array): Uint8Array {
      const applied = applyEdits(bytes, edits);
      if (applied.ok) return applied.bytes;
      throw new UseCaseError(
        "conflict",
        `The edit does not fit the page on the branch ${branch}: ${applied.message} Take the patch instead, or decide once that branch is merged.`,
      );
    },
  };
  try {
    return await inTurn(target, async () => {
      if (target.kind === "branch") {
        const { checkout, base } = target;
        const commit = await commitOnBranch({ ...common, checkout, base });
        return { kind: "branch", branch, commit, url: null };
      }
      const { base, repository, area } = target;
      const { publicUrl } = env;
      const about = inPlainMarkdown(proposal.data.title);
      const link = publicUrl === null ? about : `[${about}](${publicUrl}/proposals/${proposal.id})`;
      const delivered = await deliverDocsChange(repository, {
        ...common,
        base,
        title: `docs: ${area} after recent changes`,
        introduction:
          "Each edit was accepted by the owner of its page. New ones are added here until this is merged or closed.",
        entry: `- \`${proposal.path.replaceAll("`", "'")}\`: ${link}`,
      });
      return { kind: "pull-request", ...delivered };
    });
  } catch (reason) {
    throw toDeliveryError(reason).useCaseError;
  }
}

/** One accepted edit after the other on each branch. */
const turns = new Map<string, Promise<unknown>>();

async function inTurn<Value>(target: Target, work: () => Promise<Value>): Promise<Value> {
  const where = target.kind === "branch" ? target.checkout : target.repository.fullName;
  const key = `${where} ${target.branch}`;
  const before = turns.get(key) ?? Promise.resolve();
  const own = before.then(work, work);
  turns.set(key, own);
  try {
    return await own;
  } finally {
    if (turns.get(key) === own) turns.delete(key);
  }
}

/** How often it was accepted: accepted, undone and accepted again is another edit. */
export function acceptances({ history }: Pick<StoredProposal, "history">): number {
  return history.filter(({ action }) => action === "accepted").length;
}

function trailerOf(proposal: StoredProposal): string {
  return `Notice: ${proposal.id}-${acceptances(proposal)}`;
}

function messageOf({ path, data }: StoredProposal, trial: StoredTrial | null): string {
  const origin =
    trial === null
      ? []
      : [`After: ${oneLine(trial.title)}${trial.url ? ` (${oneLine(trial.url)})` : ""}`];
  return [
    `docs: ${oneLine(data.title)}`,
    "",
    oneLine(data.sentence),
    "",
    `Page: ${oneLine(path)}`,
    ...origin,
  ].join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
