"use client";

import {
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Mark } from "@/lib/trace/strip/mark";
import { nearestMark } from "@/lib/trace/strip/nearest-mark";
import { laneAt } from "@/lib/trace/strip/place-lanes";
import { panBy, zoomAbout } from "@/lib/trace/strip/view";
import type { TimeWindow } from "./strip-window";
import type { StripScene } from "./use-strip-scene";

/** A press that moves less is a click. */
const CLICK_PX = 4;

/** A turn of the wheel by this many pixels doubles or halves what is seen. */
const ZOOM_PX = 240;

export type Hover = {
  /** Fraction of the width. */
  left: number;
  ms: number;
  mark: Mark | null;
};

type Options = {
  scene: StripScene;
  plot: RefObject<HTMLElement | null>;
  onChoose: (spanId: string) => void;
  onScrub: (ms: number, isDone: boolean) => void;
  onWindow: (window: TimeWindow | null) => void;
};

type Press = { left: number; x: number; what: "pending" | "window" | "scrub" };

/**
 * The strip by mouse, pen and finger, like a map: the wheel pans and zooms, two fingers pinch. A drag over the
 * lanes chooses a stretch of time, one over the ruler moves the playhead, a click takes the nearest step.
 */
export function useStripPointer({ scene, plot, onChoose, onScrub, onWindow }: Options) {
  const [hover, setHover] = useState<Hover | null>(null);
  const [draft, setDraft] = useState<TimeWindow | null>(null);
  const press = useRef<Press | null>(null);
  const fingers = useRef(new Map<number, number>());
  useWheel(plot, scene);

  const leftOf = (event: { clientX: number }): number => {
    const box = plot.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) : 0;
  };
  const partOf = (event: { clientY: number }) =>
    laneAt(scene.lanes, event.clientY - (plot.current?.getBoundingClientRect().top ?? 0));
  const markAt = (event: { clientX: number; clientY: number }): Mark | null => {
    const part = partOf(event);
    if (part.part !== "lane") return null;
    return nearestMark(scene, { left: leftOf(event), lane: part.lane, row: part.row });
  };
  const draftTo = (left: number, from: number): TimeWindow => {
    const [a, b] = [scene.momentAt(from), scene.momentAt(left)];
    return { from: Math.round(Math.min(a, b)), to: Math.round(Math.max(a, b)) };
  };
  const pinch = (event: PointerEvent): boolean => {
    if (!fingers.current.has(event.pointerId) || fingers.current.size !== 2) return false;
    const before = spread([...fingers.current.values()]);
    fingers.current.set(event.pointerId, leftOf(event));
    const after = spread([...fingers.current.values()]);
    scene.setView(pinched(scene, before, after));
    return true;
  };

  return {
    hover,
    draft,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        const left = leftOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        if (event.pointerType === "touch") fingers.current.set(event.pointerId, left);
        if (fingers.current.size > 1) {
          press.current = null;
          setDraft(null);
          return;
        }
        const isRuler = partOf(event).part === "ruler";
        press.current = { left, x: event.clientX, what: isRuler ? "scrub" : "pending" };
        if (isRuler) onScrub(scene.momentAt(left), false);
      },
      onPointerMove(event: PointerEvent) {
        if (pinch(event)) return;
        const left = leftOf(event);
        const { current } = press;
        if (event.pointerType !== "touch")
          setHover({ left, ms: scene.momentAt(left), mark: current ? null : markAt(event) });
        if (!current) return;
        if (current.what === "pending" && Math.abs(event.clientX - current.x) > CLICK_PX)
          current.what = "window";
        if (current.what === "scrub") onScrub(scene.momentAt(left), false);
        if (current.what === "window") setDraft(draftTo(left, current.left));
      },
      onPointerUp(event: PointerEvent) {
        fingers.current.delete(event.pointerId);
        const { current } = press;
        press.current = null;
        setDraft(null);
        if (!current) return;
        const left = leftOf(event);
        if (current.what === "scrub") onScrub(scene.momentAt(left), true);
        else if (current.what === "window") onWindow(draftTo(left, current.left));
        else choose(event);
      },
      onPointerCancel(event: PointerEvent) {
        fingers.current.delete(event.pointerId);
        press.current = null;
        setDraft(null);
      },
      onPointerLeave() {
        setHover(null);
      },
      onDoubleClick() {
        onWindow(null);
      },
    },
  };

  function choose(event: PointerEvent): void {
    const part = partOf(event);
    const at = scene.momentAt(leftOf(event));
    const head = scene.strip.heads.findLast(
      ({ from, to }) => from <= at && at <= (to ?? scene.endMs),
    );
    const id = part.part === "head" ? head?.id : markAt(event)?.id;
    if (id !== undefined) onChoose(id);
  }
}

type Spread = { middle: number; width: number };

function spread([a = 0, b = 0]: readonly number[]): Spread {
  return { middle: (a + b) / 2, width: Math.max(0.01, Math.abs(a - b)) };
}

function pinched({ view, axis }: StripScene, before: Spread, after: Spread) {
  const size = view.to - view.from;
  const at = view.from + before.middle * size;
  const zoomed = zoomAbout(view, axis.length, at, before.width / after.width);
  const moved = (before.middle - after.middle) * (zoomed.to - zoomed.from);
  return panBy(zoomed, axis.length, moved);
}

/** Not by React's handler: it is passive, and the page would scroll or zoom as well. */
function useWheel(plot: RefObject<HTMLElement | null>, scene: StripScene): void {
  const current = useRef(scene);
  useLayoutEffect(() => {
    current.current = scene;
  });
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const { view, axis, isZoomed, setView } = current.current;
      const box = element.getBoundingClientRect();
      const size = view.to - view.from;
      if (event.ctrlKey || event.metaKey) {
        const at = view.from + ((event.clientX - box.left) / box.width) * size;
        setView(zoomAbout(view, axis.length, at, 2 ** (event.deltaY / ZOOM_PX)));
      } else {
        // With all in view there is nothing to pan: the page may scroll.
        if (!isZoomed) return;
        const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
        setView(panBy(view, axis.length, (by / box.width) * size));
      }
      event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [plot]);
}
