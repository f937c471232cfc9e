"use client";

import { useEffect, useRef } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { shown } from "@/lib/trace/strip/view";
import { StripSlider } from "./strip-slider";
import type { StripScene } from "./use-strip-scene";

type Props = {
  scene: StripScene;
  /** What goes on at the moment, in words. */
  doing: string;
  clientMoment: (clientX: number) => number;
};

/** The moment that the page shows. It moves with every frame, so it is moved without React; what comes after it is faint. */
export function StripPlayhead({ scene, doing, clientMoment }: Props) {
  const { m } = useMessages();
  const { playback, moment } = useRun();
  const future = useRef<HTMLDivElement>(null);
  const drawn = useRef(moment);
  const { leftOf, setView, view, axis, endMs, isZoomed } = scene;
  useEffect(
    () =>
      playback.onMove((position) => {
        const left = leftOf(position ?? endMs);
        if (future.current) future.current.style.transform = `translateX(${left * 100}%)`;
        // A reader who pans away from a playhead that stands still is left alone.
        const isMoved = drawn.current !== position;
        drawn.current = position;
        if (isMoved && isZoomed && position !== null && (left < 0 || left > 1))
          setView(shown(view, axis.length, axis.toDrawn(position)));
      }),
    [playback, leftOf, setView, view, axis, endMs, isZoomed],
  );
  const value = moment ?? endMs;
  const [time, of] = [formatDuration(value), formatDuration(endMs)];
  return (
    <div className="strip-future-frame">
      <div
        ref={future}
        className={moment === null ? "strip-future at-end" : "strip-future"}
        style={{ transform: `translateX(${leftOf(value) * 100}%)` }}
      >
        <StripSlider
          className="strip-playhead"
          label={m.strip.playhead}
          value={value}
          max={Math.ceil(endMs)}
          text={fill(m.strip.playheadText, { time, of, doing })}
          stepMs={Math.max(1, (view.to - view.from) / 100)}
          momentAt={clientMoment}
          onMove={(ms, isDone) => {
            if (isDone) playback.seek(ms);
            else playback.scrub(ms);
          }}
        />
      </div>
    </div>
  );
}
