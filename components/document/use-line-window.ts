"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLines } from "./use-lines";

/** Distance from an end of the window, in pixels, at which more lines are asked for. */
const MAX_REACH_PX = 1_000;
/** Where a line that was gone to stands, from the top. */
const AIM_PX = 160;

type Options = {
  documentId: string;
  totalLines: number;
  firstLine: number;
  onTopLine: ((line: number) => void) | undefined;
};

/** The loaded lines, the frame they scroll in, and the way to any line of the document. */
export function useLineWindow({ documentId, totalLines, firstLine, onTopLine }: Options) {
  const [target, setTarget] = useState({ line: firstLine, count: 0 });
  const [topLine, setTopLine] = useState(firstLine);
  const frame = useRef<HTMLElement>(null);
  const held = useRef<{ line: number; top: number } | null>(null);
  const arrived = useRef(-1);
  const query = useLines(documentId, target.line, totalLines);

  const goTo = useCallback(
    (line: number) => {
      const to = Math.min(Math.max(1, Math.round(line)), Math.max(1, totalLines));
      setTarget((before) => ({ line: to, count: before.count + 1 }));
    },
    [totalLines],
  );
  useEffect(() => goTo(firstLine), [firstLine, goTo]);

  const look = () => {
    const element = frame.current;
    if (!element) return;
    const row = firstRowInView(element);
    if (row) {
      const isNew = row.line !== held.current?.line;
      held.current = row;
      // Each drawing ends here: to set what is already set could make it draw again, without end.
      if (isNew) {
        setTopLine(row.line);
        onTopLine?.(row.line);
      }
    }
    if (query.isPlaceholderData || query.isFetching) return;
    const hidden = element.scrollHeight - element.clientHeight;
    const below = hidden - element.scrollTop;
    const reach = query.isFull ? reachOf(hidden, element.scrollHeight / query.pages) : MAX_REACH_PX;
    if (below < reach && query.hasNextPage) void query.fetchNextPage();
    else if (element.scrollTop < reach && query.hasPreviousPage) void query.fetchPreviousPage();
  };

  // Lines that come in above must not move what is being read.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || query.lines.length === 0) return;
    const wanted = rowOf(element, target.line);
    if (arrived.current !== target.count && wanted && !query.isPlaceholderData) {
      const aim = wanted.offsetTop - Math.min(AIM_PX, element.clientHeight / 3);
      element.scrollTop = aim;
      // Near the end of the window the aim is out of reach until the next lines are there.
      if (element.scrollTop >= Math.floor(aim) - 1 || !query.hasNextPage)
        arrived.current = target.count;
    } else if (held.current) {
      const row = rowOf(element, held.current.line);
      if (row) element.scrollTop += row.offsetTop - element.scrollTop - held.current.top;
    }
    look();
  });
  return { frame, query, topLine, goTo, look };
}

/** After a page has come in at one end and one gone at the other, neither end may be in reach: that would go on without end. */
function reachOf(hiddenPx: number, pagePx: number): number {
  return Math.max(1, Math.min(MAX_REACH_PX, (hiddenPx - pagePx) / 2 - 1));
}

function rowOf(frame: HTMLElement, line: number): HTMLElement | null {
  return frame.querySelector<HTMLElement>(`[data-line="${line}"]`);
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
