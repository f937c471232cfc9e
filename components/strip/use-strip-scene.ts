"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import { type Axis, createAxis } from "@/lib/trace/strip/axis";
import { findIdle, type IdleGap } from "@/lib/trace/strip/idle";
import { layoutFrame, type StripFrame } from "@/lib/trace/strip/layout";
import { lineLength } from "@/lib/trace/strip/line-length";
import type { Strip } from "@/lib/trace/strip/mark";
import { type PlacedLane, placeLanes } from "@/lib/trace/strip/place-lanes";
import { held, isWhole, type StripView, wholeView } from "@/lib/trace/strip/view";
import { type PlacedBars, usePlacedBars } from "./use-placed-bars";
import { useCompressed, useZoom } from "./use-strip-view";

/** What the server draws for, before the browser has measured. */
const USUAL_WIDTH_PX = 1_100;

/** What a compressed gap is wide, with the whole run in view. */
const GAP_PX = 28;

/** The strip as it is drawn at this moment, and how its places and times belong together. */
export type StripScene = {
  strip: Strip;
  axis: Axis;
  view: StripView;
  isZoomed: boolean;
  /** Null shows the whole. */
  setView: (view: StripView | null) => void;
  frame: StripFrame;
  bars: PlacedBars;
  lanes: readonly PlacedLane[];
  heightPx: number;
  widthPx: number;
  /** Where open steps end. Milliseconds after the start. */
  endMs: number;
  idle: readonly IdleGap[];
  isCompressed: boolean;
  setCompressed: (isCompressed: boolean) => void;
  /** Fraction of the width; outside 0 to 1 where the moment is out of view. */
  leftOf: (ms: number) => number;
  /** The moment at a fraction of the width, within the run. */
  momentAt: (left: number) => number;
};

type Options = {
  strip: Strip;
  now: number | null;
  selectedId: string | null;
  fitting: ReadonlySet<string> | null;
  plot: RefObject<HTMLElement | null>;
};

export function useStripScene(options: Options): StripScene {
  const { strip, now, selectedId, fitting, plot } = options;
  const widthPx = useWidth(plot);
  const [isCompressed, setCompressed] = useCompressed();
  const { endMs, lengthMs } = lineLength(strip, now);
  const idle = useMemo(() => findIdle(strip, endMs), [strip, endMs]);
  const axis = useMemo(
    () => createAxis(lengthMs, isCompressed ? idle : [], GAP_PX / widthPx),
    [lengthMs, isCompressed, idle, widthPx],
  );
  const [chosen, setView] = useZoom(axis);
  const view = useMemo(
    () => (chosen ? held(chosen, axis.length) : wholeView(axis.length)),
    [chosen, axis],
  );
  const frame = useMemo(
    () => layoutFrame({ strip, axis, view, endMs, widthPx }),
    [strip, axis, view, endMs, widthPx],
  );
  const bars = usePlacedBars({ strip, axis, view, endMs, widthPx, selectedId, fitting });
  const { lanes, height } = useMemo(() => placeLanes(strip.lanes), [strip]);
  const size = view.to - view.from;
  return {
    ...{ strip, axis, view, frame, bars, lanes, widthPx, endMs, idle, isCompressed },
    heightPx: height,
    isZoomed: !isWhole(view, axis.length),
    setView: (next) => setView(next && !isWhole(next, axis.length) ? next : null),
    setCompressed,
    leftOf: (ms) => (axis.toDrawn(ms) - view.from) / size,
    momentAt: (left) =>
      Math.min(endMs, Math.max(0, axis.toTime(view.from + Math.min(1, Math.max(0, left)) * size))),
  };
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL_WIDTH_PX);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
