"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { Timeline } from "@/lib/trace/reduce";
import { DamageNote } from "./damage-note";
import type { Connection } from "./live-run";

type Props = { timeline: Timeline; connection: Connection };

/** Before a run's first event is known; for good where a damaged log has lost it. */
export function NoRunYet({ timeline, connection }: Props) {
  const { m } = useMessages();
  const isOver = connection.state === "ended";
  return (
    <main id="main" className="muted p-8">
      {isOver ? m.viewer.damage.noStart : m.common.loading}
      <DamageNote timeline={timeline} isOver={isOver} />
    </main>
  );
}
