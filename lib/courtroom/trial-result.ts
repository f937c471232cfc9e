import type { Answer, Outcome } from "@/lib/trace/event";

export type TrialResult = {
  outcome: Outcome;
  /** How it ended, in a sentence. Null when it failed. */
  answer: Answer | null;
  warnings: string[];
};

/** What a run's answer holds as data: the pages that end in a notice, and how many were tried. */
export type TrialData = { notices: string[]; tried: number };

export function endedTrial(text: string, data: TrialData): TrialResult {
  return {
    outcome: { status: "ok" },
    answer: { text, data, forced: false, abstained: false },
    warnings: [],
  };
}
