/** Folds a run's timeline into its facts. */
import type { InquiryConfig, TrialSettings } from "./config";
import { askingOrder, juryOutcome, voteBar } from "./jury-rule";
import type { Span, SpanOf, Timeline } from "./reduce";
import type { CaseFacts, JuryFacts, RunFacts, SeatVote, TrialFacts } from "./run-facts";
import type { RunSummary } from "./run-summary";
import { type CaseView, type JurorView, selectTrial } from "./select-trial";
import { stageKindOf } from "./stage-kind";
import { stepTimes } from "./step-times";

/** Null for a run that has not ended, or was recorded elsewhere: its votes are not this court's. */
export function foldRunFacts(timeline: Timeline): RunFacts | null {
  const { summary } = timeline;
  if (!summary || summary.endedAt === null) return null;
  const { id, kind, status, origin, usage, config } = summary;
  if (summary.imported || (kind !== "inquiry" && kind !== "trial")) return null;
  if (status !== "succeeded" && status !== "failed" && status !== "cancelled") return null;
  const spans = [...timeline.spans.values()].sort((a, b) => a.seq - b.seq);
  return {
    runId: id,
    kind,
    status,
    origin: origin?.how ?? null,
    createdAt: summary.createdAt,
    endedAt: summary.endedAt,
    costUsd: usage.costUsd,
    tokens: usage.inputTokens + usage.outputTokens,
    code: codeFacts(spans, config.models.root),
    claims: claimFacts(summary),
    stages: spans.filter(isEndedStage).map((span) => ({
      stage: stageKindOf(span) ?? span.start.stage,
      ms: Math.max(0, (span.endedAt ?? span.startedAt) - span.startedAt),
    })),
    steps: config.trial ? [] : stepTimes(spans),
    trial: config.trial ? trialFactsOf(timeline, config.trial, isEdited(config)) : null,
  };
}

function isEndedStage(span: Span): span is SpanOf<"stage"> {
  return span.kind === "stage" && span.endedAt !== null;
}

function claimFacts({ claims, answer, config }: RunSummary): RunFacts["claims"] {
  if (!answer || claims.length === 0) return null;
  const unsupported = claims.filter(({ mark }) => mark === "unsupported").length;
  return { model: config.models.root, all: claims.length, unsupported };
}

/** A cell was written by the model call beside it. */
function codeFacts(spans: readonly Span[], root: string): RunFacts["code"] {
  const writers = new Map<string | null, string>();
  const byModel = new Map<string, RunFacts["code"][number]>();
  for (const span of spans) {
    if (span.kind === "model-call") writers.set(span.parentId, span.start.model);
    if (span.kind !== "sandbox-run" || !span.end) continue;
    if (span.end.outcome.status === "cancelled") continue;
    const model = writers.get(span.parentId) ?? root;
    const known = byModel.get(model) ?? { model, cells: 0, clean: 0, repaired: 0, failed: 0 };
    const isRepaired = span.start.repairs.length > 0;
    const isFailed = span.end.outcome.status !== "ok";
    byModel.set(model, {
      model,
      cells: known.cells + 1,
      clean: known.clean + (isRepaired || isFailed ? 0 : 1),
      repaired: known.repaired + (isRepaired ? 1 : 0),
      failed: known.failed + (isFailed ? 1 : 0),
    });
  }
  return [...byModel.values()];
}

/** Held with something put in another's place: an experiment, no ruling. */
function isEdited({ edits, callEdits = [], trial }: InquiryConfig): boolean {
  const { struckOut = [], exhibitEdits = [], triesFault } = trial ?? {};
  const changes = edits.length + callEdits.length + struckOut.length + exhibitEdits.length;
  return changes > 0 || triesFault !== undefined;
}

function trialFactsOf(timeline: Timeline, trial: TrialSettings, edited: boolean): TrialFacts {
  const { rules, models } = trial;
  const view = selectTrial(timeline);
  const cases = (view?.cases ?? []).map((found) => caseFactsOf(found, trial));
  const armPages = (view?.arm?.result?.findings ?? [])
    .filter(({ stands }) => stands)
    .map(({ path }) => path);
  const noticed = cases.filter(({ state }) => state === "notice").map(({ path }) => path);
  return {
    trialId: trial.trialId,
    arm: trial.arm,
    edited,
    jurors: rules.jurors.map(({ lens }, index) => ({
      lens: lens ?? null,
      model: models.jurors[index] ?? models.jurors[0] ?? models.judge,
    })),
    rule: { vote: rules.vote, ...voteBar(rules) },
    askingOrder: askingOrder(rules),
    cases,
    notices: [...new Set([...noticed, ...armPages])],
  };
}

function caseFactsOf(found: CaseView, { rules }: TrialSettings): CaseFacts {
  const { path, ending, jury, jurors } = found;
  const outcome = jury?.result?.outcome;
  if (!jury?.result || outcome === undefined)
    return { path, state: ending?.state ?? "failed", jury: null };
  const votes = jurors.map(seatVoteOf);
  const counted = {
    guilty: votes.filter((one) => one === "guilty").length,
    usable: votes.filter((one) => one !== "failed" && one !== "spared").length,
  };
  return {
    path,
    state: ending?.state ?? "failed",
    jury: {
      votes,
      atOnce: wereAskedAtOnce(jurors),
      conceded: isConceded(found),
      byConcession: outcome === "to-judge" && juryOutcome(counted, voteBar(rules)) !== outcome,
      outcome,
    },
  };
}

function seatVoteOf({ state, view }: JurorView): SeatVote {
  if (view?.result) return view.result.vote;
  return state === "failed" ? "failed" : "spared";
}

/** Everybody had been asked before the first one answered. */
function wereAskedAtOnce(jurors: readonly JurorView[]): JuryFacts["atOnce"] {
  const spans = jurors.flatMap(({ view }) => (view ? [view.span] : []));
  if (spans.length < jurors.length) return false;
  const firstEnd = Math.min(...spans.map(({ end }) => end?.seq ?? Number.POSITIVE_INFINITY));
  return spans.every(({ seq }) => seq < firstEnd);
}

/** Of what the jury was shown, the defense contested nothing, and the check remarked on nothing. */
function isConceded({ defense, exhibits, jurors }: CaseView): boolean {
  const shown = new Set(
    jurors.flatMap(({ view }) => (view?.result?.findings ?? []).map(({ exhibit }) => exhibit)),
  );
  const challenges = (defense?.result?.challenges ?? []).filter(({ exhibit }) =>
    shown.has(exhibit),
  );
  return (
    challenges.length > 0 &&
    challenges.every(({ stance }) => stance === "concede") &&
    exhibits.filter(({ id }) => shown.has(id)).every(({ notes }) => notes.length === 0)
  );
}
