"use client";

import { type PointerEvent, useMemo, useRef } from "react";
import { held } from "@/lib/trace/strip/view";
import type { StripScene } from "./use-strip-scene";

/** The whole run in one line of this many parts. */
const PARTS = 200;

/** Where the view stands in the whole run, while not all of it is in view. A drag moves it. */
export function Minimap({ scene }: { scene: StripScene }) {
  const { strip, axis, view, endMs, setView } = scene;
  const frame = useRef<HTMLDivElement>(null);
  const path = useMemo(() => busyPath(strip, axis, endMs), [strip, axis, endMs]);
  const isHeld = useRef(false);
  const moveTo = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!isHeld.current || !box) return;
    const size = view.to - view.from;
    const middle = ((event.clientX - box.left) / box.width) * axis.length;
    setView(held({ from: middle - size / 2, to: middle + size / 2 }, axis.length));
  };
  return (
    <div
      ref={frame}
      className="strip-minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
        moveTo(event);
      }}
      onPointerMove={moveTo}
      onPointerUp={() => {
        isHeld.current = false;
      }}
    >
      <svg viewBox={`0 0 ${PARTS} 1`} preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <i
        style={{
          left: `${(view.from / axis.length) * 100}%`,
          width: `${((view.to - view.from) / axis.length) * 100}%`,
        }}
      />
    </div>
  );
}

function busyPath({ marks }: StripScene["strip"], axis: StripScene["axis"], endMs: number): string {
  const busy = new Set<number>();
  const part = (ms: number) =>
    Math.min(PARTS - 1, Math.floor((axis.toDrawn(ms) / axis.length) * PARTS));
  for (const { from, to } of marks)
    for (let at = part(from); at <= part(to ?? Math.max(from, endMs)); at += 1) busy.add(at);
  return [...busy]
    .sort((a, b) => a - b)
    .map((at) => `M${at} 0h1v1h-1z`)
    .join("");
}
