"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "./run-context";
import { TreeRowView } from "./tree-row-view";
import type { TreeRow } from "./tree-rows";
import { nearestStep } from "./use-tree-rows";

const ROW_PX = 28;

type Props = { rows: readonly TreeRow[]; onFold: (row: TreeRow, isOpen: boolean) => void };

/** The tree itself: arrow keys move and fold; only the rows in sight are mounted. */
export function TreeRows({ rows, onFold }: Props) {
  const { m } = useMessages();
  const { selection, select } = useRun();
  const scroller = useRef<HTMLDivElement>(null);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const at = rows.findIndex(({ id }) => id === selectedId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 290, height: 560 },
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (target !== undefined) {
      const isBackwards = event.key === "ArrowUp" || event.key === "End";
      const to = nearestStep(rows, target, isBackwards ? -1 : 1);
      if (to) select({ kind: "span", id: to });
    } else if (row && event.key === "ArrowRight") onFold(row, true);
    else if (row && event.key === "ArrowLeft") onFold(row, false);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className="tree-rows"
      role="tree"
      aria-label={m.run.steps.label}
      aria-activedescendant={at >= 0 ? `tree-${rows[at]?.id}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <TreeRowView
                key={row.id}
                row={row}
                top={item.start}
                isSelected={row.id === selectedId}
                onFold={onFold}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
