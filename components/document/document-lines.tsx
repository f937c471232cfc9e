"use client";

import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { LineRow } from "./line-row";
import type { TextMark } from "./marks";
import { PositionStrip } from "./position-strip";
import { useLines } from "./use-lines";

/** Distance from an end of the window, in pixels, at which more lines are asked for. */
const REACH_PX = 1_600;

export type LinesHandle = { goTo: (line: number) => void };

type Props = {
  documentId: string;
  name: string;
  totalLines: number;
  marks: readonly TextMark[];
  /** The line that is brought into view first, from 1. */
  firstLine: number;
  onTopLine?: (line: number) => void;
  ref?: Ref<LinesHandle>;
};

/** A document's text with line numbers and marks. Long lines wrap; the strip at its side is the whole document. */
export function DocumentLines(props: Props) {
  const { documentId, name, totalLines, marks, firstLine, onTopLine, ref } = props;
  const { m } = useMessages();
  const [target, setTarget] = useState({ line: firstLine, count: 0 });
  const [topLine, setTopLine] = useState(firstLine);
  const scroller = useRef<HTMLElement>(null);
  const held = useRef<{ line: number; top: number } | null>(null);
  const arrived = useRef(-1);
  const query = useLines(documentId, target.line, totalLines);
  const { lines, fetchNextPage, fetchPreviousPage } = query;
  const goTo = (line: number) => {
    const to = Math.min(Math.max(1, Math.round(line)), Math.max(1, totalLines));
    setTarget((before) => ({ line: to, count: before.count + 1 }));
  };
  useImperativeHandle(ref, () => ({ goTo }));
  useEffect(() => {
    setTarget((before) => ({ line: firstLine, count: before.count + 1 }));
  }, [firstLine]);

  const look = () => {
    const frame = scroller.current;
    if (!frame) return;
    const row = firstRowInView(frame);
    if (row) {
      held.current = row;
      setTopLine(row.line);
      onTopLine?.(row.line);
    }
    if (query.isPlaceholderData) return;
    const below = frame.scrollHeight - frame.scrollTop - frame.clientHeight;
    if (below < REACH_PX && query.hasNextPage && !query.isFetching) void fetchNextPage();
    else if (frame.scrollTop < REACH_PX && query.hasPreviousPage && !query.isFetching)
      void fetchPreviousPage();
  };

  // Lines that come in above must not move what is being read.
  useLayoutEffect(() => {
    const frame = scroller.current;
    if (!frame || lines.length === 0) return;
    const wanted = frame.querySelector<HTMLElement>(`[data-line="${target.line}"]`);
    if (arrived.current !== target.count && wanted && !query.isPlaceholderData) {
      const aim = wanted.offsetTop - Math.min(160, frame.clientHeight / 3);
      frame.scrollTop = aim;
      // Near the end of the window the aim is out of reach until the next lines are there.
      if (frame.scrollTop >= Math.floor(aim) - 1 || !query.hasNextPage)
        arrived.current = target.count;
    } else if (held.current) {
      const row = frame.querySelector<HTMLElement>(`[data-line="${held.current.line}"]`);
      if (row) frame.scrollTop += row.offsetTop - frame.scrollTop - held.current.top;
    }
    look();
  });

  if (totalLines === 0) return <p className="muted p-4">{m.document.empty}</p>;
  return (
    <div className="doc-frame">
      <section
        ref={scroller}
        className="doc"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: The text scrolls, so the keyboard must reach it.
        tabIndex={0}
        aria-label={fill(m.document.region, { name })}
        aria-busy={query.isFetching}
        onScroll={look}
        onKeyDown={(event) => {
          if (event.key !== "Home" && event.key !== "End") return;
          event.preventDefault();
          goTo(event.key === "Home" ? 1 : totalLines);
        }}
      >
        {query.isLoading && <LineSkeleton />}
        {query.error && (
          <div className="p-3">
            <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        <ol>
          {lines.map((line) => (
            <LineRow key={line.line} documentId={documentId} line={line} marks={marks} />
          ))}
        </ol>
      </section>
      <PositionStrip totalLines={totalLines} topLine={topLine} marks={marks} onGo={goTo} />
    </div>
  );
}

function firstRowInView(frame: HTMLElement): { line: number; top: number } | null {
  const rows = frame.querySelectorAll<HTMLElement>("[data-line]");
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.offsetTop + row.offsetHeight <= frame.scrollTop) low = middle + 1;
    else high = middle;
  }
  const row = rows[low];
  return row ? { line: Number(row.dataset.line), top: row.offsetTop - frame.scrollTop } : null;
}

function LineSkeleton() {
  return (
    <div className="grid gap-2 p-4" aria-hidden="true">
      {[72, 88, 40, 95, 61, 83, 20, 76].map((percent) => (
        <div key={percent} className="skeleton h-3" style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}
