/** What an attempt came to, read from its log. A case that was not judged to its end says nothing about the stage. */

import type { TraceEventOf } from "@/lib/trace/event";
import type { Timeline } from "@/lib/trace/reduce";
import type { AttemptResult, RightRuling } from "@/lib/trace/ruling-mark";
import type { CaseView, StageView } from "@/lib/trace/select-trial";
import { selectTrial } from "@/lib/trace/select-trial";

export type Wanted = {
  path: string;
  right: RightRuling;
  /** The page's text. */
  page: string;
  /** Whether a model may answer the same request otherwise. */
  isRandom: (model: string) => boolean;
};

export function readAttempt(timeline: Timeline, wanted: Wanted): AttemptResult {
  const runId = timeline.summary?.id ?? null;
  const { summary } = timeline;
  const view = selectTrial(timeline);
  const failed = (message: string): AttemptResult => ({ status: "failed", runId, message });
  if (!summary || !view || runId === null) return failed("This attempt has no run.");
  if (summary.status !== "succeeded") return failed(failureOf(summary.error));
  const found = view.cases.find(({ path }) => path === wanted.path) ?? null;
  const state = found ? (found.ending?.state ?? "failed") : "no-case";
  const reason = found?.ending?.reason ?? summary.answer?.text ?? "";
  if (state === "failed" || state === "no-quorum") return failed(reason);
  const { costUsd, ...calls } = callsOf(timeline, wanted.isRandom);
  return {
    ...{ status: "ended", runId, state, reason, calls, costUsd },
    flips: isRight(found, wanted),
    failures: found ? failuresOf(found) : [],
  };
}

function failureOf(error: { code: string; message: string } | null): string {
  if (error?.code === "log-diverged")
    return "The program puts its questions otherwise since this trial was held: what comes before the stage no longer stands as recorded. Hold the trial again, and call that ruling wrong.";
  return error?.message ?? "The attempt was stopped before its end.";
}

/** Whether a case came to what was right; an edit that the person gave has to come out, too. */
export function isRight(
  found: CaseView | null,
  { right, page }: Omit<Wanted, "isRandom">,
): boolean {
  const isNotice = found?.ending?.state === "notice";
  if (isNotice !== (right.outcome === "notice")) return false;
  const { edit } = right;
  if (!isNotice || !edit) return true;
  const wanted = page.replace(edit.oldText, () => edit.newText);
  return (found.edits?.result?.edits ?? []).some(
    ({ applies, oldText, newText }) => applies && page.replace(oldText, () => newText) === wanted,
  );
}

type CallEnd = TraceEventOf<"model-call-end">;

function callsOf({ spans }: Timeline, isRandom: Wanted["isRandom"]) {
  const calls = { live: 0, recorded: 0, replaced: 0, random: 0 };
  const temperatures: number[] = [];
  let costUsd: number | null = 0;
  for (const span of spans.values()) {
    if (span.kind !== "model-call" || !span.end) continue;
    const { source, attempts, outcome } = span.end;
    // A failure that no request was sent for is the record's.
    const isRecorded = source === "memo" || (outcome.status !== "ok" && attempts === 0);
    if (isRecorded) calls.recorded += 1;
    if (source === "edit") calls.replaced += 1;
    if (isRecorded || source !== "live") continue;
    calls.live += 1;
    costUsd = addCost(costUsd, span.end);
    const { temperature, model } = span.start;
    if (temperature === 0 || !isRandom(model)) continue;
    calls.random += 1;
    if (temperature !== null) temperatures.push(temperature);
  }
  return {
    ...calls,
    costUsd,
    temperature: temperatures.length === 0 ? null : Math.max(...temperatures),
  };
}

/** A failed call is billed by nobody. */
function addCost(sum: number | null, { outcome, costUsd }: CallEnd): number | null {
  if (outcome.status !== "ok") return sum;
  return sum === null || costUsd === null ? null : sum + costUsd;
}

function failuresOf({ defense, jurors, judgment }: CaseView): string[] {
  const stages: (Pick<StageView<"defense">, "span"> | null)[] = [
    defense,
    ...jurors.map(({ view }) => view),
    judgment,
  ];
  return stages.flatMap((stage) => {
    const outcome = stage?.span.end?.outcome;
    return stage && outcome?.status === "error" ? [`${stage.span.name}: ${outcome.message}`] : [];
  });
}
