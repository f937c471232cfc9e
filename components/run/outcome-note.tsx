"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Outcome } from "@/lib/trace/event";

/** Why a step did not end well; nothing when it did. */
export function OutcomeNote({ outcome }: { outcome: Outcome }) {
  const { m } = useMessages();
  if (outcome.status === "ok") return null;
  if (outcome.status === "cancelled")
    return <p className="muted mt-1.5">{m.run.outcome.cancelled}</p>;
  return (
    <p className="notice k-error mt-1.5">
      <Icon name="alert" />
      <span>
        <b>{m.run.outcome[outcome.status]}.</b> {outcome.message}
      </span>
    </p>
  );
}
