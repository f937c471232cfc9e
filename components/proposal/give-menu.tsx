"use client";

import { type SyntheticEvent, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import type { ProposalDecision } from "@/lib/trace/proposal";

type Props = { onDecide: (decision: ProposalDecision) => void };

/** Who should get a notice in its owner's place. */
export function GiveMenu({ onDecide }: Props) {
  const { m } = useMessages();
  const words = m.proposal.give;
  const [owner, setOwner] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (owner.trim() !== "") onDecide({ action: "give", owner: owner.trim() });
  };
  return (
    <div className="menu" role="dialog" aria-label={words.title}>
      <p className="menu-title">{words.title}</p>
      <form className="menu-form" onSubmit={submit}>
        <label className="flex-1">
          <span className="sr-only">{words.field}</span>
          <input
            className="field"
            placeholder={words.field}
            maxLength={200}
            value={owner}
            spellCheck={false}
            autoCapitalize="none"
            // biome-ignore lint/a11y/noAutofocus: The menu was opened just now to type a name.
            autoFocus
            onChange={(event) => setOwner(event.target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={owner.trim() === ""}>
          {words.send}
        </button>
      </form>
    </div>
  );
}
