"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { RunState } from "@/lib/trace/run-state";
import { Icon, type IconName } from "./icon";

const looks: Record<RunState, { kind: string; icon: IconName | null }> = {
  queued: { kind: "k-plain", icon: "clock" },
  running: { kind: "k-model", icon: null },
  paused: { kind: "k-plain", icon: "min" },
  answered: { kind: "k-check", icon: "check" },
  partial: { kind: "k-repair", icon: "half" },
  abstained: { kind: "k-plain", icon: "ban" },
  failed: { kind: "k-error", icon: "x" },
  cancelled: { kind: "k-plain", icon: "stop" },
};

/** A run's state by shape, word and hue together. */
export function RunStateMark({ state, long = false }: { state: RunState; long?: boolean }) {
  const { m } = useMessages();
  const { kind, icon } = looks[state];
  return (
    <span className={`state ${kind}`}>
      {icon ? <Icon name={icon} /> : <span className="dot live" />}
      <span className="word">{long ? m.run.status[state] : m.run.statusShort[state]}</span>
    </span>
  );
}
