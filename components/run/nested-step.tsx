"use client";

import { type ReactNode, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { formatBytes } from "@/lib/format/size";
import type { SpanOf } from "@/lib/trace/reduce";
import type { Step } from "@/lib/trace/select";
import { BodyText } from "./body-text";
import { IterationCard } from "./iteration-card";
import { OutcomeNote } from "./outcome-note";
import { useRun } from "./run-context";
import { StepFrame } from "./step-frame";

type Props = {
  step: Step;
  span: SpanOf<"nested-run">;
  showAll: boolean;
  renderStep: (child: Step, siblings: readonly Step[]) => ReactNode;
};

/** A run inside the run: its question, its own iterations on demand, its answer. */
export function NestedStep({ step, span, showAll, renderStep }: Props) {
  const { m } = useMessages();
  const { now, timeline } = useRun();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const until = span.endedAt ?? timeline.summary?.endedAt ?? now;
  const toggle = (id: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  return (
    <StepFrame
      span={span}
      kind="k-sub"
      icon="fork"
      title={m.run.steps.nested}
      facts={until === null ? "" : formatDuration(until - span.startedAt)}
    >
      <p className="think">{span.start.question}</p>
      <details className="reveal">
        <summary>
          {m.run.subs.context}{" "}
          <span className="muted">{formatBytes(span.start.context.bytes)}</span>
        </summary>
        <BodyText body={span.start.context} className="plain boxed" />
      </details>
      {step.children.map((child, index) => (
        <IterationCard
          key={child.id}
          step={child}
          number={index + 1}
          isOpen={showAll || open.has(child.id)}
          onToggle={(isOpen) => toggle(child.id, isOpen)}
          renderStep={(inner) => renderStep(inner, child.children)}
        />
      ))}
      {span.end?.answer && (
        <div className="out">
          <span className="over">{m.run.subs.answer}</span>
          <p className="min-w-0 whitespace-pre-wrap">{span.end.answer.text}</p>
        </div>
      )}
      {span.end && <OutcomeNote outcome={span.end.outcome} />}
    </StepFrame>
  );
}
