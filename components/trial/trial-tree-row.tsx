"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { formatSeconds } from "@/lib/format/duration";
import { formatCents } from "@/lib/format/money";
import { rowLook, rowName } from "./row-names";
import { useTrial } from "./trial-context";
import type { TrialRow } from "./trial-rows";

type Props = {
  row: TrialRow;
  isOpen: boolean;
  isSelected: boolean;
  onFold: (row: TrialRow, isOpen: boolean) => void;
};

export function TrialTreeRow({ row, isOpen, isSelected, onFold }: Props) {
  const speech = useMessages();
  const { select, timeline, now } = useRun();
  const { view } = useTrial();
  const { name, note } = rowName(row, view, speech);
  const look = rowLook(row, view);
  const { span } = row;
  const isRunning = span !== null && span.endedAt === null && timeline.summary?.endedAt === null;
  const until = span ? (span.endedAt ?? now) : null;
  const cost = row.calls.reduce<number | null>((sum, { end }) => {
    if (sum === null || !end) return sum;
    const own = end.source === "live" ? end.costUsd : 0;
    return own === null ? null : sum + own;
  }, 0);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: The tree around it has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: An item of the tree is reached by aria-activedescendant.
    <div
      id={`row-${row.id}`}
      role="treeitem"
      aria-level={row.level}
      aria-selected={isSelected}
      aria-expanded={row.hasChildren ? isOpen : undefined}
      className={`tree-row lv${Math.min(row.level, 4)}`}
      onClick={() => select({ kind: "span", id: row.id })}
    >
      {row.hasChildren ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: The arrow keys of the tree do the same.
        // biome-ignore lint/a11y/noStaticElementInteractions: The row is the item; this is its handle for the pointer.
        <span
          className="twist"
          onClick={(event) => {
            event.stopPropagation();
            onFold(row, !isOpen);
          }}
        >
          <Icon name={isOpen ? "open" : "right"} small />
        </span>
      ) : (
        <span className="twist" />
      )}
      <span className={`tile ${look.kind}`}>
        <Icon name={look.icon} />
      </span>
      <span className="min-w-0 flex-1 truncate" title={note ? `${name} ${note}` : name}>
        {name} {note && <span className="muted">{note}</span>}
      </span>
      {isRunning && <span className="dot live k-sub" />}
      <span className="c1">
        {span && until !== null ? formatSeconds(until - span.startedAt) : ""}
      </span>
      <span className="c2">{row.calls.length > 0 ? formatCents(cost, "–") : ""}</span>
    </div>
  );
}
