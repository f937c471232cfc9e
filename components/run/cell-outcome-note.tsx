"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CellOutcome } from "@/lib/trace/event";

/** How a cell failed, in the words that the model got too. */
export function CellOutcomeNote({ outcome }: { outcome: CellOutcome }) {
  const { m } = useMessages();
  if (outcome.status === "ok") return null;
  if (outcome.status === "cancelled") return <p className="muted mt-1.5">{m.run.cell.cancelled}</p>;
  if (outcome.status === "stopped")
    return (
      <p className="notice k-repair mt-1.5">
        <Icon name="clock" />
        <span>
          <b>{m.run.cell.stopped}.</b> {outcome.message}{" "}
          {outcome.stateKept ? m.run.cell.stateKept : m.run.cell.stateLost}
        </span>
      </p>
    );
  const { message, line, hint } = outcome.error;
  return (
    <p className="notice k-error mt-1.5">
      <Icon name="x" />
      <span className="min-w-0">
        {line !== null && <b>{fill(m.run.cell.errorAt, { line })}: </b>}
        <code className="text-[11.5px] whitespace-pre-wrap">{message}</code>
        {hint && <span className="block text-ink-2">{hint}</span>}
      </span>
    </p>
  );
}
