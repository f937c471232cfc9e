/** What a reader calls a run's state: finer than its status, since an answer can be partial or withheld. */
import type { RunSummary } from "./run-summary";

export type RunState =
  | "queued"
  | "running"
  | "paused"
  | "answered"
  | "partial"
  | "abstained"
  | "failed"
  | "cancelled";

export function runState(summary: Pick<RunSummary, "status" | "answer">): RunState {
  if (summary.status !== "succeeded") return summary.status;
  if (summary.answer?.abstained) return "abstained";
  return summary.answer?.forced ? "partial" : "answered";
}

export function isOver(summary: Pick<RunSummary, "status">): boolean {
  return ["succeeded", "failed", "cancelled"].includes(summary.status);
}
