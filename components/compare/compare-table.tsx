"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { isOver } from "@/lib/trace/run-state";
import { useCompare } from "./compare-context";
import { CompareRowView } from "./compare-row-view";
import { rowSpeech } from "./row-speech";
import { TableHead } from "./table-head";
import { useCompareKeys } from "./use-compare-keys";
import { useOpenRows } from "./use-open-rows";

const ROW_PX = 33;
const OVERSCAN = 8;
/** The table's own heads, which stay in sight. */
const HEAD_PX = 62;
/** What a page holds before the browser has measured it. */
const FIRST_RECT = { width: 1_280, height: 900 };

/** The steps of both runs, aligned; only the rows in sight are mounted. */
export function CompareTable() {
  const speech = useMessages();
  const { m } = speech;
  const { comparison, selected } = useCompare();
  const open = useOpenRows(comparison, selected);
  const { rows } = open;
  useCompareKeys(open);
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setMargin(top + window.scrollY);
  });
  const virtual = useWindowVirtualizer<HTMLLIElement>({
    count: rows.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollMargin: margin,
    scrollPaddingStart: HEAD_PX,
    initialRect: FIRST_RECT,
  });
  const at = rows.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const selectedRow = rows[at];
  const firstAt = rows.findIndex(({ id }) => id === comparison.first?.id);
  const bannerAt = rows[firstAt - 1]?.kind === "head" ? firstAt - 1 : firstAt;
  const isLive = [comparison.a, comparison.b].some((summary) => summary && !isOver(summary));
  const words = m.compare.table;
  return (
    <section className="compare-steps" aria-label={words.label}>
      <TableHead onOpenAll={open.openAll} />
      {rows.length === 0 && <p className="muted p-4">{words.empty}</p>}
      {rows.length > 0 && comparison.first === null && (
        <p className="muted px-4 py-2">{isLive ? words.noneSoFar : words.none}</p>
      )}
      <ColumnHeads />
      <ol
        ref={list}
        className="cmp-list"
        aria-label={words.label}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                aria-current={item.index === at ? "true" : undefined}
                style={{ transform: `translateY(${item.start - margin}px)` }}
              >
                <CompareRowView
                  row={row}
                  isOpen={open.isOpen(row)}
                  isSelected={item.index === at}
                  isFirst={item.index === bannerAt}
                  before={rows[item.index - 1] ?? null}
                  onToggle={() => open.toggle(row)}
                />
              </li>
            )
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {selectedRow ? rowSpeech(selectedRow, speech) : ""}
      </p>
    </section>
  );
}

/** For the eye: each figure of a row says by itself what it is. */
function ColumnHeads() {
  const { m } = useMessages();
  const words = m.compare.table;
  return (
    <div className="cmp-row cmp-heads" aria-hidden="true">
      <span className="cmp-gutter" />
      {(["A", "B"] as const).map((side) => (
        <span key={side} className="cmp-cell">
          <b className="flex-1">{side}</b>
          <span className="num n1">{words.seconds}</span>
          <span className="num n2">{words.tokens}</span>
          <span className="num n3">{words.cents}</span>
        </span>
      ))}
      <span className="cmp-delta num">{words.deltaSeconds}</span>
      <span className="cmp-delta num">{words.deltaTokens}</span>
      <span className="cmp-delta num">{words.deltaCents}</span>
    </div>
  );
}
