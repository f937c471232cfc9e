/** A trial as its screen and the HTTP API read it, folded from the spans of its run. Draws at any moment of a run. */
import type { CheckedExhibit, FunnelStep, Stage, StageResultOf } from "@/lib/trace/court";
import type { Span, SpanOf, Timeline } from "@/lib/trace/reduce";

/** One stage: its span, and what it found out once it has. */
export type StageView<Name extends Stage> = {
  span: SpanOf<"stage">;
  result: StageResultOf<Name> | null;
  /** Its model calls in their order: the first, and one repair. */
  calls: readonly SpanOf<"model-call">[];
};

export type JurorView = {
  /** Counts from 1. */
  juror: number;
  lens: string | null;
  model: string;
  /** `idle` before it is asked; `spared` when the vote was settled without it. */
  state: "idle" | "thinking" | "voted" | "failed" | "spared";
  view: StageView<"juror"> | null;
};

export type CaseView = {
  path: string;
  /** Index into the run's documents. */
  document: number;
  span: SpanOf<"stage">;
  exhibits: readonly CheckedExhibit[];
  defense: StageView<"defense"> | null;
  jury: StageView<"jury"> | null;
  jurors: readonly JurorView[];
  judgment: StageView<"judgment"> | null;
  edits: StageView<"edits"> | null;
  ending: StageResultOf<"case"> | null;
};

export type TrialView = {
  funnel: readonly FunnelStep[];
  review: StageView<"prosecution"> | null;
  prosecution: StageView<"prosecution"> | null;
  check: StageView<"exhibits"> | null;
  exhibits: readonly CheckedExhibit[];
  cases: readonly CaseView[];
  arm: StageView<"arm"> | null;
};

export function selectTrial(timeline: Timeline): TrialView | null {
  const trial = timeline.summary?.config.trial;
  if (!trial) return null;
  const calls = callsByParent(timeline);
  const view = <Name extends Stage>(spanId: string, stage: Name): StageView<Name> | null => {
    const span = timeline.spans.get(spanId);
    return span?.kind === "stage" ? viewOf(span, stage, calls) : null;
  };
  const check = view("exhibits", "exhibits");
  const exhibits = check?.result?.exhibits ?? [];
  const cases = stagesOf(timeline, "case").map((span): CaseView => {
    const path = span.start.path ?? span.name;
    const jury = view(`${span.id}/jury`, "jury");
    return {
      path,
      document: trial.pages.findIndex((page) => page.path === path) + 1,
      span,
      exhibits: exhibits.filter((exhibit) => exhibit.path === path),
      defense: view(`${span.id}/defense`, "defense"),
      jury,
      jurors: trial.rules.jurors.map(({ lens }, index): JurorView => {
        const juror = view(`${span.id}/juror-${index + 1}`, "juror");
        return {
          juror: index + 1,
          lens: lens ?? null,
          model: trial.models.jurors[index] ?? "",
          state: jurorState(juror, jury),
          view: juror,
        };
      }),
      judgment: view(`${span.id}/judgment`, "judgment"),
      edits: view(`${span.id}/edits`, "edits"),
      ending: resultOf(span, "case"),
    };
  });
  return {
    funnel: trial.funnel,
    review: view("review", "prosecution"),
    prosecution: view("prosecution", "prosecution"),
    check,
    exhibits,
    cases,
    arm: view("arm", "arm"),
  };
}

function jurorState(
  juror: StageView<"juror"> | null,
  jury: StageView<"jury"> | null,
): JurorView["state"] {
  if (juror?.result) return "voted";
  if (juror) return juror.span.end ? "failed" : "thinking";
  return jury?.result ? "spared" : "idle";
}

function viewOf<Name extends Stage>(
  span: SpanOf<"stage">,
  stage: Name,
  calls: ReadonlyMap<string, readonly SpanOf<"model-call">[]>,
): StageView<Name> {
  return { span, result: resultOf(span, stage), calls: calls.get(span.id) ?? [] };
}

function resultOf<Name extends Stage>(
  span: SpanOf<"stage">,
  stage: Name,
): StageResultOf<Name> | null {
  const result = span.end?.result ?? null;
  return result && isOf(result, stage) ? result : null;
}

function isOf<Name extends Stage>(
  result: { stage: Stage },
  stage: Name,
): result is StageResultOf<Name> {
  return result.stage === stage;
}

function stagesOf({ spans }: Timeline, stage: Stage): SpanOf<"stage">[] {
  return [...spans.values()]
    .filter((span): span is SpanOf<"stage"> => span.kind === "stage" && span.start.stage === stage)
    .sort((a, b) => a.seq - b.seq);
}

function callsByParent({ spans }: Timeline): Map<string, SpanOf<"model-call">[]> {
  const byParent = new Map<string, SpanOf<"model-call">[]>();
  for (const span of [...spans.values()].sort((a: Span, b: Span) => a.seq - b.seq)) {
    if (span.kind !== "model-call" || span.parentId === null) continue;
    const siblings = byParent.get(span.parentId);
    if (siblings) siblings.push(span);
    else byParent.set(span.parentId, [span]);
  }
  return byParent;
}
