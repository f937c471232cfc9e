"use client";

import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { type Pointing, pointingAt } from "./pointing";
import type { TimeWindow } from "./strip-window";
import { usePinch } from "./use-pinch";
import type { StripScene } from "./use-strip-scene";
import { useStripWheel } from "./use-strip-wheel";

/** A press that moves less is a click. */
const CLICK_PX = 4;

type Options = {
  scene: StripScene;
  plot: RefObject<HTMLElement | null>;
  onChoose: (spanId: string) => void;
  onScrub: (ms: number, isDone: boolean) => void;
  onWindow: (window: TimeWindow | null) => void;
};

type Press = { at: Pointing; x: number; what: "click" | "window" | "scrub" };

/**
 * The strip by mouse, pen and finger, like a map: the wheel pans and zooms, two fingers pinch. A drag over the
 * lanes chooses a stretch of time, one over the ruler moves the playhead, a click takes the nearest step.
 */
export function useStripPointer({ scene, plot, onChoose, onScrub, onWindow }: Options) {
  const [hover, setHover] = useState<Pointing | null>(null);
  const [draft, setDraft] = useState<TimeWindow | null>(null);
  const press = useRef<Press | null>(null);
  const pinch = usePinch(scene);
  useStripWheel(plot, scene);
  const pointing = (event: PointerEvent) =>
    pointingAt(scene, event.currentTarget.getBoundingClientRect(), event);
  const letGo = (event: PointerEvent): Press | null => {
    pinch.end(event.pointerId);
    const { current } = press;
    press.current = null;
    setDraft(null);
    return current;
  };
  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      const at = pointing(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      if (event.pointerType === "touch" && pinch.begin(event.pointerId, at.left)) {
        press.current = null;
        setDraft(null);
        return;
      }
      press.current = { at, x: event.clientX, what: at.isRuler ? "scrub" : "click" };
      if (at.isRuler) onScrub(at.ms, false);
    },
    onPointerMove(event: PointerEvent) {
      const at = pointing(event);
      if (pinch.move(event.pointerId, at.left)) return;
      const { current } = press;
      if (event.pointerType !== "touch") setHover(current ? { ...at, mark: null } : at);
      if (!current) return;
      if (current.what === "click" && Math.abs(event.clientX - current.x) > CLICK_PX)
        current.what = "window";
      if (current.what === "scrub") onScrub(at.ms, false);
      if (current.what === "window") setDraft(between(current.at, at));
    },
    onPointerUp(event: PointerEvent) {
      const done = letGo(event);
      if (!done) return;
      const at = pointing(event);
      if (done.what === "scrub") onScrub(at.ms, true);
      else if (done.what === "window") onWindow(between(done.at, at));
      else if (at.spanId !== null) onChoose(at.spanId);
    },
    onPointerCancel: letGo,
    onPointerLeave: () => setHover(null),
    onDoubleClick: () => onWindow(null),
  };
  return { hover, draft, handlers };
}

function between(a: Pointing, b: Pointing): TimeWindow {
  return { from: Math.round(Math.min(a.ms, b.ms)), to: Math.round(Math.max(a.ms, b.ms)) };
}
