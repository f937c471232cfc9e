"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useMessages } from "@/components/messages/messages-provider";

type Props = {
  seats: number;
  /** The rule that holds, marked below the track. */
  now: number;
  needed: number;
  onChange: (needed: number) => void;
  /** What a value comes to, read out when it changes. */
  told: (needed: number) => string;
};

/** A slider over the votes that a case needs, from one to all; it is dragged, clicked, or moved by the arrow keys. */
export function VoteSlider({ seats, now, needed, onChange, told }: Props) {
  const { m } = useMessages();
  const words = m.insights.whatIf;
  const thumb = useRef<HTMLDivElement>(null);
  const choose = (value: number) => {
    const next = Math.min(seats, Math.max(1, value));
    if (next !== needed) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, needed, seats);
    if (next === null) return;
    event.preventDefault();
    choose(next);
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === "pointerdown") {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      thumb.current?.focus();
    } else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    choose(Math.floor(share * seats) + 1);
  };
  return (
    <div className="ins-slider" onPointerDown={onPointer} onPointerMove={onPointer}>
      <i className="ins-rail" />
      <i className="ins-fill" style={{ "--seat": needed - 1 }} />
      {Array.from({ length: seats }, (_, at) => at + 1).map((votes) => (
        <span
          key={votes}
          className="ins-tick"
          data-now={votes === now || undefined}
          style={{ "--seat": votes - 1 }}
          aria-hidden="true"
        >
          {votes}
          {votes === now && <em> {words.now}</em>}
        </span>
      ))}
      <div
        ref={thumb}
        className="ins-thumb"
        role="slider"
        tabIndex={0}
        aria-label={words.slider}
        aria-valuemin={1}
        aria-valuemax={seats}
        aria-valuenow={needed}
        aria-valuetext={told(needed)}
        style={{ "--seat": needed - 1 }}
        onKeyDown={onKeyDown}
      >
        {needed}
      </div>
    </div>
  );
}

function keyTarget(key: string, needed: number, seats: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp" || key === "PageUp") return needed + 1;
  if (key === "ArrowLeft" || key === "ArrowDown" || key === "PageDown") return needed - 1;
  if (key === "Home") return 1;
  return key === "End" ? seats : null;
}
