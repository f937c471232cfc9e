/** The cases of a trial in the shape of the HTTP API, and what the docket says of them all, folded from its run. */
import type { FunnelStep } from "@/lib/trace/court";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { CaseView, TrialView } from "@/lib/trace/select-trial";
import type { DocketState, TrialCase } from "@/lib/trace/trial";

export function trialCase(runId: string, found: CaseView, proposalId: string | null): TrialCase {
  const { path, exhibits, jury, judgment, edits, ending } = found;
  return {
    runId,
    path,
    exhibits: [...exhibits],
    votes: jury?.result?.votes ?? null,
    verdict: judgment?.result?.verdict ?? null,
    edits: edits?.result?.edits ?? [],
    proposalId,
    state: ending?.state ?? "open",
    reason: ending?.reason ?? "It is being judged.",
  };
}

export type DocketEnd = { state: DocketState; steps: FunnelStep[] };

/** What became of an entry whose run has ended. A failure is never called clean: it was not judged. */
export function docketEnd(
  { funnel, review, prosecution, exhibits, cases, arm }: TrialView,
  { status, error }: Pick<RunSummary, "status" | "error">,
): DocketEnd {
  const steps = [...funnel];
  const add = (name: string, passed: boolean, reason: string) =>
    steps.push({ name, outcome: passed ? "passed" : "stopped", reason });
  if (review?.result) {
    const { decision, declineReason } = review.result;
    add("review", decision === "charge", declineReason ?? "Worth a closer look.");
    if (decision === "decline") return { state: "reviewed", steps };
  }
  if (prosecution?.result) {
    const { decision, declineReason, exhibits: filed } = prosecution.result;
    const charged = decision === "charge";
    add("prosecution", charged, declineReason ?? `${filed.length} exhibits were filed.`);
    if (!charged) return { state: "reviewed", steps };
    const standing = exhibits.filter(({ standing: how }) => how === "stands").length;
    add("exhibits", standing > 0, exhibitWords(standing, exhibits.length));
    if (standing === 0 && status === "succeeded") return { state: "reviewed", steps };
  }
  if (arm?.result) {
    const { findings } = arm.result;
    const standing = findings.filter(({ stands }) => stands).length;
    add("findings", standing > 0, exhibitWords(standing, findings.length));
    if (standing === 0) return { state: "reviewed", steps };
  }
  if (status !== "succeeded") {
    const reason = error?.message ?? "The run was cancelled.";
    return { state: "not-judged", steps: [...steps, { name: "run", outcome: "stopped", reason }] };
  }
  const undecided = cases.filter(({ ending }) =>
    ending ? ["no-quorum", "failed"].includes(ending.state) : true,
  );
  if (cases.length > 0 && undecided.length === cases.length) {
    const reason = undecided
      .map(({ path, ending }) => `${path}: ${ending?.reason ?? ""}`)
      .join(" ");
    return { state: "not-judged", steps: [...steps, { name: "jury", outcome: "stopped", reason }] };
  }
  const notices = cases.filter(({ ending }) => ending?.state === "notice");
  const reason =
    notices.length > 0
      ? `Notice to the owner of ${notices.map(({ path }) => path).join(", ")}.`
      : cases.map(({ path, ending }) => `${path}: ${ending?.reason ?? ""}`).join(" ");
  steps.push({
    name: "trial",
    outcome: notices.length > 0 ? "passed" : "stopped",
    reason,
  });
  return { state: "tried", steps };
}

function exhibitWords(standing: number, all: number): string {
  return `${standing} of ${all} ${all === 1 ? "stands" : "stand"} when held against the change and the page.`;
}
