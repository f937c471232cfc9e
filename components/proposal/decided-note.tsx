"use client";

import { patchPath } from "@/components/api/proposals-api";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Delivery, Proposal, ProposalDecision } from "@/lib/trace/proposal";
import { dayOf } from "./day-of";

type Props = {
  proposal: Proposal;
  onDecide: (decision: ProposalDecision) => void;
  isBusy: boolean;
};

/** What became of a notice, and the way back where there is one. */
export function DecidedNote({ proposal, onDecide, isBusy }: Props) {
  const speech = useMessages();
  const { m } = speech;
  const { state, delivery } = proposal;
  const canUndo = state === "accepted" || state === "declined" || state === "snoozed";
  return (
    <section className={`decided decided-${state}`} aria-label={m.proposal.state[state]}>
      <p className={`state ${state === "accepted" ? "k-check" : "k-plain"}`}>
        <Icon name={state === "accepted" ? "check" : state === "snoozed" ? "clock" : "min"} />
        {m.proposal.state[state]}
      </p>
      <p>{wordsFor(proposal, speech)}</p>
      {state === "accepted" && delivery && (
        <DeliveryNote proposalId={proposal.id} delivery={delivery} />
      )}
      {canUndo && (
        <button
          type="button"
          className="btn big"
          aria-keyshortcuts="u"
          disabled={isBusy}
          onClick={() => onDecide({ action: "undo" })}
        >
          <Icon name="replay" />
          {state === "snoozed" ? m.proposal.done.bringBack : m.proposal.actions.undo} <kbd>U</kbd>
        </button>
      )}
    </section>
  );
}

function wordsFor(proposal: Proposal, { m, locale }: Speech): string {
  const words = m.proposal.done;
  const last = proposal.history.at(-1);
  switch (proposal.state) {
    case "accepted":
      return words.accepted;
    case "declined": {
      const reason = last?.reason ? m.proposal.decline.reasons[last.reason] : null;
      const said = [last?.reason === "other" ? null : reason, last?.note]
        .filter(Boolean)
        .join(": ");
      return said === "" ? "" : fill(words.reason, { reason: said });
    }
    case "snoozed":
      return proposal.snoozedUntil === null
        ? ""
        : fill(words.back, { date: dayOf(proposal.snoozedUntil, locale) });
    case "withdrawn":
      return `${words.withdrawn} ${proposal.check.message}`;
    case "waiting":
      return words.waiting;
    case "open":
      return "";
  }
}

function DeliveryNote({ proposalId, delivery }: { proposalId: string; delivery: Delivery }) {
  const { m } = useMessages();
  const words = m.proposal.done;
  const commit =
    delivery.commit === null ? "" : fill(words.commit, { commit: delivery.commit.slice(0, 10) });
  return (
    <div className="grid justify-items-start gap-2">
      {delivery.kind === "branch" && delivery.branch !== null && (
        <p>
          {fill(words.branch, { branch: delivery.branch })}{" "}
          <span className="mono muted">{commit}</span>
        </p>
      )}
      {delivery.kind === "pull-request" && delivery.url !== null && (
        <>
          <p>{words.pullNote}</p>
          <a className="btn pri big" href={delivery.url} rel="noreferrer" target="_blank">
            <Icon name="link" />
            {words.pull}
          </a>
        </>
      )}
      <a
        className={delivery.kind === "patch" ? "btn pri big" : "btn"}
        href={patchPath(proposalId)}
        download
      >
        <Icon name="down" />
        {words.patch}
      </a>
      {delivery.kind === "patch" && <p className="muted">{words.patchNote}</p>}
    </div>
  );
}
