"use client";

import type { ReactNode } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useKeptOpen } from "./kept-state";

type Props<Item> = {
  /** Unique among all lists of a page. */
  name: string;
  items: readonly Item[];
  /** Shown at first. */
  first: number;
  /** Draws the items that are to be seen, and after them the way to the others; null where all are there. */
  children: (shown: readonly Item[], more: ReactNode) => ReactNode;
};

/** A list of which the first items are shown, and the others on demand: nothing is cut without a word. */
export function ShortList<Item>({ name, items, first, children }: Props<Item>) {
  const { m, count } = useMessages();
  const [isOpen, setOpen] = useKeptOpen(name);
  const hidden = items.length - first;
  if (hidden <= 0) return children(items, null);
  const more = (
    <button
      type="button"
      className="btn ghost sm"
      aria-expanded={isOpen ?? false}
      onClick={() => setOpen(!isOpen)}
    >
      {isOpen ? m.common.showLess : count(m.common.more, hidden)}
    </button>
  );
  return children(isOpen ? items : items.slice(0, first), more);
}
