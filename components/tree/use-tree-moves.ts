"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { foldedOver, type TreeItem, treeMove, typedItem } from "./tree-item";
import { useTyped } from "./use-typed";

export type TreeMoves<Item extends TreeItem> = {
  items: readonly Item[];
  selectedId: string | null;
  /** A row that stands for no step of its own can be reached, but not chosen. */
  canSelect: (item: Item) => boolean;
  onSelect: (item: Item) => void;
  onFold: (items: readonly Item[], isOpen: boolean) => void;
  /** Enter on a row that can be selected: to what it stands for. */
  onEnter: (item: Item) => void;
  /** A row was pointed at, which on a small screen is all that was wanted of the tree. */
  onPick?: (() => void) | undefined;
  /** What typing finds. */
  nameOf: (item: Item) => string;
};

/** Which row is active, and what keys and the pointer do to it. */
export function useTreeMoves<Item extends TreeItem>(tree: TreeMoves<Item>) {
  const { items, selectedId, canSelect, onSelect, onFold, onEnter, onPick, nameOf } = tree;
  const typed = useTyped();
  // Whoever came by pointer keeps the page's own keys; whoever tabbed here finds rows by typing.
  const isByPointer = useRef(false);
  const [moved, setMoved] = useState<{ id: string; selectedId: string | null } | null>(null);
  const activeId = moved && moved.selectedId === selectedId ? moved.id : selectedId;
  const at = items.findIndex(({ id }) => id === activeId);
  const go = (item: Item) => {
    if (canSelect(item)) onSelect(item);
    setMoved(canSelect(item) ? null : { id: item.id, selectedId });
  };
  const fold = (changed: readonly Item[], isOpen: boolean) => {
    onFold(changed, isOpen);
    // A selection that is folded away would open its rows again.
    const over = isOpen ? null : foldedOver(items, changed, selectedId, canSelect);
    if (!over) return;
    onSelect(over.selected);
    setMoved({ id: over.active.id, selectedId: over.selected.id });
  };
  const pick = (item: Item) => {
    if (!canSelect(item)) return fold([item], !item.isOpen);
    go(item);
    onPick?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const move = treeMove(event.key, items, at);
    const letter = !isByPointer.current && /^[\p{L}\p{N}]$/u.test(event.key) ? event.key : null;
    // Whoever moves on by another key looks for something else next.
    if (move) typed.end();
    if (move?.kind === "go") go(move.to);
    else if (move?.kind === "fold") fold(move.items, move.isOpen);
    else if (move?.kind === "enter") {
      if (canSelect(move.item)) onEnter(move.item);
      else fold([move.item], !move.item.isOpen);
    } else if (letter !== null) {
      const found = typedItem(items, at, typed.add(letter), nameOf);
      if (found) go(found);
    } else return;
    event.preventDefault();
  };
  const onPointerDown = () => {
    isByPointer.current = true;
  };
  const onBlur = () => {
    isByPointer.current = false;
  };
  return { activeId, at, pick, fold, handlers: { onKeyDown, onPointerDown, onBlur } };
}
