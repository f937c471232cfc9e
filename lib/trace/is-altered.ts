import type { InquiryConfig } from "./config";

/** Whether a person put something in place of what a model said: such a run is no measure of who judged it. */
export function isAltered({ edits, trial }: Pick<InquiryConfig, "edits" | "trial">): boolean {
  return edits.length > 0 || (trial?.struckOut.length ?? 0) > 0 || trial?.triesFault !== undefined;
}
