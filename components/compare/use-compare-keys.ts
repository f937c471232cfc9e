"use client";

import { useCopy } from "@/components/base/use-copy";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import type { CompareRow } from "@/lib/trace/compare/compare-rows";
import { isDifference } from "@/lib/trace/compare/compare-runs";
import { useCompare } from "./compare-context";
import type { OpenRows } from "./use-open-rows";
import { useSwap } from "./use-swap";

/** The comparison by keyboard: differences, rows, opening, swapping, the link. */
export function useCompareKeys({ rows, toggle }: Pick<OpenRows, "rows" | "toggle">): void {
  const { m } = useMessages();
  const { selected, select } = useCompare();
  const copy = useCopy();
  const swap = useSwap();
  const at = rows.findIndex(({ id }) => id === selected);
  const go = (among: readonly CompareRow[], by: 1 | -1) => {
    const next =
      by > 0
        ? among.find((row) => rows.indexOf(row) > at)
        : among.findLast((row) => at < 0 || rows.indexOf(row) < at);
    if (next) select(next.id);
    return true;
  };
  useKeys((key) => {
    switch (key) {
      case "d":
        return go(rows.filter(differs), 1);
      case "D":
        return go(rows.filter(differs), -1);
      case "j":
        return go(rows, 1);
      case "k":
        return go(rows, -1);
      case "Enter": {
        const row = rows[at];
        // A button that has the focus answers by itself.
        if (!row || isButton(document.activeElement)) return false;
        toggle(row);
        return true;
      }
      case "x":
        swap();
        return true;
      case "y":
        void copy(window.location.href, m.document.linkCopied);
        return true;
      case "Escape":
        if (selected === null) return false;
        select(null);
        return true;
      default:
        return false;
    }
  });
}

/** The row of an iteration differs where a step of it does: that step is the one to go to. */
export function differs(row: CompareRow): boolean {
  if (row.kind === "fold") return row.why === "only-a" || row.why === "only-b";
  if (!isDifference(row.step)) return false;
  return row.kind === "step" || row.step.children.length === 0 || row.step.state !== "changed";
}

function isButton(element: Element | null): boolean {
  return element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement;
}
