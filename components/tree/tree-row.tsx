"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/base/icon";
import type { TreeItem } from "./tree-item";

/** Deeper levels are told by a number and drawn further out, so that names keep their width. */
const DEEPEST_INDENT = 6;
const OUT_AGAIN = 1;

type Props = {
  item: TreeItem;
  prefix: string;
  top: number;
  height: number;
  isSelected: boolean;
  isActive: boolean;
  onChoose: () => void;
  onFold: () => void;
  children: ReactNode;
};

export function TreeRow({ item, prefix, top, height, isSelected, isActive, ...props }: Props) {
  const { level, isOpen } = item;
  const isDeep = level - 1 > DEEPEST_INDENT;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: The tree around it has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: An item of the tree is reached by aria-activedescendant.
    <div
      id={`${prefix}${item.id}`}
      role="treeitem"
      aria-level={level}
      aria-posinset={item.position}
      aria-setsize={item.setSize}
      aria-selected={isSelected}
      aria-expanded={isOpen ?? undefined}
      className={`tree-row${level === 1 ? " lv1" : ""}${isActive ? " active" : ""}`}
      style={{
        transform: `translateY(${top}px)`,
        height,
        "--indent": isDeep ? OUT_AGAIN : level - 1,
      }}
      onClick={props.onChoose}
    >
      {isDeep && <span className="level-number">{level}</span>}
      {isOpen === null ? (
        <span className="twist" />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: The arrow keys of the tree do the same.
        // biome-ignore lint/a11y/noStaticElementInteractions: The row is the item; this is its handle for the pointer.
        <span
          className="twist"
          onClick={(event) => {
            event.stopPropagation();
            props.onFold();
          }}
        >
          <Icon name={isOpen ? "open" : "right"} small />
        </span>
      )}
      {props.children}
    </div>
  );
}
