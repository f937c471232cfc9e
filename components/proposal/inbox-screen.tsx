"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { queryString } from "@/components/api/request-json";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";
import type { DecideMenu } from "./decide-menu";
import { InboxList } from "./inbox-list";
import type { InboxTab } from "./inbox-tabs";
import { ProposalNote } from "./proposal-note";
import type { InboxList as List } from "./read-inbox-list";
import { useDecide } from "./use-decide";
import { useInboxKeys } from "./use-inbox-keys";
import { useInboxList } from "./use-inbox-list";
import { useOpenProposal } from "./use-open-proposal";

type Props = {
  tab: InboxTab;
  list: List;
  /** The notice that the address names. */
  proposal: Proposal | null;
  owner: string | null;
};

/** The owner's inbox: one notice at a time, decided with one key. */
export function InboxScreen({ tab, list: initial, proposal, owner: first }: Props) {
  const { m, count } = useMessages();
  const [owner, setOwner] = useState(first);
  const query = useInboxList(tab, owner, owner === first ? initial : null);
  const items = query.data?.items ?? [];
  const [picked, setPicked] = useState<string | null>(proposal?.id ?? null);
  const [menu, setMenu] = useState<DecideMenu | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isListShown, showList] = useState(false);
  const id = picked ?? items[0]?.id ?? null;
  const opened = useOpenProposal(id, proposal);
  const at = items.findIndex((item) => item.id === id);
  const select = (next: string) => {
    setPicked(next);
    setMenu(null);
    setEditing(false);
    showList(false);
    window.history.replaceState(null, "", addressOf(next, tab, owner));
  };
  const step = (by: 1 | -1) => {
    const to = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by + items.length;
    const next = items[to % Math.max(1, items.length)];
    if (next) select(next.id);
  };
  const afterDecision = (decision: ProposalDecision) => {
    setMenu(null);
    setEditing(false);
    if (decision.action !== "decline" && decision.action !== "snooze" && decision.action !== "give")
      return;
    const next = items[at + 1] ?? items[at - 1];
    if (next) select(next.id);
  };
  const { decide, acceptAll, undoLast, isBusy } = useDecide(afterDecision);
  const onDecide = (decision: ProposalDecision) => id !== null && decide(id, decision);
  const canDecide = opened.data?.state === "open" && !isBusy;
  useInboxKeys({
    canDecide: canDecide && !isEditing,
    canEdit: (opened.data?.edits.length ?? 0) > 0,
    hasMenu: menu !== null,
    step,
    undo: () => undoLast(opened.data ?? null),
    accept: () => onDecide({ action: "accept" }),
    edit: () => setEditing(true),
    menu: setMenu,
  });
  const waiting = useMemo(() => query.data?.counts.waiting ?? 0, [query.data]);
  return (
    <main id="main" className="inbox">
      <InboxList
        tab={tab}
        items={items}
        waiting={waiting}
        selectedId={id}
        onSelect={select}
        chosen={chosen}
        onChosen={setChosen}
        onAcceptChosen={() => {
          acceptAll([...chosen]);
          setChosen(new Set());
        }}
        owners={query.data?.owners ?? []}
        owner={owner}
        onOwner={(next) => {
          setOwner(next);
          setPicked(null);
        }}
        isShown={isListShown}
        isBusy={isBusy}
      />
      <div className="inbox-reading">
        {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {items.length > 0 && (
          <button
            type="button"
            className="btn show-list"
            aria-expanded={isListShown}
            onClick={() => showList(!isListShown)}
          >
            <Icon name="list" />
            {isListShown ? m.proposal.list.hide : count(m.proposal.list.show, items.length)}
          </button>
        )}
        {opened.error && <ProblemNote error={opened.error} onRetry={() => void opened.refetch()} />}
        {id === null && query.isSuccess && <EmptyInbox tab={tab} />}
        {id !== null && !opened.data && !opened.error && <NoteSkeleton />}
        {opened.data && id !== null && (
          <ProposalNote
            key={id}
            proposal={opened.data}
            at={at < 0 ? null : at + 1}
            total={items.length}
            onStep={step}
            menu={menu}
            onMenu={setMenu}
            isEditing={isEditing}
            onEditing={setEditing}
            onDecide={onDecide}
            isBusy={isBusy}
          />
        )}
      </div>
    </main>
  );
}

function addressOf(id: string, tab: InboxTab, owner: string | null): string {
  const query = queryString({ tab: tab === "inbox" ? null : tab, owner });
  return `/proposals/${encodeURIComponent(id)}${query}`;
}

function EmptyInbox({ tab }: { tab: InboxTab }) {
  const { m } = useMessages();
  const notes = {
    inbox: [m.proposal.empty.inbox, m.proposal.empty.inboxNote],
    snoozed: [m.proposal.empty.snoozed, m.proposal.empty.snoozedNote],
    decided: [m.proposal.empty.decided, m.proposal.empty.decidedNote],
  };
  const [title, note] = notes[tab];
  return (
    <div className="inbox-note">
      <h1>{title}</h1>
      <p className="lead">{note}</p>
      {tab === "inbox" && (
        <p className="mt-4">
          <Link className="btn" href="/proposals?tab=decided">
            {m.proposal.nav.decided}
          </Link>
        </p>
      )}
    </div>
  );
}

function NoteSkeleton() {
  return (
    <div className="inbox-note" aria-busy="true">
      <div className="skeleton h-[18px] w-[220px]" />
      <div className="skeleton mt-3 h-[30px] w-full max-w-[480px]" />
      <div className="skeleton mt-6 h-[160px] w-full" />
      <div className="skeleton mt-6 h-[120px] w-full" />
    </div>
  );
}
