"use client";

import { memo } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { formatSeconds } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCents } from "@/lib/format/money";
import { type Step, type StepTotals, totalsOf } from "@/lib/trace/select";
import { useRun } from "./run-context";
import { stepLooks, stepName } from "./step-names";
import type { TreeRow } from "./tree-rows";

type Props = {
  row: TreeRow;
  top: number;
  isSelected: boolean;
  onFold: (row: TreeRow, isOpen: boolean) => void;
};

/** Rows stay as they are while the tree scrolls past them. */
export const TreeRowView = memo(function TreeRowView({ row, top, isSelected, onFold }: Props) {
  const { select } = useRun();
  const open = () => {
    if (row.kind === "step") select({ kind: "span", id: row.id });
    else onFold(row, !row.isOpen);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: The tree around it has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: An item of the tree is reached by aria-activedescendant.
    <div
      id={`tree-${row.id}`}
      role="treeitem"
      aria-level={row.level}
      aria-selected={isSelected}
      aria-expanded={row.isOpen ?? undefined}
      className={`tree-row lv${Math.min(row.level, 4)}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={open}
    >
      {row.isOpen === null ? (
        <span className="twist" />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: The arrow keys of the tree do the same.
        // biome-ignore lint/a11y/noStaticElementInteractions: The row is the item; this is its handle for the pointer.
        <span
          className="twist"
          onClick={(event) => {
            event.stopPropagation();
            onFold(row, !row.isOpen);
          }}
        >
          <Icon name={row.isOpen ? "open" : "right"} small />
        </span>
      )}
      {row.kind === "group" ? <GroupLabel steps={row.steps} /> : <StepLabel row={row} />}
    </div>
  );
});

function GroupLabel({ steps }: { steps: readonly Step[] }) {
  const { m, number } = useMessages();
  const starts = steps.map(({ span }) => span.startedAt);
  const ends = steps.map(({ span }) => span.endedAt);
  const until = ends.every((end) => end !== null) ? Math.max(...ends) : null;
  const totals = sumTotals(steps.map(totalsOf));
  return (
    <>
      <span className="tile k-sub">
        <Icon name="sub" />
      </span>
      <span className="min-w-0 flex-1 truncate">
        {fill(m.run.steps.subs, { n: number(steps.length) })}
      </span>
      <Figures ms={until === null ? null : until - Math.min(...starts)} totals={totals} />
    </>
  );
}

function StepLabel({ row }: { row: Extract<TreeRow, { kind: "step" }> }) {
  const speech = useMessages();
  const { now, timeline } = useRun();
  const { step, number } = row;
  const { span } = step;
  const { name, note } = stepName(step, number, speech);
  const look = stepLooks[step.kind];
  const isFailed = span.outcome !== null && span.outcome.status !== "ok";
  const isRepaired = span.kind === "sandbox-run" && span.start.repairs.length > 0;
  const isRunning = span.endedAt === null && timeline.summary?.endedAt === null;
  const until = span.endedAt ?? timeline.summary?.endedAt ?? now;
  return (
    <>
      {step.kind === "iteration" && number > 0 ? (
        <span className="iteration-number">{number}</span>
      ) : (
        <span className={`tile ${isFailed ? "k-error" : look.kind}`}>
          <Icon name={isFailed ? "x" : look.icon} />
        </span>
      )}
      <span className="min-w-0 flex-1 truncate" title={note ? `${name} ${note}` : name}>
        {name} {note && <span className="muted">{note}</span>}
        {isFailed && <span className="sr-only">, {speech.m.run.steps.failed}</span>}
      </span>
      {isRepaired && (
        <span className="k-repair text-k" title={speech.m.run.steps.repaired}>
          <Icon name="wrench" small />
          <span className="sr-only">{speech.m.run.steps.repaired}</span>
        </span>
      )}
      {isRunning && <span className="dot live" />}
      <Figures ms={until === null ? null : until - span.startedAt} totals={totalsOf(step)} />
    </>
  );
}

function Figures({ ms, totals }: { ms: number | null; totals: StepTotals }) {
  return (
    <>
      <span className="c1">{ms === null ? "" : formatSeconds(ms)}</span>
      <span className="c2">{totals.modelCalls > 0 ? formatCents(totals.costUsd, "–") : ""}</span>
    </>
  );
}

function sumTotals(all: readonly StepTotals[]): StepTotals {
  return all.reduce((sum, one) => ({
    inputTokens: sum.inputTokens + one.inputTokens,
    outputTokens: sum.outputTokens + one.outputTokens,
    costUsd: sum.costUsd === null || one.costUsd === null ? null : sum.costUsd + one.costUsd,
    modelCalls: sum.modelCalls + one.modelCalls,
    unreported: sum.unreported + one.unreported,
  }));
}
