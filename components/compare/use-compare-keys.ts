"use client";

import { useCopy } from "@/components/base/use-copy";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import { pageLink } from "@/components/run/address";
import type { CompareRow } from "@/lib/trace/compare/compare-rows";
import { useCompare } from "./compare-context";
import { differingRows } from "./differing-rows";
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
        return go(differingRows(rows), 1);
      case "D":
        return go(differingRows(rows), -1);
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
        void copy(pageLink(), m.document.linkCopied);
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

function isButton(element: Element | null): boolean {
  return element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement;
}
