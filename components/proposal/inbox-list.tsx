"use client";

import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { fill } from "@/lib/format/fill";
import type { ProposalItem } from "@/lib/trace/proposal";
import { dayOf } from "./day-of";
import type { InboxTab } from "./inbox-tabs";

type Props = {
  tab: InboxTab;
  items: readonly ProposalItem[];
  waiting: number;
  selectedId: string | null;
  onSelect: (id: string) => void;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onAcceptChosen: () => void;
  owners: readonly string[];
  owner: string | null;
  onOwner: (owner: string | null) => void;
  isShown: boolean;
  isBusy: boolean;
};

/** The notices of a tab. Those that were opened can be chosen and accepted together. */
export function InboxList(props: Props) {
  const { m, number, count } = useMessages();
  const { tab, items, waiting, chosen, onAcceptChosen, owners, owner, onOwner, isBusy } = props;
  return (
    <nav
      className={`inbox-list${props.isShown ? " shown" : ""}`}
      aria-label={m.proposal.list.label}
    >
      <header>
        <h2>{m.proposal.list[tab]}</h2>
        <span className="count">{number(items.length)}</span>
        {owners.length > 0 && (
          <label className="ml-auto min-w-0">
            <span className="sr-only">{m.proposal.list.owner}</span>
            <select
              className="field owner-select"
              value={owner ?? ""}
              onChange={(event) => onOwner(event.target.value || null)}
            >
              <option value="">{m.proposal.list.everyone}</option>
              {owners.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      <ul>
        {items.map((item) => (
          <Item key={item.id} item={item} {...props} />
        ))}
      </ul>
      {tab === "inbox" && items.length > 1 && (
        <p className="accept-chosen">
          <button
            type="button"
            className="btn"
            disabled={chosen.size === 0 || isBusy}
            onClick={onAcceptChosen}
          >
            {chosen.size === 0
              ? m.proposal.list.acceptNone
              : count(m.proposal.list.acceptChosen, chosen.size)}
          </button>
          <span className="muted">{m.proposal.list.acceptNote}</span>
        </p>
      )}
      {tab === "inbox" && waiting > 0 && (
        <p className="quiet">{count(m.proposal.list.waiting, waiting)}</p>
      )}
    </nav>
  );
}

function Item({ item, ...props }: Props & { item: ProposalItem }) {
  const { m, locale } = useMessages();
  const { tab, selectedId, onSelect, chosen, onChosen } = props;
  const now = useNow(60_000);
  const isOpened = item.openedAt !== null;
  const choose = (isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(item.id);
    else next.delete(item.id);
    onChosen(next);
  };
  const age = now === null ? "" : (formatAge(item.createdAt, now, locale) ?? m.common.now);
  return (
    <li>
      {tab === "inbox" && (
        <input
          type="checkbox"
          aria-label={fill(m.proposal.list.choose, { title: item.title })}
          title={isOpened ? undefined : m.proposal.list.openFirst}
          disabled={!isOpened}
          checked={chosen.has(item.id)}
          onChange={(event) => choose(event.target.checked)}
        />
      )}
      <a
        href={`/proposals/${item.id}`}
        aria-current={item.id === selectedId ? "true" : undefined}
        className={isOpened ? undefined : "unopened"}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onSelect(item.id);
        }}
      >
        <b>{item.title}</b>
        <span className="mono truncate">{item.path}</span>
        <span className="muted">
          {tab === "decided"
            ? m.proposal.state[item.state]
            : tab === "snoozed" && item.snoozedUntil !== null && now !== null
              ? fill(m.proposal.list.until, { date: dayOf(item.snoozedUntil, locale) })
              : age}
        </span>
      </a>
    </li>
  );
}
