"use client";

import { useRef } from "react";
import { panBy, type StripView, zoomAbout } from "@/lib/trace/strip/view";
import type { StripScene } from "./use-strip-scene";

export type Pinch = {
  /** Where a finger came down, as a fraction of the width. True when it is not the first one. */
  begin(finger: number, left: number): boolean;
  /** True while two fingers hold the view. */
  move(finger: number, left: number): boolean;
  end(finger: number): void;
};

/** Two fingers zoom and pan: what is below each of them stays there. */
export function usePinch(scene: StripScene): Pinch {
  const fingers = useRef(new Map<number, number>());
  return {
    begin(finger, left) {
      fingers.current.set(finger, left);
      return fingers.current.size > 1;
    },
    move(finger, left) {
      if (!fingers.current.has(finger) || fingers.current.size !== 2) return false;
      const before = spread([...fingers.current.values()]);
      fingers.current.set(finger, left);
      scene.setView(pinched(scene, before, spread([...fingers.current.values()])));
      return true;
    },
    end(finger) {
      fingers.current.delete(finger);
    },
  };
}

type Spread = { middle: number; width: number };

function spread([a = 0, b = 0]: readonly number[]): Spread {
  return { middle: (a + b) / 2, width: Math.max(0.01, Math.abs(a - b)) };
}

function pinched({ view, axis }: StripScene, before: Spread, after: Spread): StripView {
  const at = view.from + before.middle * (view.to - view.from);
  const zoomed = zoomAbout(view, axis.length, at, before.width / after.width);
  const moved = (before.middle - after.middle) * (zoomed.to - zoomed.from);
  return panBy(zoomed, axis.length, moved);
}
