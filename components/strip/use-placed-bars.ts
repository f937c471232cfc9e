"use client";

import { useLayoutEffect, useMemo, useState } from "react";
import { type Bar, type LayoutOptions, layoutBars } from "@/lib/trace/strip/layout";
import { type StripView, stretchBetween } from "@/lib/trace/strip/view";

export type PlacedBars = {
  bars: readonly Bar[];
  /** A transform that brings bars of another view to where they belong; null where they stand there. */
  stretch: string | null;
};

/** While the view moves, hundreds of bars are placed no more often than this: a frame that does takes long. */
const PLACE_MS = 400;

/** Like a map, the strip is drawn out while the view moves, and sharp where it rests. */
export function usePlacedBars(options: LayoutOptions): PlacedBars {
  const { strip, axis, view, endMs, widthPx, selectedId, fitting } = options;
  const placed = usePlacedView(options);
  const bars = useMemo(
    () => layoutBars({ strip, axis, view: placed, endMs, widthPx, selectedId, fitting }),
    [strip, axis, placed, endMs, widthPx, selectedId, fitting],
  );
  if (placed === view) return { bars, stretch: null };
  const { shift, scale } = stretchBetween(placed, view);
  return { bars, stretch: `translateX(${shift * 100}%) scaleX(${scale})` };
}

/** The view that bars stand in: that of now, or on the same axis one of a moment ago. */
function usePlacedView({ axis, view }: Pick<LayoutOptions, "axis" | "view">): StripView {
  const [placed, place] = useState({ axis, view, at: Number.NEGATIVE_INFINITY });
  // Before anything is painted: what is due shows in this frame.
  useLayoutEffect(() => {
    if (placed.axis === axis && placed.view === view) return;
    const placeNow = () => place({ axis, view, at: performance.now() });
    const waitMs = placed.axis === axis ? placed.at + PLACE_MS - performance.now() : 0;
    if (waitMs <= 0) return placeNow();
    const timer = setTimeout(placeNow, waitMs);
    return () => clearTimeout(timer);
  }, [axis, view, placed]);
  return placed.view;
}
