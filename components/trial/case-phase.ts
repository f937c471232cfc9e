/** Where a case stands, in one word, for its first line. */
import type { RunSummary } from "@/lib/trace/run-summary";
import type { CaseView, TrialView } from "@/lib/trace/select-trial";

export type CasePhase =
  | "queued"
  | "reviewing"
  | "reviewed"
  | "asking"
  | "unfounded"
  | "prosecuting"
  | "checking"
  | "defending"
  | "voting"
  | "judging"
  | "declined"
  | "noExhibit"
  | "failed"
  | "cancelled"
  | "ended";

/** `shown` is null where no case was opened. */
export function casePhase(
  summary: Pick<RunSummary, "status">,
  view: TrialView,
  shown: CaseView | null,
): CasePhase {
  if (shown?.ending) return "ended";
  if (summary.status === "failed") return "failed";
  if (summary.status === "cancelled") return "cancelled";
  if (shown) return openPhase(shown);
  if (view.prosecution?.result?.decision === "decline") return "declined";
  if (!view.prosecution && view.review?.result?.decision === "decline") return "reviewed";
  if (view.check?.result && !view.exhibits.some(({ standing }) => standing === "stands"))
    return "noExhibit";
  if (summary.status === "queued") return "queued";
  if (view.arm) return view.arm.result?.findings.length === 0 ? "unfounded" : "asking";
  if (view.review && !view.prosecution) return "reviewing";
  return view.check ? "checking" : "prosecuting";
}

function openPhase({ jury, jurors, judgment }: CaseView): CasePhase {
  if (judgment || jury?.result?.outcome === "to-judge") return "judging";
  return jurors.some(({ view }) => view !== null) ? "voting" : "defending";
}
