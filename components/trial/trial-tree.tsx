"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { useTrial } from "./trial-context";
import { type TrialRow, trialRows } from "./trial-rows";
import { TrialTreeRow } from "./trial-tree-row";

/** Every stage in one column, with its time and cost. Arrow keys move and fold. */
export function TrialTree() {
  const { m, count } = useMessages();
  const { selection, select } = useRun();
  const { view } = useTrial();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => trialRows(view, closed), [view, closed]);
  const stages = rows.filter(({ level }) => level === 1).length;
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const at = rows.findIndex(({ id }) => id === selectedId);
  const fold = (row: TrialRow, isOpen: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (isOpen) next.delete(row.id);
      else next.add(row.id);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const to = target === undefined ? undefined : rows[target];
    if (to) select({ kind: "span", id: to.id });
    else if (row && event.key === "ArrowRight") fold(row, true);
    else if (row && event.key === "ArrowLeft") fold(row, false);
    else return;
    event.preventDefault();
  };
  return (
    <nav className="pane tree" aria-label={m.trial.steps.title}>
      <div className="pane-head">
        <h2>{m.trial.steps.title}</h2>
        <span className="muted flex-1 truncate">{count(m.trial.steps.counts, stages)}</span>
      </div>
      <div className="tree-heads" aria-hidden="true">
        <span className="c1">{m.run.steps.seconds}</span>
        <span className="c2">{m.run.steps.cents}</span>
      </div>
      <div
        className="tree-rows trial-rows"
        role="tree"
        aria-label={m.trial.steps.label}
        aria-activedescendant={at >= 0 ? `row-${rows[at]?.id}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <TrialTreeRow
            key={row.id}
            row={row}
            isOpen={!closed.has(row.id)}
            isSelected={row.id === selectedId}
            onFold={fold}
          />
        ))}
      </div>
      <p className="tree-keys">
        <span>
          <kbd>j</kbd> <kbd>k</kbd> {m.trial.steps.keyStep}
        </span>
        <span>
          <kbd>e</kbd> {m.trial.steps.keyExhibit}
        </span>
        <span>
          <kbd>1</kbd>–<kbd>5</kbd> {m.trial.steps.keyJuror}
        </span>
        <span>
          <kbd>?</kbd> {m.trial.steps.keyAll}
        </span>
      </p>
    </nav>
  );
}
