"use client";

import { useState } from "react";
import { queryString } from "@/components/api/request-json";
import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";
import { asRead } from "./as-read";
import type { DecideMenu } from "./decide-menu";
import type { InboxTab } from "./inbox-tabs";
import type { InboxList } from "./read-inbox-list";
import { useDecide } from "./use-decide";
import { useInboxKeys } from "./use-inbox-keys";
import { useInboxList } from "./use-inbox-list";
import { useOpenProposal } from "./use-open-proposal";

type Options = {
  tab: InboxTab;
  list: InboxList;
  proposal: Proposal | null;
  owner: string | null;
};

/** Which notice is on screen, what may be done with it, and what follows. */
export function useInbox({ tab, list: initial, proposal, owner: first }: Options) {
  const [owner, setOwner] = useState(first);
  const list = useInboxList(tab, owner, owner === first ? initial : null);
  const items = list.data?.items ?? [];
  const [picked, setPicked] = useState<string | null>(proposal?.id ?? null);
  const [menu, setMenu] = useState<DecideMenu | null>(null);
  const [isEditing, setEditing] = useState(false);
  const id = picked ?? items[0]?.id ?? null;
  const opened = useOpenProposal(id, proposal);
  const at = items.findIndex((item) => item.id === id);
  const close = () => {
    setMenu(null);
    setEditing(false);
  };
  const select = (next: string) => {
    setPicked(next);
    close();
    window.history.replaceState(null, "", addressOf(next, tab, owner));
  };
  const step = (by: 1 | -1) => {
    const to = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by + items.length;
    const next = items[to % Math.max(1, items.length)];
    if (next) select(next.id);
  };
  const { decide, acceptAll, undoLast, isBusy } = useDecide((decision) => {
    close();
    const next = goesOn(decision) ? (items[at + 1] ?? items[at - 1]) : undefined;
    if (next) select(next.id);
  });
  const onDecide = (decision: ProposalDecision) => {
    if (id === null) return;
    // What was decided stays on screen when the list has moved on.
    setPicked(id);
    decide(id, asRead(decision, opened.data ?? null));
  };
  useInboxKeys({
    canDecide: opened.data?.state === "open" && !isBusy && !isEditing,
    canEdit: (opened.data?.edits.length ?? 0) > 0,
    hasMenu: menu !== null,
    step,
    undo: () => undoLast(opened.data ?? null),
    accept: () => onDecide({ action: "accept" }),
    edit: () => setEditing(true),
    menu: setMenu,
  });
  const chooseOwner = (next: string | null) => {
    setOwner(next);
    setPicked(null);
    close();
  };
  return {
    ...{ owner, chooseOwner, list, items, id, opened, at, select, step },
    ...{ menu, setMenu, isEditing, setEditing, onDecide, acceptAll, isBusy },
  };
}

/** What an owner is done with makes room for the next; what was accepted shows what became of it. */
function goesOn({ action }: ProposalDecision): boolean {
  return action === "decline" || action === "snooze" || action === "give";
}

function addressOf(id: string, tab: InboxTab, owner: string | null): string {
  const query = queryString({ tab: tab === "inbox" ? null : tab, owner });
  return `/proposals/${encodeURIComponent(id)}${query}`;
}
