/** Who or what a stage of a trial is: as a reader tells stages apart, and filters them. */
import type { Span } from "./reduce";

/** In the order of the proceedings. A case is only the frame around the stages of its page. */
export const stageKinds = [
  "review",
  "prosecution",
  "exhibits",
  "arm",
  "case",
  "defense",
  "juror",
  "jury",
  "judgment",
  "edits",
] as const;

export type StageKind = (typeof stageKinds)[number];

/** The review is put the prosecutor's question and ends as a prosecution does; its span says which it is. */
const REVIEW_SPAN = "review";

/** Null for what is no stage, and for a stage that this version does not know. */
export function stageKindOf(span: Span): StageKind | null {
  if (span.kind !== "stage") return null;
  if (span.id === REVIEW_SPAN) return "review";
  return stageKinds.find((kind) => kind === span.start.stage) ?? null;
}
