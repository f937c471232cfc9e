"use client";

import Link from "next/link";
import { InlineCode } from "@/components/base/inline-code";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Proposal } from "@/lib/trace/proposal";
import { dayOf } from "./day-of";

/** Why this person got it, how it was found, and what happened to it since. */
export function WhyThis({ proposal }: { proposal: Proposal }) {
  const { m, locale } = useMessages();
  const words = m.proposal.why;
  const rule = proposal.ownerRule.replace(/\.$/, "");
  return (
    <footer className="why-this">
      <p>
        <InlineCode
          text={fill(proposal.owner === null ? words.ruleNobody : words.rule, { rule })}
        />
      </p>
      {proposal.found.length > 0 && (
        <details open>
          <summary>{words.found}</summary>
          <ol>
            {proposal.found.map((sentence) => (
              <li key={sentence}>
                <InlineCode text={sentence} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {proposal.history.length > 0 && (
        <details>
          <summary>{words.history}</summary>
          <ul suppressHydrationWarning>
            {proposal.history.map((entry) => (
              <li key={`${entry.at}-${entry.action}`}>
                {dayOf(entry.at, locale)}: {m.proposal.history[entry.action]}
                {entry.reason && `, ${m.proposal.decline.reasons[entry.reason]}`}
                {entry.note && `, ${entry.note}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="mt-2">
        <Link className="link" href={`/trials/${proposal.trialId}`}>
          {words.more}
        </Link>
      </p>
    </footer>
  );
}
