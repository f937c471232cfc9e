"use client";

import { type PointerEvent, useRef, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { StripSlider } from "./strip-slider";
import type { StripScene } from "./use-strip-scene";

/** Milliseconds after the run's start. */
export type TimeWindow = { from: number; to: number };

type Props = {
  scene: StripScene;
  window: TimeWindow | null;
  /** The window that a drag is about to choose. */
  draft: TimeWindow | null;
  onChange: (window: TimeWindow | null) => void;
  clientMoment: (clientX: number) => number;
};

const LEAST_MS = 1;

/** The stretch of time whose steps are shown. Its two ends are sliders that are always there; before a window is chosen they rest at the ends of the run. */
export function StripWindow({ scene, window, draft, onChange, clientMoment }: Props) {
  const { m } = useMessages();
  const [moving, setMoving] = useState<TimeWindow | null>(null);
  const shown = draft ?? moving ?? window;
  const whole = { from: 0, to: Math.ceil(scene.endMs) };
  const { from, to } = shown ?? whole;
  const left = scene.leftOf(from);
  const right = scene.leftOf(Math.min(to, scene.endMs));
  const stepMs = Math.max(1, (scene.view.to - scene.view.from) / 100);
  const move = (next: TimeWindow, isDone: boolean) => {
    setMoving(isDone ? null : next);
    if (isDone) onChange(next.from <= 0 && next.to >= whole.to ? null : next);
  };
  const slider = { max: whole.to, stepMs, momentAt: clientMoment };
  const text = (ms: number) =>
    fill(m.strip.windowText, { time: formatDuration(ms), of: formatDuration(whole.to) });
  return (
    <div className={shown ? "strip-window" : "strip-window none"}>
      {shown && <i className="strip-outside" style={{ left: 0, right: percent(1 - left) }} />}
      {shown && <i className="strip-outside" style={{ left: percent(right), right: 0 }} />}
      {shown && (
        <i className="strip-inside" style={{ left: percent(left), right: percent(1 - right) }} />
      )}
      {window && (
        <Grip
          window={moving ?? window}
          scene={scene}
          onMove={move}
          clientMoment={clientMoment}
          style={{ left: percent(left), width: percent(right - left) }}
        />
      )}
      <StripSlider
        {...slider}
        className="strip-end from"
        label={m.strip.windowFrom}
        value={from}
        text={text(from)}
        style={{ left: percent(left) }}
        onMove={(ms, isDone) => move({ from: Math.min(Math.round(ms), to - LEAST_MS), to }, isDone)}
      />
      <StripSlider
        {...slider}
        className="strip-end to"
        label={m.strip.windowTo}
        value={to}
        text={text(to)}
        style={{ left: percent(right) }}
        onMove={(ms, isDone) =>
          move({ from, to: Math.max(Math.round(ms), from + LEAST_MS) }, isDone)
        }
      />
    </div>
  );
}

function percent(share: number): string {
  return `${Math.min(1.02, Math.max(-0.02, share)) * 100}%`;
}

type GripProps = Pick<Props, "scene" | "clientMoment"> & {
  window: TimeWindow;
  style: { left: string; width: string };
  onMove: (window: TimeWindow, isDone: boolean) => void;
};

/** Moves the window as it is; the keyboard has its two ends for that. */
function Grip({ window, scene, style, onMove, clientMoment }: GripProps) {
  const held = useRef<{ at: number; window: TimeWindow } | null>(null);
  const onPointer = (event: PointerEvent, isDone: boolean) => {
    if (!held.current) return;
    event.stopPropagation();
    const { from, to } = held.current.window;
    const wanted = clientMoment(event.clientX) - held.current.at;
    const by = Math.round(Math.min(scene.endMs - to, Math.max(-from, wanted)));
    if (isDone) held.current = null;
    onMove({ from: from + by, to: to + by }, isDone);
  };
  return (
    <i
      className="strip-grip"
      style={style}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { at: clientMoment(event.clientX), window };
      }}
      onPointerMove={(event) => onPointer(event, false)}
      onPointerUp={(event) => onPointer(event, true)}
    />
  );
}
