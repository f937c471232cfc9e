"use client";

import { type SyntheticEvent, useState } from "react";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import type { ProposalDecision } from "@/lib/trace/proposal";
import { morningIn } from "./morning-in";

const choices = [
  { name: "tomorrow", days: 1 },
  { name: "week", days: 7 },
  { name: "month", days: 28 },
] as const;

type Props = { onDecide: (decision: ProposalDecision) => void };

/** When a notice comes back: in the morning of a day. */
export function SnoozeMenu({ onDecide }: Props) {
  const { m } = useMessages();
  const words = m.proposal.snooze;
  const [day, setDay] = useState("");
  const snooze = (until: number) => onDecide({ action: "snooze", until });
  useKeys((key) => {
    const choice = choices[Number(key) - 1];
    if (choice) snooze(morningIn(choice.days));
    return choice !== undefined;
  });
  const chosen = day === "" ? null : new Date(`${day}T08:00`).getTime();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (chosen !== null && chosen > Date.now()) snooze(chosen);
  };
  return (
    <div className="menu" role="dialog" aria-label={words.title}>
      <p className="menu-title">{words.title}</p>
      {choices.map(({ name, days }, index) => (
        <button
          key={name}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: The menu was opened just now; its first entry is what keys go to.
          autoFocus={index === 0}
          onClick={() => snooze(morningIn(days))}
        >
          {words[name]} <kbd>{index + 1}</kbd>
        </button>
      ))}
      <form className="menu-form" onSubmit={submit}>
        <label className="flex-1">
          <span className="sr-only">{words.date}</span>
          <input
            className="field"
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        {day !== "" && (
          <button type="submit" className="btn">
            {words.set}
          </button>
        )}
      </form>
    </div>
  );
}
