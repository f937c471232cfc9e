"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { flattenSteps, type Step, stepMatches } from "@/lib/trace/select";
import { useRun } from "./run-context";
import { TreeRowView } from "./tree-row-view";
import { type TreeRow, treeRows } from "./tree-rows";

const ROW_PX = 28;

type Props = { steps: readonly Step[]; words: string; onWords: (words: string) => void };

/** Every step in one column, with its time and cost; only the rows in sight are mounted. */
export function StepsTree({ steps, words, onWords }: Props) {
  const { m, count } = useMessages();
  const { selection, select } = useRun();
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => flattenSteps(steps), [steps]);
  const hits = useMemo(
    () => (words ? all.filter((step) => stepMatches(step, words)) : null),
    [all, words],
  );
  const rows = useMemo<TreeRow[]>(
    () =>
      hits
        ? hits.map((step) => ({
            kind: "step",
            id: step.id,
            step,
            number: 0,
            level: 1,
            isOpen: null,
          }))
        : treeRows(steps, { closed, opened }),
    [hits, steps, closed, opened],
  );
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const at = rows.findIndex(({ id }) => id === selectedId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 290, height: 560 },
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);

  const fold = useCallback((row: TreeRow, isOpen: boolean) => {
    const change = row.kind === "group" ? setOpened : setClosed;
    const isIn = row.kind === "group" ? isOpen : !isOpen;
    change((before) => {
      const next = new Set(before);
      if (isIn) next.add(row.id);
      else next.delete(row.id);
      return next;
    });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (target !== undefined) {
      const to = nearestStep(rows, target, event.key === "ArrowUp" ? -1 : 1);
      if (to) select({ kind: "span", id: to });
    } else if (row && event.key === "ArrowRight") fold(row, true);
    else if (row && event.key === "ArrowLeft") fold(row, false);
    else return;
    event.preventDefault();
  };

  return (
    <nav className="pane tree" aria-label={m.run.steps.title}>
      <div className="pane-head">
        <h2>{m.run.steps.title}</h2>
        <span className="muted flex-1 truncate">
          {hits ? count(m.run.steps.hits, hits.length) : count(m.run.steps.steps, all.length)}
        </span>
      </div>
      <label className="search-field mx-2 mt-2">
        <Icon name="search" small />
        <span className="sr-only">{m.run.steps.find}</span>
        <input
          id="find-step"
          type="search"
          placeholder={m.run.steps.findPlaceholder}
          value={words}
          onChange={(event) => onWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      </label>
      <div className="tree-heads" aria-hidden="true">
        <span className="c1">{m.run.steps.seconds}</span>
        <span className="c2">{m.run.steps.cents}</span>
      </div>
      <div
        ref={scroller}
        className="tree-rows"
        role="tree"
        aria-label={m.run.steps.label}
        aria-activedescendant={at >= 0 ? `tree-${rows[at]?.id}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <TreeRowView
                  key={row.id}
                  row={row}
                  top={item.start}
                  isSelected={row.id === selectedId}
                  onFold={fold}
                />
              )
            );
          })}
        </div>
      </div>
      <p className="tree-keys">
        <span>
          <kbd>j</kbd> <kbd>k</kbd> {m.run.steps.title.toLowerCase()}
        </span>
        <span>
          <kbd>/</kbd> {m.keys.find.toLowerCase()}
        </span>
        <span>
          <kbd>?</kbd> {m.keys.title.toLowerCase()}
        </span>
      </p>
    </nav>
  );
}

function nearestStep(rows: readonly TreeRow[], from: number, direction: 1 | -1): string | null {
  for (let index = from; index >= 0 && index < rows.length; index += direction) {
    const row = rows[index];
    if (row?.kind === "step") return row.id;
  }
  return null;
}
