"use client";

import { useMemo, useState } from "react";
import { type CompareRow, compareRows } from "@/lib/trace/compare/compare-rows";
import { type Comparison, isDifference } from "@/lib/trace/compare/compare-runs";
import { flattenCompared } from "@/lib/trace/compare/compared-step";

/** Differing steps, the first included, that are open at once. */
const OPEN_AT_FIRST = 3;

export type OpenRows = {
  rows: readonly CompareRow[];
  isOpen: (row: CompareRow) => boolean;
  toggle: (row: CompareRow) => void;
  /** Every difference, or none. */
  openAll: (isOpen: boolean) => void;
};

/** Which rows are open: those at the first difference and the one that was linked to, until the reader says otherwise. */
export function useOpenRows(comparison: Comparison, selected: string | null): OpenRows {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [linked] = useState(selected);
  const atFirst = useMemo(() => openAtFirst(comparison), [comparison]);
  const rows = useMemo(
    () => rowsThatShow(comparison, chosen, selected),
    [comparison, chosen, selected],
  );
  const isOpen = (row: CompareRow) => {
    if (row.kind === "fold") return row.isOpen;
    return chosen.get(row.id) ?? (atFirst.has(row.id) || row.id === linked);
  };
  return {
    rows,
    isOpen,
    toggle: (row) => setChosen((before) => new Map(before).set(row.id, !isOpen(row))),
    openAll: (open) => {
      const steps = flattenCompared(comparison.steps).filter(isDifference);
      setChosen(new Map(steps.map(({ id }) => [id, open])));
    },
  };
}

/** What is folded opens by itself around the row that is selected. */
function rowsThatShow(
  comparison: Comparison,
  chosen: ReadonlyMap<string, boolean>,
  selected: string | null,
): CompareRow[] {
  const open = new Set([...chosen].flatMap(([id, isOpen]) => (isOpen ? [id] : [])));
  for (;;) {
    const rows = compareRows(comparison, open);
    const around = rows.find(
      (row) =>
        row.kind === "fold" &&
        !row.isOpen &&
        chosen.get(row.id) !== false &&
        flattenCompared(row.steps).some(({ id }) => id === selected),
    );
    if (selected === null || !around) return rows;
    open.add(around.id);
  }
}

function openAtFirst({ steps, first }: Comparison): ReadonlySet<string> {
  if (!first) return new Set();
  const all = flattenCompared(steps);
  const differing = all.slice(all.indexOf(first)).filter(({ state }) => state === "changed");
  const ids = differing.slice(0, OPEN_AT_FIRST).map(({ id }) => id);
  return new Set(first.state === "changed" ? ids : [first.id]);
}
