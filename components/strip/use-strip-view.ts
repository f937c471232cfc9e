"use client";

import { useMemo } from "react";
import { changeAddress, useAddress } from "@/components/run/address";
import type { Axis } from "@/lib/trace/strip/axis";
import { readZoom, type StripView, zoomText } from "@/lib/trace/strip/view";

/** In the address, that idle stretches are drawn short. */
const SHORT = "short";

/** Whether stretches in which nothing ran are drawn short, as the address says. With that the whole is in view again. */
export function useCompressed(): [boolean, (isCompressed: boolean) => void] {
  return [useAddress("idle").get("idle") === SHORT, setCompressed];
}

function setCompressed(isCompressed: boolean): void {
  changeAddress({ idle: isCompressed ? SHORT : null, zoom: null });
}

/** The stretch that is in view, as the address says: in times, so that it is the same on a screen of another width. Null for the whole. */
export function useZoom(axis: Axis): [StripView | null, (view: StripView | null) => void] {
  const text = useAddress("zoom").get("zoom");
  const view = useMemo(() => {
    const times = readZoom(text);
    return times && { from: axis.toDrawn(times.from), to: axis.toDrawn(times.to) };
  }, [text, axis]);
  const setView = (next: StripView | null) =>
    changeAddress({
      zoom: next && zoomText({ from: axis.toTime(next.from), to: axis.toTime(next.to) }),
    });
  return [view, setView];
}
