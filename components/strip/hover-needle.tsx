"use client";

import { formatDuration } from "@/lib/format/duration";
import { tickLabel } from "@/lib/format/tick-label";
import type { Pointing } from "./pointing";
import type { TimeWindow } from "./strip-window";
import type { StripScene } from "./use-strip-scene";

type Props = {
  hover: Pointing;
  /** The stretch that a drag is about to choose. */
  draft: TimeWindow | null;
  scene: StripScene;
  /** A step in words: what it is, how long it took, how it ended. */
  tell: (spanId: string) => readonly string[];
};

/** Finer than this nobody points. */
const FINEST_MS = 10;

/** The moment below the pointer, and the step that a click would choose. */
export function HoverNeedle({ hover: { left, ms, mark }, draft, scene, tell }: Props) {
  const perPx = (scene.view.to - scene.view.from) / scene.widthPx;
  const exact = perPx > 100 ? 1_000 : perPx > FINEST_MS ? 100 : FINEST_MS;
  const [name, ...facts] = mark ? tell(mark.id) : [];
  const side = left > 0.7 ? "strip-tip before" : "strip-tip";
  return (
    <div className="strip-needle" aria-hidden="true" style={{ left: `${left * 100}%` }}>
      <span className={side}>
        <span className="strip-tip-time">
          {draft
            ? `${tickLabel(draft.from, exact)} – ${tickLabel(draft.to, exact)}`
            : tickLabel(Math.round(ms), exact)}
        </span>
        {draft && <b>{formatDuration(draft.to - draft.from)}</b>}
        {name !== undefined && <b>{name}</b>}
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
    </div>
  );
}
