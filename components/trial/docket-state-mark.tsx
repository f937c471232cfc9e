"use client";

import { Icon, type IconName } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { DocketState } from "@/lib/trace/trial";

const looks: Record<DocketState, { kind: string; icon: IconName | null }> = {
  received: { kind: "k-plain", icon: "clock" },
  judging: { kind: "k-sub", icon: null },
  filtered: { kind: "k-plain", icon: "filter" },
  reviewed: { kind: "k-plain", icon: "min" },
  tried: { kind: "k-check", icon: "scales" },
  "not-judged": { kind: "k-repair", icon: "question" },
};

/** Where a change stands on the docket, by shape, word and hue together. */
export function DocketStateMark({ state }: { state: DocketState }) {
  const { m } = useMessages();
  const { kind, icon } = looks[state];
  return (
    <span className={`state ${kind}`} title={m.trial.stateNote[state]}>
      {icon ? <Icon name={icon} /> : <span className="dot live" />}
      <span className="word">{m.trial.state[state]}</span>
    </span>
  );
}
