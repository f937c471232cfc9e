"use client";

import type { Verification } from "@/components/api/shapes";
import { Icon, type IconName } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

const looks = {
  same: { kind: "k-check", icon: "check" },
  changed: { kind: "k-repair", icon: "alert" },
  broken: { kind: "k-error", icon: "x" },
  failed: { kind: "k-plain", icon: "ban" },
  queued: { kind: "k-plain", icon: "clock" },
} as const satisfies Record<string, { kind: string; icon: IconName }>;

/** How an answer held, by shape, word and hue together. */
export function VerificationState({ verification }: { verification: Verification }) {
  const { m } = useMessages();
  const { state, result } = verification;
  const word = state === "ended" && result ? result.status : state === "failed" ? state : "queued";
  const { kind, icon } = looks[word];
  return (
    <span className={`state ${kind}`}>
      <Icon name={icon} />
      <span className="word">{m.verification.state[word]}</span>
    </span>
  );
}
