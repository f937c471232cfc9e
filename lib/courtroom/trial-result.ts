import type { Answer, Outcome } from "@/lib/trace/event";

export type TrialResult = {
  outcome: Outcome;
  /** How it ended, in a sentence. Null when it failed. */
  answer: Answer | null;
  warnings: string[];
};
