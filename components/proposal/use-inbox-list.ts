"use client";

import { useQuery } from "@tanstack/react-query";
import { listProposals } from "@/components/api/proposals-api";
import type { InboxTab } from "./inbox-tabs";
import { type InboxList, readInboxList } from "./read-inbox-list";

const REFRESH_MS = 20_000;

/** The list of a tab, as the server drew it and then as it moves. */
export function useInboxList(tab: InboxTab, owner: string | null, initial: InboxList | null) {
  return useQuery({
    queryKey: ["proposals", tab, owner],
    queryFn: ({ signal }) => readInboxList(tab, owner, (query) => listProposals(query, signal)),
    refetchInterval: REFRESH_MS,
    ...(initial ? { initialData: initial } : {}),
  });
}
