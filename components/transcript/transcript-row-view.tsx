"use client";

import { memo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { NestedEnd } from "@/components/run/nested-step";
import { StepView } from "@/components/run/step-view";
import { SubCall } from "@/components/run/sub-call";
import { fill } from "@/lib/format/fill";
import { IterationHead } from "./iteration-head";
import { SubCallsHead } from "./sub-calls-head";
import type { TranscriptRow } from "./transcript-rows";

/** Deeper levels are told in words, so that the text keeps its width. */
const DEEPEST_INDENT = 5;

type Props = {
  row: TranscriptRow;
  toggle: (id: string, isOpen: boolean) => void;
  showAllCalls: (id: string) => void;
  showPrompt: boolean;
};

/** A row stays as it is while others come and go around it. */
export const TranscriptRowView = memo(function TranscriptRowView(props: Props) {
  const { m } = useMessages();
  const { row } = props;
  return (
    <div className={classOf(row)} style={{ "--indent": Math.min(row.level, DEEPEST_INDENT) }}>
      {row.level > DEEPEST_INDENT && (
        <p className="level muted">{fill(m.viewer.level, { n: row.level })}</p>
      )}
      <RowBody {...props} />
      {isStep(row) && <StepPanel spanId={row.id} />}
    </div>
  );
});

function classOf(row: TranscriptRow): string {
  const isLast = row.kind === "sub-call" && row.isLast;
  return `trow row-${row.kind}${row.begins ? " begins" : ""}${row.ends ? " ends" : ""}${isLast ? " last" : ""}`;
}

/** Rows that stand for a step, not for a list of steps or an end. */
function isStep({ kind }: TranscriptRow): boolean {
  return kind === "iteration" || kind === "step" || kind === "sub-call";
}

function RowBody({ row, toggle, showAllCalls, showPrompt }: Props) {
  const { m, count } = useMessages();
  switch (row.kind) {
    case "iteration":
      return <IterationHead row={row} onToggle={(isOpen) => toggle(row.id, isOpen)} />;
    case "step":
      return <StepView step={row.step} siblings={row.siblings} showPrompt={showPrompt} />;
    case "sub-calls":
      return <SubCallsHead row={row} />;
    case "sub-call":
      return <SubCall span={row.span} number={row.number} />;
    case "more":
      return (
        <button type="button" className="btn ghost sm" onClick={() => showAllCalls(row.step.id)}>
          {count(m.common.more, row.count)}
        </button>
      );
    case "nested-end":
      return <NestedEnd span={row.span} />;
  }
}
