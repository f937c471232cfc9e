"use client";

import { useSyncExternalStore } from "react";
import { useRun } from "@/components/run/run-context";
import type { StripScene } from "./use-strip-scene";

const none: readonly string[] = [];

/** Shades the time of the steps that the transcript has in sight. */
export function StripSight({ scene }: { scene: StripScene }) {
  const { sight, whole } = useRun();
  const seen = useSyncExternalStore(sight.subscribe, sight.getSnapshot, () => none);
  const spans = seen.flatMap((id) => whole.spans.get(id) ?? []);
  if (spans.length === 0) return null;
  const { startedAt } = scene.strip;
  const from = Math.min(...spans.map((span) => span.startedAt - startedAt));
  const to = Math.max(
    ...spans.map((span) => (span.endedAt ?? startedAt + scene.endMs) - startedAt),
  );
  const left = Math.max(0, scene.leftOf(from));
  const right = Math.min(1, scene.leftOf(to));
  if (left > 1 || right < left) return null;
  return (
    <i
      className="strip-sight"
      aria-hidden="true"
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    />
  );
}
