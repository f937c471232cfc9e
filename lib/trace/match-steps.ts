/** Which steps of a run a filter lets through. Words are looked for elsewhere (./search.ts): they lead, they do not hide. */
import type { AnnotationScore } from "./annotation";
import type { StepFilter } from "./filter";
import type { Span } from "./reduce";
import { type Step, totalsOf } from "./select";
import { type StageKind, stageKindOf, stageKinds } from "./stage-kind";
import type { StepIndex } from "./step-index";

/** Spans that somebody commented or scored, with the scores. */
export type AnnotatedSteps = ReadonlyMap<string, ReadonlySet<AnnotationScore>>;

export type MatchFacts = {
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  /** Where steps end that have not ended. */
  until: number;
  annotated: AnnotatedSteps;
};

export type StepMatch = {
  /** Steps that fit, by id. */
  fitting: ReadonlySet<string>;
  /** Those, and all that they lie in: what is drawn. */
  shown: ReadonlySet<string>;
};

export function matchSteps(index: StepIndex, filter: StepFilter, facts: MatchFacts): StepMatch {
  return shownWith(
    index,
    index.flat.filter((step) => fits(step, filter, facts)).map(({ id }) => id),
  );
}

/** These steps with all that they lie in. */
export function shownWith(index: StepIndex, ids: readonly string[]): StepMatch {
  const shown = new Set<string>();
  for (const id of ids) {
    shown.add(id);
    for (let at = index.parentOf.get(id); at && !shown.has(at.id); at = index.parentOf.get(at.id))
      shown.add(at.id);
  }
  return { fitting: new Set(ids), shown };
}

function isAnnotated(
  { id }: Step,
  wanted: StepFilter["annotated"],
  annotated: AnnotatedSteps,
): boolean {
  if (wanted === "any") return true;
  const scores = annotated.get(id);
  return scores !== undefined && (wanted === "yes" || scores.has(wanted));
}

function fits(step: Step, filter: StepFilter, facts: MatchFacts): boolean {
  const { span } = step;
  const until = span.endedAt ?? facts.until;
  if (filter.kinds.size > 0 && !filter.kinds.has(step.kind)) return false;
  if (filter.stages.size > 0 && !isStage(span, filter.stages)) return false;
  if (filter.outcome !== "any" && outcomeOf(span) !== filter.outcome) return false;
  if (filter.model !== null && !asks(step, filter.model)) return false;
  if (filter.minCostUsd !== null && (totalsOf(step).costUsd ?? 0) < filter.minCostUsd) return false;
  if (filter.minMs !== null && until - span.startedAt < filter.minMs) return false;
  if (!isAnnotated(step, filter.annotated, facts.annotated)) return false;
  const { window } = filter;
  if (!window) return true;
  return span.startedAt - facts.startedAt <= window.to && until - facts.startedAt >= window.from;
}

function isStage(span: Span, wanted: ReadonlySet<StageKind>): boolean {
  const kind = stageKindOf(span);
  return kind !== null && wanted.has(kind);
}

function outcomeOf({ outcome, endedAt }: Span): StepFilter["outcome"] {
  if (outcome === null || endedAt === null) return "open";
  return outcome.status === "ok" ? "ok" : "failed";
}

function asks({ span, children }: Step, model: string): boolean {
  if (span.kind === "model-call") return span.start.model === model;
  // A stage of a trial is the calls below it.
  return span.kind === "stage" && children.some((child) => asks(child, model));
}

/** The kinds of stages that there are, in the order of the proceedings; frames around others are none to choose. */
export function stagesOf({ flat }: StepIndex): StageKind[] {
  const found = new Set(flat.map(({ span }) => stageKindOf(span)));
  return stageKinds.filter((kind) => kind !== "case" && found.has(kind));
}

/** The models that were asked, in the order in which they first were. */
export function modelsOf({ flat }: StepIndex): string[] {
  const models = flat.flatMap(({ span }) => (span.kind === "model-call" ? [span.start.model] : []));
  return [...new Set(models)];
}
