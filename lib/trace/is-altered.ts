import type { InquiryConfig } from "./config";

/** Whether a person put something in place of what a model said or was asked: such a run is no measure of who judged it. */
export function isAltered({
  edits,
  callEdits,
  trial,
}: Pick<InquiryConfig, "edits" | "callEdits" | "trial">): boolean {
  return (
    edits.length > 0 ||
    (callEdits?.length ?? 0) > 0 ||
    (trial?.struckOut.length ?? 0) > 0 ||
    (trial?.exhibitEdits?.length ?? 0) > 0 ||
    trial?.triesFault !== undefined
  );
}
