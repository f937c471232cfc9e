import type { ProposalPage, ProposalQuery } from "@/components/api/proposals-api";
import type { ProposalItem } from "@/lib/trace/proposal";
import { type InboxTab, statesOf } from "./inbox-tabs";

const PAGE_SIZE = 100;

export type InboxList = {
  items: ProposalItem[];
  counts: ProposalPage["counts"];
  owners: readonly string[];
};

/** What stands under a tab: to decide newest first, decided by when that was. */
export async function readInboxList(
  tab: InboxTab,
  owner: string | null,
  read: (query: ProposalQuery & { limit: number }) => Promise<ProposalPage>,
): Promise<InboxList> {
  const pages = await Promise.all(
    statesOf[tab].map((state) => read({ state, owner: owner ?? undefined, limit: PAGE_SIZE })),
  );
  const items = pages.flatMap(({ proposals }) => proposals);
  if (tab === "decided") items.sort((a, b) => b.updatedAt - a.updatedAt);
  const [first] = pages;
  if (!first) throw new Error(`The tab ${tab} has no state.`);
  return { items, counts: first.counts, owners: first.owners };
}
