"use client";

import { useEffect, useRef } from "react";
import { useRun } from "@/components/run/run-context";
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
    if (!isInView(window, at, hasLine)) window.scrollToIndex(at, { align: "start" });
  }, [id, rows, window, hasLine]);
}

function isInView(window: RowWindow, at: number, isMountedEnough: boolean): boolean {
  const item = window.getVirtualItems().find(({ index }) => index === at);
  if (!item) return false;
  if (isMountedEnough) return true;
  const top = window.scrollOffset ?? 0;
  const bottom = top + (window.scrollRect?.height ?? 0);
  const fits = item.start >= top && item.end <= bottom;
  return fits || (item.start >= top && item.start <= bottom - EDGE_PX && item.size > bottom - top);
}
