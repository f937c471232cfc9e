"use client";

import { type RefObject, useEffect } from "react";

/** Brings the chosen exhibit's quote to the middle of its pane, without moving the page around it. */
export function useShowQuote(
  scroller: RefObject<HTMLElement | null>,
  exhibit: string | null,
  isLoaded: boolean,
): void {
  useEffect(() => {
    const pane = scroller.current;
    if (!pane || !isLoaded) return;
    const wanted = exhibit === null ? "" : `[data-exhibits~="${CSS.escape(exhibit)}"]`;
    const quote = pane.querySelector<HTMLElement>(wanted === "" ? "mark" : `mark${wanted}`);
    if (!quote) return;
    const offset = quote.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += offset - pane.clientHeight / 3;
  }, [scroller, exhibit, isLoaded]);
}
