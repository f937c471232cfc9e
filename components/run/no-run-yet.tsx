"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { Timeline } from "@/lib/trace/reduce";
import { DamageNote } from "./damage-note";
import type { Connection } from "./live-run";

type Props = { timeline: Timeline; connection: Connection };

/** The page of a run before its first event is known. */
export function NoRunYet(props: Props) {
  return (
    <main id="main" className="muted p-8">
      <NoRunNote {...props} />
    </main>
  );
}

/** That a run's first event is not known yet; for good where a damaged log has lost it. */
export function NoRunNote({ timeline, connection }: Props) {
  const { m } = useMessages();
  const isOver = connection.state === "ended";
  return (
    <>
      {isOver ? m.viewer.damage.noStart : m.common.loading}
      <DamageNote timeline={timeline} isOver={isOver} />
    </>
  );
}
