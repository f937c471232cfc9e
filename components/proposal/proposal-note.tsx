"use client";

import { Icon } from "@/components/base/icon";
import { InlineCode } from "@/components/base/inline-code";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";
import { DecideBar } from "./decide-bar";
import type { DecideMenu } from "./decide-menu";
import { DecidedNote } from "./decided-note";
import { OwnWording } from "./own-wording";
import { QuoteTable } from "./quote-table";
import { SuggestedEdit } from "./suggested-edit";
import { WhyThis } from "./why-this";

type Props = {
  proposal: Proposal;
  /** Where it stands among those of the list, counting from 1; null where it is not among them. */
  at: number | null;
  total: number;
  onStep: (by: 1 | -1) => void;
  menu: DecideMenu | null;
  onMenu: (menu: DecideMenu | null) => void;
  isEditing: boolean;
  onEditing: (isEditing: boolean) => void;
  onDecide: (decision: ProposalDecision) => void;
  isBusy: boolean;
};

/** One notice: what changed, what the page says, the edit, and what to do. */
export function ProposalNote(props: Props) {
  const { m } = useMessages();
  const { proposal, isEditing, onEditing, onDecide, isBusy, menu, onMenu } = props;
  const isOpen = proposal.state === "open";
  return (
    <article className="inbox-note" aria-labelledby="notice-title">
      <Where {...props} />
      <h1 id="notice-title">
        <InlineCode text={proposal.title} />
      </h1>
      <p className="lead">
        <InlineCode text={proposal.sentence} />
      </p>
      {!isOpen && <DecidedNote proposal={proposal} onDecide={onDecide} isBusy={isBusy} />}
      <QuoteTable proposal={proposal} />
      {proposal.state !== "withdrawn" && <Proof check={proposal.check} />}
      {isOpen && isEditing ? (
        <OwnWording
          edits={proposal.edits}
          isBusy={isBusy}
          onAccept={(edits) => onDecide({ action: "accept", edits })}
          onCancel={() => onEditing(false)}
        />
      ) : (
        <SuggestedEdit proposal={proposal} />
      )}
      {isOpen && !isEditing && (
        <>
          <DecideBar
            proposal={proposal}
            menu={menu}
            onMenu={onMenu}
            onDecide={onDecide}
            onEdit={() => onEditing(true)}
            isBusy={isBusy}
          />
          <p className="after-actions">
            {m.proposal.actions.note}
            <span className="inbox-keys">
              <kbd>J</kbd> <kbd>K</kbd> {fill(m.proposal.actions.keys, { undo: "U", all: "?" })}
            </span>
          </p>
        </>
      )}
      <WhyThis proposal={proposal} />
    </article>
  );
}

function Where({ proposal, at, total, onStep }: Props) {
  const { m } = useMessages();
  const line = proposal.quotes[0]?.docLine;
  return (
    <p className="where">
      <span className="mono min-w-0 truncate">{proposal.path}</span>
      {line !== undefined && (
        <span className="muted where-line">{fill(m.proposal.where.lines, { line })}</span>
      )}
      {proposal.repository && <span className="chip where-line">{proposal.repository.name}</span>}
      <span className="flex-1" />
      {at !== null && (
        <span className="muted">{fill(m.proposal.where.position, { at, total })}</span>
      )}
      <button
        type="button"
        className="btn ghost icon"
        aria-label={m.proposal.where.previous}
        aria-keyshortcuts="k"
        disabled={total < 2}
        onClick={() => onStep(-1)}
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        className="btn ghost icon"
        aria-label={m.proposal.where.next}
        aria-keyshortcuts="j"
        disabled={total < 2}
        onClick={() => onStep(1)}
      >
        <Icon name="right" />
      </button>
    </p>
  );
}

function Proof({ check }: Pick<Proposal, "check">) {
  const { m } = useMessages();
  return (
    <p className={`proof ${check.stands ? "k-check" : "k-repair"}`} role="status">
      <Icon name={check.stands ? "check" : "alert"} />
      {check.stands ? m.proposal.pair.stands : check.message}
    </p>
  );
}
