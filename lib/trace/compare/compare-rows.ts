/** A comparison as rows of a table: what is equal, or still to come, folded into one row until it is opened. */
import type { Comparison } from "./compare-runs";
import type { ComparedStep } from "./compared-step";
import { addDeltas, addUse, type Delta, type Figures, noFigures } from "./figures";

export type CompareRow =
  /** A run of steps that are not worth a row each. */
  | {
      kind: "fold";
      id: string;
      why: "same" | "waiting" | "only-a" | "only-b";
      depth: number;
      isOpen: boolean;
      steps: readonly ComparedStep[];
      /** Pairs in it, those below included, and how many iterations. */
      count: number;
      iterations: number;
      figures: { a: Figures; b: Figures; delta: Delta };
    }
  /** Begins what an iteration, or the case of a page, holds. */
  | { kind: "head"; id: string; step: ComparedStep }
  | { kind: "step"; id: string; step: ComparedStep };

/** Fewer steps than this are shown, not folded; at the top, what is equal is always one row. */
const MIN_FOLDED = 4;
/** In what the reader has opened. */
const MIN_FOLDED_AGAIN = 12;

type Task =
  | { steps: readonly ComparedStep[]; least: number }
  | { row: CompareRow; leastBelow: number };

/** `open` holds the ids of folded rows that the reader opened. */
export function compareRows(
  { steps, first }: Pick<Comparison, "steps" | "first">,
  open: ReadonlySet<string>,
): CompareRow[] {
  const rows: CompareRow[] = [];
  const tasks: Task[] = [{ steps, least: MIN_FOLDED }];
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if ("row" in task) {
      const { row, leastBelow } = task;
      rows.push(row);
      if (row.kind !== "fold") tasks.push({ steps: row.step.children, least: leastBelow });
      else if (row.isOpen)
        for (const step of [...row.steps].reverse())
          tasks.push({ row: plainRow(step), leastBelow: MIN_FOLDED_AGAIN });
      continue;
    }
    const { least } = task;
    for (const row of rowsOf(task.steps, { open, first, least }).reverse())
      tasks.push({ row, leastBelow: least });
  }
  return rows;
}

type Folding = { open: ReadonlySet<string>; first: ComparedStep | null; least: number };

function rowsOf(steps: readonly ComparedStep[], { open, first, least }: Folding): CompareRow[] {
  const rows: CompareRow[] = [];
  for (let at = 0; at < steps.length; ) {
    const why = whyFolded(steps[at], first);
    let end = at + 1;
    while (why !== null && end < steps.length && whyFolded(steps[end], first) === why) end += 1;
    const run = steps.slice(at, end);
    const fold =
      why === null
        ? null
        : foldOf(run, { why, isOpen: open.has(`fold:${run[0]?.id ?? ""}`), least });
    if (fold) rows.push(fold);
    else for (const step of run) rows.push(plainRow(step));
    at = end;
  }
  return rows;
}

type Why = Extract<CompareRow, { kind: "fold" }>["why"];

/** At the top a step of one side is a difference to be seen; below it is one of many. */
function whyFolded(step: ComparedStep | undefined, first: ComparedStep | null): Why | null {
  if (!step) return null;
  if (step.isSame) return "same";
  if (step.state === "waiting") return "waiting";
  if (step.depth < 2 || step === first) return null;
  return step.state === "only-a" || step.state === "only-b" ? step.state : null;
}

function foldOf(
  steps: readonly ComparedStep[],
  { why, isOpen, least }: { why: Why; isOpen: boolean; least: number },
): CompareRow | null {
  const [head] = steps;
  if (!head) return null;
  const count = steps.reduce((sum, step) => sum + step.steps, 0);
  if (head.depth > 0 && count < least) return null;
  const id = `fold:${head.id}`;
  const side = (of: "a" | "b") =>
    steps.reduce<Figures>((all, { figures }) => addUse(all, figures[of] ?? noFigures), noFigures);
  return {
    ...{ kind: "fold", id, why, depth: head.depth, isOpen, steps, count },
    iterations: steps.filter(({ kind }) => kind === "iteration").length,
    figures: {
      a: side("a"),
      b: side("b"),
      delta: deltaOfAll(steps),
    },
  };
}

/** Time is comparable where that of every step is. */
function deltaOfAll(steps: readonly ComparedStep[]): Delta {
  const all = addDeltas(steps.map(({ figures }) => figures.delta));
  return steps.some(({ figures }) => figures.delta.ms === null) ? { ...all, ms: null } : all;
}

function plainRow(step: ComparedStep): CompareRow {
  return { kind: isHead(step) ? "head" : "step", id: step.id, step };
}

function isHead({ kind, a, b }: ComparedStep): boolean {
  const span = (a ?? b)?.span;
  return kind === "iteration" || (span?.kind === "stage" && span.start.stage === "case");
}
