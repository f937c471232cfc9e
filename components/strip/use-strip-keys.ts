"use client";

import { useKeys } from "@/components/base/use-keys";
import { useRun } from "@/components/run/run-context";
import { zoomAbout } from "@/lib/trace/strip/view";
import { ZOOM_STEP } from "./transport";
import type { StripScene } from "./use-strip-scene";

/** The strip by keyboard: zoom about the playhead, playback, steps of time. `f` follows a live run, and fits one that is over. */
export function useStripKeys(scene: StripScene): void {
  const { playback, moment } = useRun();
  const { view, axis, setView, strip } = scene;
  const zoom = (factor: number) => {
    const head = moment === null ? null : axis.toDrawn(moment);
    const isSeen = head !== null && head >= view.from && head <= view.to;
    setView(zoomAbout(view, axis.length, isSeen ? head : (view.from + view.to) / 2, factor));
    return true;
  };
  useKeys((key) => {
    switch (key) {
      case "+":
      case "=":
        return zoom(1 / ZOOM_STEP);
      case "-":
        return zoom(ZOOM_STEP);
      case "f":
        if (strip.isLive) return false;
        setView(null);
        return true;
      case "0":
        setView(null);
        return true;
      case ".":
        playback.toggle();
        return true;
      case ",":
        playback.step(-1);
        return true;
      case ";":
        playback.step(1);
        return true;
      default:
        return false;
    }
  });
}
