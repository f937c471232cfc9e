"use client";

import { useEffect, useRef } from "react";
import { useRun } from "@/components/run/run-context";
import { stepElementId } from "@/components/run/step-frame";
import type { RowWindow } from "./row-list";
import type { TranscriptRow } from "./transcript-rows";

/** Of a row that begins this close to the lower edge nothing is to be seen yet. */
const EDGE_PX = 48;

/** Below the heading that sticks to the top. */
const TOP_PX = 48;
/** Rows are measured while they come into sight, which moves what stands below them: so many frames are looked at. */
const MOST_FRAMES = 30;

/** Brings the selected step's row into view once it is there: a log that is still coming may bring it later. */
export function useShowRow(rows: readonly TranscriptRow[], window: RowWindow | null): void {
  const { selection, lineage } = useRun();
  const id = selection?.kind === "span" ? selection.id : (lineage?.cell?.spanId ?? null);
  // A cell whose line is known brings that line into view by itself, once it is mounted.
  const hasLine = selection?.kind !== "span" && lineage?.cell?.line != null;
  const at = id === null ? -1 : rows.findIndex((row) => row.id === id);
  const isThere = at >= 0;
  const place = useRef(at);
  place.current = at;
  useEffect(() => {
    if (id === null || window === null || !isThere) return;
    return bringIntoSight(window, {
      elementId: stepElementId(id),
      place: () => place.current,
      isMountedEnough: hasLine,
    });
  }, [id, isThere, window, hasLine]);
}

type Wanted = { elementId: string; place: () => number; isMountedEnough: boolean };

/** Looks in each frame until the row stays in sight; the result ends that. Whoever scrolls meanwhile is left alone. */
function bringIntoSight(
  window: RowWindow,
  { elementId, place, isMountedEnough }: Wanted,
): () => void {
  const left = new AbortController();
  const stop = () => left.abort();
  for (const own of ["wheel", "touchmove"])
    document.addEventListener(own, stop, { signal: left.signal, passive: true });
  let frames = 0;
  let calm = 0;
  const look = () => {
    if (left.signal.aborted) return;
    const element = document.getElementById(elementId);
    const isShown =
      element !== null && (isMountedEnough || isInSight(element, window.scrollElement));
    calm = isShown ? calm + 1 : 0;
    if (!element) window.scrollToIndex(place(), { align: "start" });
    else if (!isShown) toTop(element, window.scrollElement);
    frames += 1;
    if (calm < 3 && frames < MOST_FRAMES) requestAnimationFrame(look);
    else stop();
  };
  look();
  return stop;
}

function toTop(element: Element, scroller: RowWindow["scrollElement"]): void {
  const frame = scroller instanceof Element ? scroller : document.documentElement;
  const top = scroller instanceof Element ? scroller.getBoundingClientRect().top : 0;
  frame.scrollTop += element.getBoundingClientRect().top - top - TOP_PX;
}

/** By what is on the screen, not by what the list reckons with: sizes above may not be measured yet. */
function isInSight(element: Element, scroller: RowWindow["scrollElement"]): boolean {
  const row = element.getBoundingClientRect();
  const { top, bottom } =
    scroller instanceof Element
      ? scroller.getBoundingClientRect()
      : { top: 0, bottom: document.documentElement.clientHeight };
  if (row.top < top) return false;
  return row.bottom <= bottom || (row.top <= bottom - EDGE_PX && row.height > bottom - top);
}
