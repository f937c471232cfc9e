"use client";

import { type ReactNode, useMemo } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { selectDamage } from "@/lib/trace/damage";
import type { Timeline } from "@/lib/trace/reduce";

type Props = {
  timeline: Timeline;
  /** True when nothing more will come. */
  isOver: boolean;
  /** Says whose log it is, where there are several. */
  lead?: ReactNode;
};

/** What of a damaged log is not drawn as it was meant. */
export function DamageNote({ timeline, isOver, lead }: Props) {
  const { m, count } = useMessages();
  const imported = timeline.summary?.imported;
  // The warnings of a foreign trace tell which steps have no end.
  const isTold = imported !== undefined && imported.format !== "verbatim";
  const damage = useMemo(
    () => selectDamage(timeline, isOver).filter(({ kind }) => kind !== "no-end" || !isTold),
    [timeline, isOver, isTold],
  );
  const words = m.viewer.damage;
  if (damage.length === 0) return null;
  return (
    <div className="notice k-repair damage" role="note">
      <Icon name="alert" />
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium">
          {lead} {words.title}
        </p>
        <ul>
          {damage.map(({ kind, count: n, examples }) => (
            <li key={kind}>
              {count(words.kinds[kind], n)}{" "}
              <span className="muted mono break-all">
                {fill(words.examples, { examples: examples.join(", ") })}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
