/**
 * Two runs beside each other, step by step: what is equal, what differs and in which part, what only one side has.
 *
 * Of any two timelines at any moment: a run and its fork, a court and an arm, two runs of other questions, a run that
 * has ended and one that has just begun. Turned round, it tells the same with its sides swapped.
 */
import type { Timeline } from "@/lib/trace/reduce";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { selectSteps } from "@/lib/trace/select";
import { type ComparedStep, compareStep, type Sides } from "./compared-step";
import { addDeltas, addUse, type Delta, deltaOf, type Figures, noFigures } from "./figures";
import { pairSteps, type StepPair } from "./pair-steps";
import type { StepPart } from "./step-part";

export type Comparison = {
  a: RunSummary | null;
  b: RunSummary | null;
  /** Of the top; each holds those below it. */
  steps: readonly ComparedStep[];
  /** The earliest step that explains why the runs part; null while none does. */
  first: ComparedStep | null;
  /** Steps that differ in a part or stand on one side only; what a step of one side holds counts with it. */
  differences: number;
  /** Of both runs whole; the change leaves out what a running side has not come to. */
  totals: {
    a: Figures;
    b: Figures;
    delta: Delta;
    /** Milliseconds that are held against each other: without the steps that one side took from the record. */
    comparedMs: { a: number; b: number };
  };
};

export function compareRuns(a: Timeline, b: Timeline): Comparison {
  const over: Sides = { a: hasEnded(a), b: hasEnded(b) };
  const { top, inOrder } = pairSteps(selectSteps(a), selectSteps(b));
  const awaited = findAwaited(inOrder, over);
  const made = new Map<StepPair, ComparedStep>();
  const stepsOf = (pairs: readonly StepPair[]) => pairs.flatMap((pair) => made.get(pair) ?? []);
  for (const pair of [...inOrder].reverse())
    made.set(
      pair,
      compareStep(pair, { over, isAwaited: awaited.has(pair), children: stepsOf(pair.children) }),
    );
  const steps = stepsOf(top);
  const all = stepsOf(inOrder);
  return {
    ...{ a: a.summary, b: b.summary, steps },
    first: findFirst(all),
    differences: countDifferences(all),
    totals: totalsOf(a, b, steps),
  };
}

export function isDifference({ state }: ComparedStep): boolean {
  return state === "changed" || state === "only-a" || state === "only-b";
}

/** Of steps depth first, each followed by all that it holds. */
function countDifferences(all: readonly ComparedStep[]): number {
  let count = 0;
  for (let at = 0; at < all.length; at += 1) {
    const step = all[at];
    if (!step || !isDifference(step)) continue;
    count += 1;
    if (step.state !== "changed") at += step.steps - 1;
  }
  return count;
}

function hasEnded({ summary }: Timeline): boolean {
  return summary !== null && isOver(summary);
}

/** Steps of one side that come after all that the other, still running, has reached. */
function findAwaited(inOrder: readonly StepPair[], over: Sides): ReadonlySet<StepPair> {
  const lastA = inOrder.findLastIndex((pair) => pair.a !== null);
  const lastB = inOrder.findLastIndex((pair) => pair.b !== null);
  return new Set(
    inOrder.filter(
      (pair, index) =>
        (pair.b === null && !over.b && index > lastB) ||
        (pair.a === null && !over.a && index > lastA),
    ),
  );
}

/** What a step was given: when that differs, the step itself shows where the runs part, not what came of it below. */
const given: ReadonlySet<StepPart> = new Set<StepPart>([
  "reading",
  "model",
  "prompt",
  "call",
  "reply",
  "code",
]);

/** Of steps depth first, each followed by all that it holds. */
function findFirst(all: readonly ComparedStep[]): ComparedStep | null {
  let first: ComparedStep | null = null;
  let end = all.length;
  for (let at = 0; at < end; at += 1) {
    const step = all[at];
    if (!step || !isDifference(step)) continue;
    if (explains(step)) return step;
    first = step;
    end = at + step.steps;
  }
  return first;
}

function explains({ state, parts, a }: ComparedStep): boolean {
  if (state !== "changed") return true;
  if (a?.span.kind === "stage") return a.span.start.stage !== "case";
  return parts.some((part) => given.has(part));
}

function totalsOf(a: Timeline, b: Timeline, steps: readonly ComparedStep[]): Comparison["totals"] {
  const side = (of: "a" | "b", { summary }: Timeline): Figures =>
    steps.reduce<Figures>((all, { figures }) => addUse(all, figures[of] ?? noFigures), {
      ...noFigures,
      ms: summary?.usage.wallMs ?? 0,
    });
  const totals = { a: side("a", a), b: side("b", b) };
  const added = addDeltas(steps.map(({ figures }) => figures.delta));
  const comparable = steps.filter(
    ({ figures, state }) => figures.delta.ms !== null && state !== "waiting",
  );
  const isExact = hasEnded(a) && hasEnded(b);
  const delta = isExact ? deltaOf(totals.a, totals.b) : { ...added, ms: null };
  const msOf = (of: "a" | "b") =>
    delta.ms !== null
      ? (totals[of].ms ?? 0)
      : comparable.reduce((sum, { figures }) => sum + (figures[of]?.ms ?? 0), 0);
  const comparedMs = { a: msOf("a"), b: msOf("b") };
  return { ...totals, delta: { ...delta, ms: comparedMs.b - comparedMs.a }, comparedMs };
}
