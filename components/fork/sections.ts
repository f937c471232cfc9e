/** The parts of a step, or of a run, that a fork may change: one at a time is on screen. */
import type { RunKind } from "@/lib/trace/event";
import type { ForkTarget } from "./fork-target";

export type Section = "prompt" | "reply" | "model" | "question" | "limits" | "rules" | "exhibits";

export function sectionsOf(target: ForkTarget, kind: RunKind): readonly Section[] {
  if (target.kind === "call") return ["prompt", "reply", "model"];
  if (target.kind === "exhibits") return ["exhibits"];
  if (target.kind === "rules") return ["rules"];
  return kind === "trial" ? ["rules", "exhibits"] : ["question", "model", "limits"];
}

export function firstSection(target: ForkTarget, kind: RunKind): Section {
  if (target.kind === "call") return target.first;
  return sectionsOf(target, kind)[0] ?? "limits";
}
