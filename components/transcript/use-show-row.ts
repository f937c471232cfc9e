"use client";

import { useEffect, useRef } from "react";
import { useRun } from "@/components/run/run-context";
import { stepElementId } from "@/components/run/step-frame";
import type { RowWindow } from "./row-list";
import type { TranscriptRow } from "./transcript-rows";

/** Of a row that begins this close to the lower edge nothing is to be seen yet. */
const EDGE_PX = 48;

/** Brings the selected step's row into view once it is there: a log that is still coming may bring it later. */
export function useShowRow(rows: readonly TranscriptRow[], window: RowWindow | null): void {
  const { selection, lineage } = useRun();
  const id = selection?.kind === "span" ? selection.id : (lineage?.cell?.spanId ?? null);
  // A cell whose line is known brings that line into view by itself, once it is mounted.
  const hasLine = selection?.kind !== "span" && lineage?.cell?.line != null;
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || window === null) {
      shown.current = null;
      return;
    }
    if (shown.current === id) return;
    const at = rows.findIndex((row) => row.id === id);
    if (at < 0) return;
    shown.current = id;
    const element = document.getElementById(stepElementId(id));
    const isShown = element !== null && (hasLine || isInSight(element, window.scrollElement));
    if (!isShown) window.scrollToIndex(at, { align: "start" });
  }, [id, rows, window, hasLine]);
}

/** By what is on the screen, not by what the list reckons with: sizes above may not be measured yet. */
function isInSight(element: Element, scroller: RowWindow["scrollElement"]): boolean {
  const row = element.getBoundingClientRect();
  const { top, bottom } =
    scroller instanceof Element
      ? scroller.getBoundingClientRect()
      : { top: 0, bottom: document.documentElement.clientHeight };
  if (row.top < top) return false;
  return row.bottom <= bottom || (row.top <= bottom - EDGE_PX && row.height > bottom - top);
}
