"use client";

import { useCallback, useMemo, useState } from "react";
import { findInSteps } from "@/lib/trace/search";
import { flattenSteps, type Step } from "@/lib/trace/select";
import { type TreeRow, treeRows } from "./tree-rows";

/** The tree's rows: what the reader has unfolded, or the steps that hold the words. */
export function useTreeRows(steps: readonly Step[], words: string) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => flattenSteps(steps), [steps]);
  const hits = useMemo(
    () => (words ? all.filter((step) => findInSteps([step], words).length > 0) : null),
    [all, words],
  );
  const rows = useMemo<TreeRow[]>(
    () => (hits ? hits.map(hitRow) : treeRows(steps, { closed, opened })),
    [hits, steps, closed, opened],
  );
  const fold = useCallback((row: TreeRow, isOpen: boolean) => {
    const change = row.kind === "group" ? setOpened : setClosed;
    const isIn = row.kind === "group" ? isOpen : !isOpen;
    change((before) => {
      const next = new Set(before);
      if (isIn) next.add(row.id);
      else next.delete(row.id);
      return next;
    });
  }, []);
  return { rows, fold, stepCount: all.length, hitCount: hits?.length ?? null };
}

function hitRow(step: Step): TreeRow {
  return { kind: "step", id: step.id, step, number: 0, level: 1, isOpen: null };
}

/** The step at an index, or the next one in the direction: groups are passed over. */
export function nearestStep(
  rows: readonly TreeRow[],
  from: number,
  direction: 1 | -1,
): string | null {
  for (let index = from; index >= 0 && index < rows.length; index += direction) {
    const row = rows[index];
    if (row?.kind === "step") return row.id;
  }
  return null;
}
