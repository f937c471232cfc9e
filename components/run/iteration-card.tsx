"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { formatCost } from "@/lib/format/money";
import { type Step, totalsOf } from "@/lib/trace/select";
import { useRun } from "./run-context";
import { stepElementId } from "./step-frame";
import { stepName } from "./step-names";

type Props = {
  step: Step;
  number: number;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  /** Draws a step of the iteration; only called while it is open. */
  renderStep: (child: Step) => ReactNode;
};

/** One turn of the loop: the model's reply, its cell, the calls of the cell, and the gate's word on an answer. */
export function IterationCard({ step, number, isOpen, onToggle, renderStep }: Props) {
  const speech = useMessages();
  const { now, selection, timeline } = useRun();
  const endOfRun = timeline.summary?.endedAt ?? null;
  const isSelected = selection?.kind === "span" && selection.id === step.id;
  const { name } = stepName(step, number, speech);
  const isRunning = step.span.endedAt === null && endOfRun === null;
  return (
    <section
      id={stepElementId(step.id)}
      className={`it${isRunning ? " running" : ""}${isSelected ? " sel" : ""}`}
    >
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
          <Icon name={isOpen ? "open" : "right"} small />
          <span className="iteration-number">{number}</span>
          <span
            className={`min-w-0 flex-1 ${isOpen ? "" : "truncate"}`}
            title={isOpen ? undefined : name}
          >
            {name}
          </span>
          <span className="meta">{facts(step, endOfRun ?? now, speech)}</span>
        </button>
      </h3>
      {isOpen && <div className="it-body">{step.children.map(renderStep)}</div>}
    </section>
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
