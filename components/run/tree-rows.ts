/** The steps tree as rows: what is folded away has none. Sub-calls of one cell are one row until it is opened. */
import type { Step } from "@/lib/trace/select";

export type TreeRow =
  | { kind: "step"; id: string; step: Step; number: number; level: number; isOpen: boolean | null }
  | { kind: "group"; id: string; steps: readonly Step[]; level: number; isOpen: boolean };

export function groupId(stepId: string): string {
  return `${stepId}#calls`;
}

/** `closed` holds what the reader folded, `opened` what the reader unfolded; groups are folded at first. */
export function treeRows(
  steps: readonly Step[],
  folds: { closed: ReadonlySet<string>; opened: ReadonlySet<string> },
  level = 1,
): TreeRow[] {
  const rows: TreeRow[] = [];
  let number = 0;
  for (const step of steps) {
    if (step.kind === "iteration") number += 1;
    const hasChildren = step.children.length > 0;
    const isOpen = hasChildren ? !folds.closed.has(step.id) : null;
    rows.push({ kind: "step", id: step.id, step, number, level, isOpen });
    if (!isOpen) continue;
    const subs = step.children.filter(({ kind }) => kind === "sub");
    if (subs.length < 2) {
      rows.push(...treeRows(step.children, folds, level + 1));
      continue;
    }
    const id = groupId(step.id);
    const isGroupOpen = folds.opened.has(id);
    rows.push({ kind: "group", id, steps: subs, level: level + 1, isOpen: isGroupOpen });
    if (isGroupOpen) rows.push(...treeRows(subs, folds, level + 2));
    const others = step.children.filter(({ kind }) => kind !== "sub");
    rows.push(...treeRows(others, folds, level + 1));
  }
  return rows;
}
