/** Sends what is due to the owners of pages. A mail whose sending was cut off is sent again under the same id. */
import "server-only";
import { isByLastCommit } from "@/lib/corpus/page-owner";
import { isMailAddress, MailError, type SendMail } from "@/lib/mail/mail";
import type { Composition } from "@/lib/server/composition";
import { dueDigest } from "@/lib/server/digest/digest-due";
import { digestMail } from "@/lib/server/digest/digest-mail";
import { type ExamineDeps, examined } from "@/lib/server/proposals/examine-proposal";
import { defaultOwnerSettings, type OwnerSettings } from "@/lib/store/owner-settings-store";
import type { StoredProposal } from "@/lib/store/proposal-store";

export type DigestDeps = ExamineDeps & Pick<Composition, "ownerSettings" | "env">;

const MOST_OPEN = 2_000;
/** After a failure an owner's mail waits so long. */
const RETRY_MS = 15 * 60_000;

export type SendDigests = (stopping: AbortSignal) => Promise<void>;

/** What it does is done by one worker at a time. */
export function createSendDigests(deps: DigestDeps, sendMail: SendMail): SendDigests {
  const failedAt = new Map<string, number>();
  return async (stopping) => {
    const known = new Map((await deps.ownerSettings.list()).map((each) => [each.owner, each]));
    for (const [owner, open] of await openByOwner(deps)) {
      if (stopping.aborted) return;
      if (deps.clock() - (failedAt.get(owner) ?? Number.NEGATIVE_INFINITY) < RETRY_MS) continue;
      try {
        const isNamed = open.some(({ ownerRule }) => !isByLastCommit(ownerRule));
        const settings = known.get(owner) ?? defaultOwnerSettings(owner, isNamed);
        await tell(deps, sendMail, settings, open);
        failedAt.delete(owner);
      } catch (reason) {
        if (!(reason instanceof MailError)) throw reason;
        failedAt.set(owner, deps.clock());
        console.error(`The mail to ${owner} is tried again in a while. ${reason.message}`);
      }
    }
  };
}

/** Where an owner's mail goes; null when no address is known. */
export function addressOf({ owner, email }: Pick<OwnerSettings, "owner" | "email">): string | null {
  const address = email ?? owner;
  return isMailAddress(address) ? address : null;
}

async function tell(
  deps: DigestDeps,
  sendMail: SendMail,
  settings: OwnerSettings,
  open: readonly StoredProposal[],
): Promise<void> {
  const to = addressOf(settings);
  const { mail, publicUrl } = deps.env;
  if (to === null || mail === null || dueDigest(settings, open, deps.clock()) === null) return;
  const standing: StoredProposal[] = [];
  for (const proposal of open) {
    const now = await examined(deps, proposal);
    if (now.proposal.state === "open" && now.check.stands) standing.push(now.proposal);
  }
  const sentAt = deps.clock();
  const due = dueDigest(settings, standing, sentAt);
  if (due === null) return;
  await sendMail(digestMail({ settings, to, ...due, publicUrl, from: mail.from }));
  await deps.ownerSettings.setSent(settings.owner, settings.lastSentAt, sentAt);
}

async function openByOwner({
  proposals,
}: Pick<Composition, "proposals">): Promise<Map<string, StoredProposal[]>> {
  const byOwner = new Map<string, StoredProposal[]>();
  for (const proposal of await proposals.list({ states: ["open"], limit: MOST_OPEN })) {
    if (proposal.owner === null) continue;
    const own = byOwner.get(proposal.owner);
    if (own) own.push(proposal);
    else byOwner.set(proposal.owner, [proposal]);
  }
  return byOwner;
}
