"use client";

import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { DocumentCoverage } from "@/lib/trace/select-coverage";
import { coverageSegments } from "./coverage-segments";
import type { MarkKind, TextMark } from "./marks";

const SLOTS = 400;

const kindOrder: readonly MarkKind[] = ["read", "hit", "cited", "current"];

type Props = {
  totalLines: number;
  topLine: number;
  marks: readonly TextMark[];
  /** What a run has seen of it. Drawn by characters, as it is counted. */
  coverage?: DocumentCoverage | null;
  /** Id of the text that tells the same in words. */
  describedBy?: string | undefined;
  onGo: (line: number) => void;
};

/** The whole document as a scroll bar: where the reader is, and where its marks are. */
export function PositionStrip(props: Props) {
  const { totalLines, topLine, marks, coverage = null, describedBy, onGo } = props;
  const { m, number } = useMessages();
  const track = useRef<HTMLDivElement>(null);
  const ticks = useMemo(() => ticksOf(marks, totalLines), [marks, totalLines]);
  const segments = useMemo(() => (coverage ? coverageSegments(coverage) : []), [coverage]);
  const share = (topLine - 1) / Math.max(1, totalLines - 1);
  const goToPointer = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box) onGo(1 + ((event.clientY - box.top) / box.height) * totalLines);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.round(totalLines / 20));
    const to = {
      ArrowDown: topLine + 1,
      ArrowUp: topLine - 1,
      PageDown: topLine + page,
      PageUp: topLine - page,
      Home: 1,
      End: totalLines,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onGo(to);
  };
  return (
    <div
      ref={track}
      className="position"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={m.document.position}
      aria-describedby={describedBy}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, totalLines)}
      aria-valuenow={topLine}
      aria-valuetext={fill(m.document.positionText, {
        line: number(topLine),
        total: number(totalLines),
      })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goToPointer(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goToPointer(event);
      }}
    >
      {segments.map(({ shade, start, end }) => (
        <s
          key={start}
          className={shade}
          style={{ top: `${start * 100}%`, height: `${(end - start) * 100}%` }}
        />
      ))}
      {ticks.map((tick) => (
        <i key={tick.slot} className={tick.kind} style={{ top: `${(tick.slot / SLOTS) * 100}%` }} />
      ))}
      <b style={{ top: `calc(${share} * (100% - var(--thumb)))` }} />
    </div>
  );
}

/** At most one tick a slot, so that ten thousand hits cost as much as four hundred. */
function ticksOf(
  marks: readonly TextMark[],
  totalLines: number,
): { slot: number; kind: MarkKind }[] {
  const slots = new Map<number, MarkKind>();
  for (const { line, kind } of marks) {
    const slot = Math.floor(((line - 1) / Math.max(1, totalLines)) * SLOTS);
    const before = slots.get(slot);
    if (!before || kindOrder.indexOf(kind) > kindOrder.indexOf(before)) slots.set(slot, kind);
  }
  return [...slots].map(([slot, kind]) => ({ slot, kind }));
}
