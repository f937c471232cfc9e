/** What a reader calls a run's state: finer than its status, since an answer can be partial or withheld. */
import type { Answer } from "./event";
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

type Standing = Pick<RunSummary, "status"> & {
  answer: Pick<Answer, "abstained" | "forced"> | null;
};

export function runState({ status, answer }: Standing): RunState {
  if (status !== "succeeded") return status;
  if (answer?.abstained) return "abstained";
  return answer?.forced ? "partial" : "answered";
}

export function isOver(summary: Pick<RunSummary, "status">): boolean {
  return ["succeeded", "failed", "cancelled"].includes(summary.status);
}
