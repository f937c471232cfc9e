"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type TreeItem, treeMove, typedItem } from "./tree-item";
import { TreeRow } from "./tree-row";
import { useTyped } from "./use-typed";

const ROW_PX = 28;
const COARSE_ROW_PX = 44;
const OVERSCAN = 4;

type Props<Item extends TreeItem> = {
  items: readonly Item[];
  label: string;
  /** Begins the ids of its elements. */
  prefix: string;
  selectedId: string | null;
  /** A row that stands for no step of its own can be reached, but not chosen. */
  canSelect: (item: Item) => boolean;
  onSelect: (item: Item) => void;
  onFold: (items: readonly Item[], isOpen: boolean) => void;
  /** Enter on a row: to what it stands for. */
  onEnter: (item: Item) => void;
  /** What typing finds. */
  nameOf: (item: Item) => string;
  renderItem: (item: Item) => ReactNode;
  isCoarse?: boolean;
};

/** A tree with the keys of the WAI-ARIA pattern; only the rows in sight are mounted. */
export function Tree<Item extends TreeItem>(props: Props<Item>) {
  const { items, label, prefix, selectedId, canSelect, onSelect, onFold, onEnter } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useTyped();
  // Whoever came by pointer keeps the page's own keys; whoever tabbed here finds rows by typing.
  const isByPointer = useRef(false);
  const [moved, setMoved] = useState<{ id: string; selectedId: string | null } | null>(null);
  const activeId = moved && moved.selectedId === selectedId ? moved.id : selectedId;
  const at = items.findIndex(({ id }) => id === activeId);
  const rowPx = props.isCoarse ? COARSE_ROW_PX : ROW_PX;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: OVERSCAN,
    initialRect: { width: 290, height: 560 },
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const go = (item: Item) => {
    if (canSelect(item)) onSelect(item);
    setMoved(canSelect(item) ? null : { id: item.id, selectedId });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const move = treeMove(event.key, items, at);
    if (move?.kind === "go") go(move.to);
    else if (move?.kind === "fold") onFold(move.items, move.isOpen);
    else if (move?.kind === "enter") onEnter(move.item);
    else if (!isByPointer.current && /^[\p{L}\p{N}]$/u.test(event.key)) {
      const found = typedItem(items, at, typed(event.key), props.nameOf);
      if (found) go(found);
    } else return;
    event.preventDefault();
  };
  const active = items[at];
  return (
    <div
      ref={scroller}
      className="tree-rows"
      role="tree"
      aria-label={label}
      aria-activedescendant={active ? `${prefix}${active.id}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        isByPointer.current = true;
      }}
      onBlur={() => {
        isByPointer.current = false;
      }}
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
                onChoose={() => (canSelect(item) ? go(item) : onFold([item], !item.isOpen))}
                onFold={() => onFold([item], !item.isOpen)}
              >
                {props.renderItem(item)}
              </TreeRow>
            )
          );
        })}
      </div>
    </div>
  );
}
