"use client";

import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import type { Proposal } from "@/lib/trace/proposal";
import { EmptyInbox } from "./empty-inbox";
import { InboxList } from "./inbox-list";
import type { InboxTab } from "./inbox-tabs";
import { ProposalNote } from "./proposal-note";
import type { InboxList as List } from "./read-inbox-list";
import { useInbox } from "./use-inbox";

type Props = {
  tab: InboxTab;
  list: List;
  /** The notice that the address names. */
  proposal: Proposal | null;
  owner: string | null;
};

/** The owner's inbox: one notice at a time, decided with one key. */
export function InboxScreen(props: Props) {
  const { m, count } = useMessages();
  const inbox = useInbox(props);
  const { items, id, opened, list } = inbox;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isListShown, showList] = useState(false);
  return (
    <main id="main" className="inbox">
      <InboxList
        tab={props.tab}
        items={items}
        waiting={list.data?.counts.waiting ?? 0}
        selectedId={id}
        onSelect={(next) => {
          showList(false);
          inbox.select(next);
        }}
        chosen={chosen}
        onChosen={setChosen}
        onAcceptChosen={() => {
          inbox.acceptAll([...chosen]);
          setChosen(new Set());
        }}
        owners={list.data?.owners ?? []}
        owner={inbox.owner}
        onOwner={inbox.chooseOwner}
        isShown={isListShown}
        isBusy={inbox.isBusy}
      />
      <div className="inbox-reading">
        {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
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
        {id === null && list.isSuccess && <EmptyInbox tab={props.tab} />}
        {id !== null && !opened.data && !opened.error && <NoteSkeleton />}
        {id !== null && opened.data && (
          <ProposalNote
            key={id}
            proposal={opened.data}
            at={inbox.at < 0 ? null : inbox.at + 1}
            total={items.length}
            onStep={inbox.step}
            menu={inbox.menu}
            onMenu={inbox.setMenu}
            isEditing={inbox.isEditing}
            onEditing={inbox.setEditing}
            onDecide={inbox.onDecide}
            isBusy={inbox.isBusy}
          />
        )}
      </div>
    </main>
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
