"use client";

import { type RefObject, useEffect } from "react";
import { useRun } from "@/components/run/run-context";
import { stagesIn } from "./stage-element-id";
import { useTrial } from "./trial-context";

/** What the page shows of a trial's stages, one part below the other; app/styles/court.css says how they look. */
const PARTS = ".part";

/** Tells the timeline strip which stages are in sight: a part of the page stands for all that it shows. */
export function useTellSight(pane: RefObject<HTMLElement | null>): void {
  const { sight } = useRun();
  const scene = useTrial();
  // A new event, or another case, may bring parts: each is observed anew, and told at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: The scene decides which parts there are.
  useEffect(() => {
    const frame = pane.current;
    if (!frame) return;
    const parts = [...frame.querySelectorAll(PARTS)];
    const seen = new Set<Element>();
    const observer = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes)
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      sight.show(parts.filter((part) => seen.has(part)).flatMap(stagesIn));
    });
    for (const part of parts) observer.observe(part);
    return () => observer.disconnect();
  }, [pane, sight, scene]);
}
