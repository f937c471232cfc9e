"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { ForkReach } from "@/lib/trace/fork-reach";

/** What a fork takes from the record, what it asks, and what that cost before: in plain words. */
export function ReachNote({ reach: { kept, again, costUsd } }: { reach: ForkReach }) {
  const { m, count } = useMessages();
  const words = m.fork;
  const cost =
    costUsd === 0
      ? words.againFree
      : fill(words.againCost, { cost: formatCost(costUsd, m.common.unknown) });
  return (
    <p className="reach">
      {kept > 0 && `${count(words.kept, kept)} `}
      {again > 0 ? `${count(words.again, again)} ${cost}` : words.noneAgain}
    </p>
  );
}
