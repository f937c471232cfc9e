"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Challenge } from "@/lib/trace/court";

type Props = {
  /** Whether the exhibit it answers stands. */
  stands: boolean;
  challenge: Challenge | undefined;
  /** The defense has spoken. */
  isOver: boolean;
};

/** What the defense said to one exhibit. */
export function Rebuttal({ stands, challenge, isOver }: Props) {
  const { m } = useMessages();
  const words = m.trial.exhibits;
  if (!stands || !challenge)
    return (
      <p className="no-rebuttal">
        <Icon name="min" />
        {stands ? (isOver ? words.unanswered : words.pending) : words.notTried}
      </p>
    );
  const title = challenge.unanswered
    ? words.unanswered
    : challenge.stance === "concede"
      ? words.concedes
      : words.contests;
  return (
    <article className="side k-defense">
      <header>
        <span className="tile k-defense">
          <Icon name="shield" />
        </span>
        <h3>{title}</h3>
        {challenge.ground && <span className="muted">{m.trial.ground[challenge.ground]}</span>}
      </header>
      <p>{challenge.argument}</p>
      {challenge.quote !== null && (
        <p className="mt-1">
          <code>{challenge.quote}</code>
        </p>
      )}
      {challenge.quoteStands !== null && (
        <p className={`state mt-1 ${challenge.quoteStands ? "k-check" : "k-error"}`}>
          <Icon name={challenge.quoteStands ? "check" : "x"} />
          {challenge.quoteStands ? words.quoteStands : words.quoteFails}
        </p>
      )}
    </article>
  );
}
