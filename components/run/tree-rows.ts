/** The steps tree as rows: what is folded away has none. Sub-calls of one cell are one row until it is opened. */
import type { TreeItem } from "@/components/tree/tree-item";
import type { Step } from "@/lib/trace/select";
import { type StepIndex, stepsAround } from "@/lib/trace/step-index";

export type TreeRow = TreeItem &
  (
    | {
        kind: "step";
        step: Step;
        number: number;
        /** False for one that is there for those below it. */
        fits: boolean;
      }
    | { kind: "group"; steps: readonly Step[]; isOpen: boolean }
  );

export type TreeFolds = {
  /** Whether the reader left a row open, by its id. The others are; groups only where what fits is drawn. */
  chosen: ReadonlyMap<string, boolean>;
  /** What the selected step lies in: open whatever the reader folded, see `rowsAround`. */
  around: ReadonlySet<string>;
  /** Null draws all; else these, unfolded, of which `fitting` are what was asked for. */
  shown: ReadonlySet<string> | null;
  fitting: ReadonlySet<string> | null;
};

export function groupId(stepId: string): string {
  return `${stepId}#calls`;
}

/** The rows that a step lies in: those of the steps around it, and the groups that hold it or one of them. */
export function rowsAround(index: StepIndex, stepId: string | null): Set<string> {
  const rows = new Set<string>();
  let below = stepId === null ? undefined : index.byId.get(stepId);
  for (const step of below ? stepsAround(index, below.id) : []) {
    rows.add(step.id);
    if (below?.kind === "sub") rows.add(groupId(step.id));
    below = step;
  }
  return rows;
}

type Entry = { step: Step } | { group: readonly Step[]; of: Step };
type Task = { entry: Entry; level: number; position: number; setSize: number };

/** Walks with a list of its own: a log may nest deeper than calls can. */
export function treeRows({ top, numberOf }: StepIndex, folds: TreeFolds): TreeRow[] {
  const rows: TreeRow[] = [];
  const waiting = tasksOf(entriesOf(null, top, folds), 1).reverse();
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    const { entry, level, position, setSize } = task;
    const place = { level, position, setSize };
    let below: Entry[] = [];
    if ("group" in entry) {
      const id = groupId(entry.of.id);
      const isOpen = (folds.chosen.get(id) ?? folds.shown !== null) || folds.around.has(id);
      rows.push({ ...place, kind: "group", id, steps: entry.group, isOpen });
      if (isOpen) below = entry.group.map((step) => ({ step }));
    } else {
      const { step } = entry;
      const children = entriesOf(step, step.children, folds);
      const isLeftOpen = (folds.chosen.get(step.id) ?? true) || folds.around.has(step.id);
      const isOpen = children.length > 0 ? isLeftOpen : null;
      const fits = folds.fitting === null || folds.fitting.has(step.id);
      const number = numberOf.get(step.id) ?? 0;
      rows.push({ ...place, kind: "step", id: step.id, step, number, isOpen, fits });
      if (isOpen) below = children;
    }
    for (const next of tasksOf(below, level + 1).reverse()) waiting.push(next);
  }
  return rows;
}

/** What hangs on a step, of what is shown: several sub-calls as one group, before the others. */
function entriesOf(parent: Step | null, steps: readonly Step[], { shown }: TreeFolds): Entry[] {
  const visible = shown === null ? steps : steps.filter(({ id }) => shown.has(id));
  const calls = visible.filter(({ kind }) => kind === "sub");
  if (parent === null || calls.length < 2) return visible.map((step) => ({ step }));
  const others = visible.filter(({ kind }) => kind !== "sub");
  return [{ group: calls, of: parent }, ...others.map((step) => ({ step }))];
}

function tasksOf(entries: readonly Entry[], level: number): Task[] {
  const setSize = entries.length;
  return entries.map((entry, index) => ({ entry, level, position: index + 1, setSize }));
}
