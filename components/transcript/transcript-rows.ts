/**
 * The steps as the rows of one long document, so that only those in sight need be mounted however deep a run nests.
 * Folded iterations are their headings; of many sub-calls the first few stand until all are asked for.
 */
import type { SpanOf } from "@/lib/trace/reduce";
import type { Step } from "@/lib/trace/select";
import type { StepIndex } from "@/lib/trace/step-index";

type RowPlace = {
  id: string;
  /** 0 for the steps right below the run. */
  level: number;
  /** True where a step at the top begins, or ends, with this row. */
  begins: boolean;
  ends: boolean;
};

export type TranscriptRow = RowPlace &
  (
    | { kind: "iteration"; step: Step; number: number; isOpen: boolean }
    /** `siblings` stand below the same step. */
    | { kind: "step"; step: Step; siblings: readonly Step[] }
    | { kind: "sub-calls"; step: Step; count: number }
    /** `isLast` closes the frame of a list. */
    | {
        kind: "sub-call";
        step: Step;
        span: SpanOf<"model-call">;
        number: number;
        isLast: boolean;
      }
    | { kind: "more"; step: Step; count: number }
    /** What a nested run came to. */
    | { kind: "nested-end"; step: Step; span: SpanOf<"nested-run"> }
  );

export type RowFolds = {
  /** Where the step stands among those at the top; null for one below them. */
  isOpen(step: Step, indexAtTop: number | null): boolean;
  /** All sub-calls of a cell, or the first few. */
  hasAllCalls(step: Step): boolean;
  /** Null shows every step. */
  shown: ReadonlySet<string> | null;
};

const FIRST_CALLS = 5;

type Task = { row: TranscriptRow } | { step: Step; level: number; siblings: readonly Step[] };

/** Walks with a list of its own: a log may nest deeper than calls can. */
export function transcriptRows({ top, numberOf }: StepIndex, folds: RowFolds): TranscriptRow[] {
  const rows: TranscriptRow[] = [];
  const tasksOf = rowMaker(numberOf, folds);
  top.forEach((card, index) => {
    if (folds.shown && !folds.shown.has(card.id)) return;
    const from = rows.length;
    const waiting = tasksOf(card, 0, top, index).reverse();
    for (let task = waiting.pop(); task; task = waiting.pop()) {
      if ("row" in task) rows.push(task.row);
      else waiting.push(...tasksOf(task.step, task.level, task.siblings, null).reverse());
    }
    const [first, last] = [rows[from], rows.at(-1)];
    if (first) first.begins = true;
    if (last) last.ends = true;
  });
  rows.forEach((row, at) => {
    if (row.kind === "sub-call") row.isLast = rows[at + 1]?.kind !== "sub-call";
  });
  return rows;
}

/** The rows of a step itself in their order, and what is to be walked between them. */
function rowMaker(numberOf: StepIndex["numberOf"], folds: RowFolds) {
  const isShown = ({ id }: Step) => folds.shown === null || folds.shown.has(id);
  const numberFor = ({ id }: Step) => numberOf.get(id) ?? 0;
  const below = (steps: readonly Step[], level: number): Task[] =>
    steps.filter(isShown).map((step) => ({ step, level, siblings: steps }));

  const calls = (step: Step, level: number): Task[] => {
    const shown = step.children.filter((child) => child.kind === "sub" && isShown(child));
    if (shown.length === 0) return [];
    const listed = folds.hasAllCalls(step) ? shown : shown.slice(0, FIRST_CALLS);
    const heading = { ...place(`${step.id}#calls`, level), step, count: shown.length };
    const more = { ...place(`${step.id}#more`, level), step, count: shown.length - listed.length };
    return [
      { row: { ...heading, kind: "sub-calls" } },
      ...below(listed, level),
      ...(more.count > 0 ? [{ row: { ...more, kind: "more" as const } }] : []),
    ];
  };

  return (
    step: Step,
    level: number,
    siblings: readonly Step[],
    indexAtTop: number | null,
  ): Task[] => {
    const { span, children } = step;
    const base = place(step.id, level);
    if (step.kind === "iteration") {
      const isOpen = folds.isOpen(step, indexAtTop);
      const row: TranscriptRow = {
        ...base,
        kind: "iteration",
        step,
        number: numberFor(step),
        isOpen,
      };
      return [{ row }, ...(isOpen ? below(children, level + 1) : [])];
    }
    if (step.kind === "sub" && span.kind === "model-call")
      return [
        { row: { ...base, kind: "sub-call", step, span, number: numberFor(step), isLast: false } },
      ];
    const tasks: Task[] = [
      { row: { ...base, kind: "step", step, siblings } },
      ...calls(step, level + 1),
    ];
    const others = children.filter(({ kind }) => kind !== "sub");
    tasks.push(...below(others, level + 1));
    if (span.kind === "nested-run" && span.end)
      tasks.push({ row: { ...place(`${step.id}#end`, level), kind: "nested-end", step, span } });
    return tasks;
  };
}

function place(id: string, level: number): RowPlace {
  return { id, level, begins: false, ends: false };
}
