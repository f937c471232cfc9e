"use client";

import { type SyntheticEvent, useState } from "react";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import type { DeclineReason, ProposalDecision } from "@/lib/trace/proposal";
import { declineReasons } from "./decline-reasons";

type Props = { onDecide: (decision: ProposalDecision) => void };

/** Why a notice is not needed: a reason by its digit, or in the owner's own words. */
export function DeclineMenu({ onDecide }: Props) {
  const { m } = useMessages();
  const words = m.proposal.decline;
  const [note, setNote] = useState("");
  const decline = (reason: DeclineReason) => onDecide({ action: "decline", reason });
  useKeys((key) => {
    const reason = /^[1-9]$/.test(key) ? declineReasons[Number(key) - 1] : undefined;
    if (reason) decline(reason);
    return reason !== undefined;
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (note.trim() !== "") onDecide({ action: "decline", reason: "other", note: note.trim() });
  };
  return (
    <div className="menu" role="dialog" aria-label={words.title}>
      <p className="menu-title">{words.title}</p>
      {declineReasons.map((reason, index) => (
        <button
          key={reason}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: The menu was opened just now; its first entry is what keys go to.
          autoFocus={index === 0}
          onClick={() => decline(reason)}
        >
          {words.reasons[reason]} <kbd>{index + 1}</kbd>
        </button>
      ))}
      <form className="menu-form" onSubmit={submit}>
        <label className="flex-1">
          <span className="sr-only">{words.other}</span>
          <input
            className="field"
            placeholder={words.other}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {note.trim() !== "" && (
          <button type="submit" className="btn">
            {words.send}
          </button>
        )}
      </form>
    </div>
  );
}
