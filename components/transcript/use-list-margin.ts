"use client";

import { type RefObject, useEffect, useState } from "react";
import { scrollerOf } from "@/components/run/scroller-of";

/**
 * How far below the beginning of what scrolls a list begins, in CSS pixels. When what stands above grows or shrinks,
 * what is being read stays where it is.
 */
export function useListMargin(
  list: RefObject<HTMLElement | null>,
  pane: RefObject<HTMLElement | null>,
): number {
  const [margin, setMargin] = useState(0);
  // Not in the layout effect: the pane is above the list, and its ref is not set until the list's effects have run.
  useEffect(() => {
    const [element, frame] = [list.current, pane.current];
    if (!element || !frame) return;
    let known: number | null = null;
    const measure = () => {
      const scroller = scrollerOf(frame);
      const origin = scroller === frame ? frame.getBoundingClientRect().top : 0;
      const next = Math.round(element.getBoundingClientRect().top - origin + scroller.scrollTop);
      if (known !== null && next !== known && scroller.scrollTop > known)
        scroller.scrollTop += next - known;
      known = next;
      setMargin(next);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const around of [...frame.children, frame, document.body]) observer.observe(around);
    return () => observer.disconnect();
  }, [list, pane]);
  return margin;
}
