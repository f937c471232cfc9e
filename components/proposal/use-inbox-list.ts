"use client";

import { useQuery } from "@tanstack/react-query";
import { listProposals, type ProposalPage } from "@/components/api/proposals-api";
import type { ProposalItem } from "@/lib/trace/proposal";
import { type InboxTab, statesOf } from "./inbox-tabs";

const PAGE_SIZE = 100;
const REFRESH_MS = 20_000;

export type InboxList = { items: ProposalItem[]; counts: ProposalPage["counts"] };

/** What stands under a tab: to decide newest first, decided by when that was. */
export async function readInboxList(
  tab: InboxTab,
  owner: string | null,
  read: (query: Parameters<typeof listProposals>[0]) => Promise<ProposalPage>,
): Promise<InboxList> {
  const pages = await Promise.all(
    statesOf[tab].map((state) => read({ state, owner: owner ?? undefined, limit: PAGE_SIZE })),
  );
  const items = pages.flatMap(({ proposals }) => proposals);
  if (tab === "decided") items.sort((a, b) => b.updatedAt - a.updatedAt);
  const counts = pages[0]?.counts;
  if (!counts) throw new Error(`The tab ${tab} has no state.`);
  return { items, counts };
}

export function useInboxList(tab: InboxTab, owner: string | null, initial: InboxList | null) {
  return useQuery({
    queryKey: ["proposals", tab, owner],
    queryFn: ({ signal }) => readInboxList(tab, owner, (query) => listProposals(query, signal)),
    refetchInterval: REFRESH_MS,
    ...(initial ? { initialData: initial } : {}),
  });
}
