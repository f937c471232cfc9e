"use client";

import {
  useVirtualizer,
  useWindowVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useRun } from "@/components/run/run-context";
import { rowSize } from "./row-size";
import type { TranscriptRow } from "./transcript-rows";
import { type HeldRows, useHeldRows } from "./use-held-rows";
import { useListMargin } from "./use-list-margin";

/** What the server draws for: about one screen. */
const FIRST_RECT = { width: 700, height: 640 };
/** Below the heading that sticks to the top. */
const TOP_PX = 44;

export type RowWindow =
  | Virtualizer<HTMLElement, HTMLDivElement>
  | Virtualizer<Window, HTMLDivElement>;

type Props = {
  rows: readonly TranscriptRow[];
  /** The pane around the list, where it scrolls by itself. */
  pane: RefObject<HTMLElement | null>;
  onWindow: (virtual: RowWindow) => void;
  renderRow: (row: TranscriptRow) => ReactNode;
  /** Drawn over the first row in sight. */
  renderTop: (first: TranscriptRow) => ReactNode;
};

/** The rows in sight and those that are held, in a pane that scrolls. */
export function PaneRowList(props: Props) {
  const { rows, pane } = props;
  const list = useRef<HTMLDivElement>(null);
  const margin = useListMargin(list, pane);
  const held = useHeldRows(rows);
  const virtual = useVirtualizer<HTMLElement, HTMLDivElement>({
    ...shared(rows, margin, held),
    getScrollElement: () => pane.current,
  });
  return <Rows {...props} {...{ list, margin, held, virtual }} />;
}

/** The same where the page itself scrolls. */
export function PageRowList(props: Props) {
  const { rows, pane } = props;
  const list = useRef<HTMLDivElement>(null);
  const margin = useListMargin(list, pane);
  const held = useHeldRows(rows);
  const virtual = useWindowVirtualizer<HTMLDivElement>(shared(rows, margin, held));
  return <Rows {...props} {...{ list, margin, held, virtual }} />;
}

function shared(rows: readonly TranscriptRow[], scrollMargin: number, held: HeldRows) {
  return {
    count: rows.length,
    estimateSize: (index: number) => {
      const row = rows[index];
      return row ? rowSize(row) : 0;
    },
    // By id: a row that moves keeps the height that was measured.
    getItemKey: (index: number) => rows[index]?.id ?? index,
    overscan: 0,
    rangeExtractor: held.mounted,
    initialRect: FIRST_RECT,
    scrollMargin,
    scrollPaddingStart: TOP_PX,
  };
}

type RowsProps = Props & {
  list: RefObject<HTMLDivElement | null>;
  margin: number;
  held: HeldRows;
  virtual: RowWindow;
};

function Rows(props: RowsProps) {
  const { rows, list, margin, held, virtual, onWindow, renderRow, renderTop } = props;
  const items = virtual.getVirtualItems();
  useLayoutEffect(() => onWindow(virtual), [onWindow, virtual]);
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: -1 };
  const isInSight = ({ index }: VirtualItem) => index >= startIndex && index <= endIndex;
  const start = items.find(isInSight)?.start ?? margin;
  const top = virtual.range ? rows[startIndex] : undefined;
  useTellSight(rows, margin, virtual);
  return (
    <div ref={list} className="transcript-rows" style={{ height: virtual.getTotalSize() }}>
      {top && renderTop(top)}
      {/* Rows in sight stand below one another, so that one that grows moves the others at once. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: It only notes which row the focus is in. */}
      <div
        style={{ transform: `translateY(${start - margin}px)` }}
        onFocus={({ target }) => held.hold(target)}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                data-index={item.index}
                ref={virtual.measureElement}
                className={isInSight(item) ? undefined : "held-row"}
                style={isInSight(item) ? undefined : { top: item.start - start }}
              >
                {renderRow(row)}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** The timeline strip shades what is in sight here. */
function useTellSight(
  rows: readonly TranscriptRow[],
  margin: number,
  { range, scrollOffset, scrollRect }: RowWindow,
): void {
  const { sight } = useRun();
  const isBelow = (scrollOffset ?? 0) + (scrollRect?.height ?? 0) <= margin;
  const [first, last] = range && !isBelow ? [range.startIndex, range.endIndex] : [0, -1];
  useEffect(() => {
    const inSight = rows.slice(first, last + 1).map((row) => ("span" in row ? row.span : row.step));
    sight.show([...new Set(inSight.map(({ id }) => id))]);
  }, [sight, rows, first, last]);
}
