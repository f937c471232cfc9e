"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { NoteCount } from "@/components/panels/note-count";
import type { Heat } from "@/components/run/heat";
import { HeatFigures } from "@/components/run/heat-figures";
import { useRun } from "@/components/run/run-context";
import { formatSeconds } from "@/lib/format/duration";
import { formatCents } from "@/lib/format/money";
import { rowLook, rowName } from "./row-names";
import { useTrial } from "./trial-context";
import type { TrialRow } from "./trial-rows";

/** What a row of the tree says: its sign, its name and what came of it, its time and cost. */
export function TrialTreeRow({ row, heat }: { row: TrialRow; heat: Heat }) {
  const speech = useMessages();
  const { timeline, now, index } = useRun();
  const { view } = useTrial();
  const { name, note } = rowName(row, view, speech);
  const look = rowLook(row, view);
  const { span } = row;
  const step = span && index.byId.get(span.id);
  const warmth = { by: heat.by, value: step ? heat.of(step) : 0 };
  const isRunning = span !== null && span.endedAt === null && timeline.summary?.endedAt === null;
  const until = span ? (span.endedAt ?? now) : null;
  const cost = row.calls.reduce<number | null>((sum, { end }) => {
    if (sum === null || !end) return sum;
    const own = end.source === "live" ? end.costUsd : 0;
    return own === null ? null : sum + own;
  }, 0);
  return (
    <>
      <span className={`tile ${look.kind}`}>
        <Icon name={look.icon} />
      </span>
      <span className="min-w-0 flex-1 truncate" title={note ? `${name} ${note}` : name}>
        {name} {note && <span className="muted">{note}</span>}
      </span>
      <NoteCount spanId={row.id} />
      {isRunning && <span className="dot live k-sub" />}
      <HeatFigures
        time={span && until !== null ? formatSeconds(until - span.startedAt) : ""}
        cost={row.calls.length > 0 ? formatCents(cost, "–") : ""}
        heat={warmth}
      />
    </>
  );
}
