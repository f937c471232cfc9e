"use client";

import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { StepTools } from "@/components/panels/step-tools";
import { useRun } from "@/components/run/run-context";
import { stepElementId } from "@/components/run/step-frame";
import { stepName } from "@/components/run/step-names";
import { formatDuration } from "@/lib/format/duration";
import { formatCost } from "@/lib/format/money";
import { type Step, totalsOf } from "@/lib/trace/select";
import type { TranscriptRow } from "./transcript-rows";

type Props = {
  row: Extract<TranscriptRow, { kind: "iteration" }>;
  onToggle: (isOpen: boolean) => void;
};

/** The heading of one turn of the loop: what it set out to do, and what it took. */
export function IterationHead({ row: { step, number, isOpen }, onToggle }: Props) {
  const speech = useMessages();
  const { now, selection, timeline } = useRun();
  const endOfRun = timeline.summary?.endedAt ?? null;
  const isSelected = selection?.kind === "span" && selection.id === step.id;
  const { name } = stepName(step, number, speech);
  const isRunning = step.span.endedAt === null && endOfRun === null;
  return (
    <h3
      id={stepElementId(step.id)}
      className={`it-head${isRunning ? " running" : ""}${isSelected ? " sel" : ""}`}
    >
      <button type="button" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
        <Icon name={isOpen ? "open" : "right"} small />
        <span className="iteration-number">{number}</span>
        <span
          className={`min-w-0 flex-1 ${isOpen ? "" : "truncate"}`}
          title={isOpen ? undefined : name}
        >
          {name}
        </span>
        {isRunning && <span className="dot live" />}
        <span className="meta">{facts(step, endOfRun ?? now, speech)}</span>
      </button>
      <StepTools spanId={step.id} />
    </h3>
  );
}

function facts(step: Step, now: number | null, { m, count }: Speech): string {
  const until = step.span.endedAt ?? now;
  const totals = totalsOf(step);
  const parts = until === null ? [] : [formatDuration(until - step.span.startedAt)];
  const tokens = totals.inputTokens + totals.outputTokens;
  if (tokens > 0) parts.push(count(m.common.tokens, tokens));
  if (totals.modelCalls > 0) parts.push(formatCost(totals.costUsd, m.common.unknown));
  return parts.join(" · ");
}
