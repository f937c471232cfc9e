"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Claim } from "@/lib/trace/event";
import { countMarks } from "@/lib/trace/select-answer";
import { Icon } from "./icon";

/** How much of an answer stands: in the text, by code, or not at all. */
export function ClaimCounts({ claims }: { claims: readonly Claim[] }) {
  const { m } = useMessages();
  if (claims.length === 0) return <span className="muted">{m.runs.noClaims}</span>;
  const counts = countMarks(claims);
  const standing = counts.verified + counts.absent;
  const label = fill(m.runs.claimsLabel, { ...counts, verified: standing });
  return (
    <span className="claim-counts" role="img" aria-label={label} title={label}>
      <span className={standing ? "k-check" : "zero"}>
        <Icon name="check" small />
        {standing}
      </span>
      <span className={counts.computed ? "k-code" : "zero"}>
        <Icon name="equals" small />
        {counts.computed}
      </span>
      <span className={counts.unsupported ? "k-repair" : "zero"}>
        <Icon name="question" small />
        {counts.unsupported}
      </span>
    </span>
  );
}
