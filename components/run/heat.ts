/** How warm a step is among all: its part of the largest time or cost of a step that holds no other. */
import { type Step, totalsOf } from "@/lib/trace/select";

export type HeatBy = "time" | "cost" | null;

export type Heat = { by: HeatBy; of: (step: Step) => number };

export function heatOf(steps: readonly Step[], by: HeatBy): Heat {
  if (by === null) return { by, of: () => 0 };
  const measure = (step: Step) =>
    by === "cost"
      ? (totalsOf(step).costUsd ?? 0)
      : Math.max(0, (step.span.endedAt ?? step.span.startedAt) - step.span.startedAt);
  const most = steps.reduce(
    (max, step) => (isContainer(step) ? max : Math.max(max, measure(step))),
    0,
  );
  return { by, of: (step) => (most === 0 || isContainer(step) ? 0 : measure(step) / most) };
}

/** What is only there for the steps below it would be the warmest of all and say nothing. */
function isContainer({ kind, children }: Step): boolean {
  return (
    kind === "iteration" ||
    kind === "nested" ||
    (kind === "stage" && children.some((child) => child.kind === "stage"))
  );
}
