/** One row of a comparison: a step of one side beside that of the other. */
import type { Step, StepKind } from "@/lib/trace/select";
import {
  addDeltas,
  addUse,
  type Delta,
  deltaOf,
  type Figures,
  figuresOf,
  noDelta,
  noFigures,
} from "./figures";
import type { StepPair } from "./pair-steps";
import { differingParts } from "./part-texts";
import type { StepPart } from "./step-part";

/** `waiting`: one side is still running and has not come to it; `running`: it has begun, and nothing differs so far. */
export type ComparedState = "equal" | "changed" | "only-a" | "only-b" | "waiting" | "running";

export type ComparedStep = {
  /** The span's id on the first side, else `b:` and that on the second. */
  id: string;
  kind: StepKind;
  a: Step | null;
  b: Step | null;
  depth: number;
  state: ComparedState;
  /** Its own parts that differ, causes first. */
  parts: readonly StepPart[];
  /** True where this step and every one below it are equal. */
  isSame: boolean;
  /** With everything below it; null on a side that has no such step. */
  figures: { a: Figures | null; b: Figures | null; delta: Delta };
  /** Pairs in it: its own and all below. */
  steps: number;
  children: readonly ComparedStep[];
};

/** Which sides something holds of. */
export type Sides = { a: boolean; b: boolean };

type Known = { over: Sides; isAwaited: boolean; children: readonly ComparedStep[] };

export function compareStep(pair: StepPair, { over, isAwaited, children }: Known): ComparedStep {
  const settled = settledSides(pair, over);
  const parts = pair.a && pair.b ? differingParts(pair.a.span, pair.b.span, settled) : [];
  const state = isAwaited ? "waiting" : stateOf(pair, parts, settled);
  return {
    id: pair.a ? pair.a.id : `b:${pair.b?.id ?? ""}`,
    kind: (pair.a ?? pair.b)?.kind ?? "iteration",
    ...{ a: pair.a, b: pair.b, depth: pair.depth, state, parts, children },
    isSame: state === "equal" && children.every(({ isSame }) => isSame),
    figures: figuresOfPair(pair, state, children),
    steps: children.reduce((count, child) => count + child.steps, 1),
  };
}

/** An open span of a run that has ended will not tell more. */
function settledSides({ a, b }: StepPair, over: Sides): Sides {
  return { a: over.a || a?.span.endedAt != null, b: over.b || b?.span.endedAt != null };
}

function stateOf(pair: StepPair, parts: readonly StepPart[], settled: Sides): ComparedState {
  if (!pair.b) return "only-a";
  if (!pair.a) return "only-b";
  if (parts.length > 0) return "changed";
  return settled.a === settled.b ? "equal" : "running";
}

function figuresOfPair(
  { a, b }: StepPair,
  state: ComparedState,
  children: readonly ComparedStep[],
): ComparedStep["figures"] {
  const side = (step: Step | null, of: "a" | "b") =>
    step &&
    children.reduce(
      (all, { figures }) => addUse(all, figures[of] ?? noFigures),
      figuresOf(step.span),
    );
  const figures = { a: side(a, "a"), b: side(b, "b") };
  return { ...figures, delta: deltaOfPair(figures, state, children) };
}

/** What a running side has not come to does not count as a change. */
function deltaOfPair(
  { a, b }: Omit<ComparedStep["figures"], "delta">,
  state: ComparedState,
  children: readonly ComparedStep[],
): Delta {
  if (state === "waiting") return noDelta;
  const below = addDeltas(children.map(({ figures }) => figures.delta));
  const isUnderWay = children.some(({ state: one }) => one === "waiting" || one === "running");
  if (state === "running" || isUnderWay) return { ...below, ms: null };
  return deltaOf(a ?? noFigures, b ?? noFigures);
}

/** Depth first, those above before those below. */
export function flattenCompared(steps: readonly ComparedStep[]): ComparedStep[] {
  const flat: ComparedStep[] = [];
  const waiting = [...steps].reverse();
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    flat.push(step);
    for (const child of [...step.children].reverse()) waiting.push(child);
  }
  return flat;
}

/** By what the same row is known when the sides are swapped. */
export function turnedId({ a, b }: Pick<ComparedStep, "a" | "b">): string {
  return b ? b.id : `b:${a?.id ?? ""}`;
}
