import type { IconName } from "@/components/base/icon";
import type { ClaimMark } from "@/lib/trace/event";

/** A claim's state by sign, line and hue together. */
export type ClaimSign = { sign: string; kind: string; line: string; icon: IconName };

const signs: Record<ClaimMark, ClaimSign> = {
  verified: { sign: "✓", kind: "k-check", line: "", icon: "check" },
  absent: { sign: "∅", kind: "k-check", line: "", icon: "check" },
  computed: { sign: "=", kind: "k-code", line: "computed", icon: "equals" },
  given: { sign: "“", kind: "k-plain", line: "", icon: "quote" },
  seen: { sign: "~", kind: "k-plain", line: "unsupported", icon: "info" },
  unsupported: { sign: "?", kind: "k-repair", line: "unsupported", icon: "question" },
};

export function claimSign(mark: ClaimMark): ClaimSign {
  return signs[mark];
}
