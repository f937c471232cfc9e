"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { ClaimMark } from "@/lib/trace/event";
import { Icon } from "./icon";

/** How much of an answer stands: in the text, by code, or not at all. */
export function ClaimCounts({ marks: counts }: { marks: Record<ClaimMark, number> }) {
  const { m } = useMessages();
  if (Object.values(counts).every((count) => count === 0))
    return <span className="muted">{m.runs.noClaims}</span>;
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
