"use client";

import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { heldRange } from "@/components/base/held-range";
import type { TreeItem } from "./tree-item";
import { TreeRow } from "./tree-row";
import { type TreeMoves, useTreeMoves } from "./use-tree-moves";

const ROW_PX = 28;
const COARSE_ROW_PX = 44;

type Props<Item extends TreeItem> = TreeMoves<Item> & {
  label: string;
  /** Begins the ids of its elements. */
  prefix: string;
  renderItem: (item: Item) => ReactNode;
  isCoarse?: boolean;
};

/** A tree with the keys of the WAI-ARIA pattern; only the rows in sight and the active one are mounted. */
export function Tree<Item extends TreeItem>(props: Props<Item>) {
  const { items, label, prefix, selectedId, renderItem } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { activeId, at, pick, fold, handlers } = useTreeMoves(props);
  const rowPx = props.isCoarse ? COARSE_ROW_PX : ROW_PX;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 0,
    rangeExtractor: useCallback((range: Range) => heldRange(range, at < 0 ? [] : [at]), [at]),
    initialRect: { width: 290, height: 560 },
  });
  // Only where another row has become active: rows that come above must not move what is being looked at.
  const activeAt = useRef(at);
  activeAt.current = at;
  // A log that is still coming, or a filter that is taken out, may bring its row later.
  const isThere = at >= 0;
  useEffect(() => {
    if (activeId !== null && isThere) virtual.scrollToIndex(activeAt.current, { align: "auto" });
  }, [activeId, isThere, virtual]);
  const active = items[at];
  return (
    <div
      ref={scroller}
      className="tree-rows"
      role="tree"
      aria-label={label}
      aria-activedescendant={active ? `${prefix}${active.id}` : undefined}
      tabIndex={0}
      {...handlers}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <TreeRow
                key={item.id}
                {...{ item, prefix }}
                top={start}
                height={rowPx}
                isSelected={item.id === selectedId}
                isActive={item.id === activeId}
                onChoose={() => pick(item)}
                onFold={() => fold([item], !item.isOpen)}
              >
                {renderItem(item)}
              </TreeRow>
            )
          );
        })}
      </div>
    </div>
  );
}
