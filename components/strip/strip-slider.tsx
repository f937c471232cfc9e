"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from "react";

export type SliderProps = {
  className: string;
  label: string;
  /** Milliseconds after the start. */
  value: number;
  max: number;
  /** The value in words. */
  text: string;
  /** What an arrow key moves by. */
  stepMs: number;
  style?: CSSProperties;
  tabIndex?: number;
  onMove: (ms: number, isDone: boolean) => void;
  /** The moment below a pointer. */
  momentAt: (clientX: number) => number;
  onFocus?: () => void;
};

const FAR = 10;

/** A moment that can be moved by arrow keys and by pointer. */
export function StripSlider(props: SliderProps) {
  const { className, label, value, max, text, stepMs, onMove, momentAt } = props;
  const isHeld = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const far = event.shiftKey ? FAR : 1;
    const to = {
      ArrowRight: value + stepMs * far,
      ArrowUp: value + stepMs * far,
      ArrowLeft: value - stepMs * far,
      ArrowDown: value - stepMs * far,
      PageUp: value + stepMs * FAR,
      PageDown: value - stepMs * FAR,
      Home: 0,
      End: max,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(Math.min(max, Math.max(0, Math.round(to))), true);
  };
  const onPointer = (event: PointerEvent, isDone: boolean) => {
    if (!isHeld.current) return;
    onMove(momentAt(event.clientX), isDone);
  };
  return (
    <span
      className={className}
      style={props.style}
      role="slider"
      tabIndex={props.tabIndex ?? 0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.round(max)}
      aria-valuenow={Math.round(value)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onFocus={props.onFocus}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
      }}
      onPointerMove={(event) => {
        if (isHeld.current) event.stopPropagation();
        onPointer(event, false);
      }}
      onPointerUp={(event) => {
        event.stopPropagation();
        onPointer(event, true);
        isHeld.current = false;
      }}
      onPointerCancel={() => {
        isHeld.current = false;
      }}
    />
  );
}
