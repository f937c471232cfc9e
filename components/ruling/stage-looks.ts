import type { IconName } from "@/components/base/icon";
import type { FaultStage } from "@/lib/trace/ruling-mark";

/** The sign and the colour that a stage has everywhere on the trial's page. */
export const stageLooks = {
  review: { kind: "k-plain", icon: "search" },
  exhibits: { kind: "k-repair", icon: "quote" },
  defense: { kind: "k-defense", icon: "shield" },
  jury: { kind: "k-sub", icon: "people" },
  judgment: { kind: "k-model", icon: "scales" },
  edits: { kind: "k-check", icon: "pen" },
} as const satisfies Record<FaultStage, { kind: string; icon: IconName }>;
