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
 * Rows that stay mounted wherever the reader scrolls: that in which a panel is open, and that which was focused last, with its neighbours.
 * What was typed there would be lost with the row, and so would the place of the keyboard.
 */
export function useHeldRows(rows: readonly TranscriptRow[]): HeldRows {
  const panelId = usePanels()?.open?.spanId ?? null;
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const held = useMemo(
    () =>
      rows.flatMap(({ id }, index) => {
        if (id === focusedId) return withNeighbours(index, rows.length);
        return id === panelId ? [index] : [];
      }),
    [rows, panelId, focusedId],
  );
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
