"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { panBy, zoomAbout } from "@/lib/trace/strip/view";
import type { StripScene } from "./use-strip-scene";

/** A turn of the wheel by this many pixels doubles or halves what is seen; a pinch on a touchpad tells of far less. */
const WHEEL_PX = 240;
const PINCH_PX = 50;
const LARGEST_PINCH_PX = 30;

const LINE_PX = 33;

/** The wheel pans, with ctrl or ⌘ it zooms about the pointer. Not by React's handler: it is passive, and the page would move as well. */
export function useStripWheel(plot: RefObject<HTMLElement | null>, scene: StripScene): void {
  const current = useRef(scene);
  useLayoutEffect(() => {
    current.current = scene;
  });
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (turn(event, element.getBoundingClientRect(), current.current)) event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [plot]);
}

/** False leaves the turn to the page. */
function turn(event: WheelEvent, box: DOMRect, scene: StripScene): boolean {
  const { view, axis, isZoomed, setView } = scene;
  const size = view.to - view.from;
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const [x, y] = [event.deltaX * unit, event.deltaY * unit];
  if (event.ctrlKey || event.metaKey) {
    const at = view.from + ((event.clientX - box.left) / box.width) * size;
    const doubling = Math.abs(y) < LARGEST_PINCH_PX ? PINCH_PX : WHEEL_PX;
    setView(zoomAbout(view, axis.length, at, 2 ** (y / doubling)));
    return true;
  }
  // With all in view there is nothing to pan: the page may scroll.
  if (!isZoomed) return false;
  const by = Math.abs(x) > Math.abs(y) ? x : y;
  setView(panBy(view, axis.length, (by / box.width) * size));
  return true;
}
