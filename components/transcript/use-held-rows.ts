"use client";

import type { Range } from "@tanstack/react-virtual";
import { useCallback, useMemo, useState } from "react";
import { heldRange, withNeighbours } from "@/components/base/held-range";
import { usePanels } from "@/components/panels/panel-context";
import type { TranscriptRow } from "./transcript-rows";

export type HeldRows = {
  /** The rows to mount, by index: those in sight, and those that are held. */
  mounted: (range: Range) => number[];
  /** Keeps the row of this element until something in another row is focused. */
  hold: (element: Element) => void;
};

/**
 * Rows that stay mounted wherever the reader scrolls: that in which a panel is open, and that which was focused last,
 * with its neighbours. What was typed there would be lost with the row, and so would the place of the keyboard.
 */
export function useHeldRows(rows: readonly TranscriptRow[]): HeldRows {
  const panelId = usePanels()?.open?.spanId ?? null;
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const held = useMemo(() => {
    const [focused] = placesOf(rows, focusedId);
    const around = focused === undefined ? [] : withNeighbours(focused, rows.length);
    return [...around, ...placesOf(rows, panelId)];
  }, [rows, panelId, focusedId]);
  const mounted = useCallback((range: Range) => heldRange(range, held), [held]);
  const hold = useCallback(
    (element: Element) => {
      const index = element.closest("[data-index]")?.getAttribute("data-index");
      const row = index == null ? undefined : rows[Number(index)];
      if (row) setFocusedId(row.id);
    },
    [rows],
  );
  return useMemo(() => ({ mounted, hold }), [mounted, hold]);
}

/** Where the row stands; empty where there is none. */
function placesOf(rows: readonly TranscriptRow[], wanted: string | null): number[] {
  const at = wanted === null ? -1 : rows.findIndex(({ id }) => id === wanted);
  return at < 0 ? [] : [at];
}
