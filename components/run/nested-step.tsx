"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { formatBytes } from "@/lib/format/size";
import type { SpanOf } from "@/lib/trace/reduce";
import { BodyText } from "./body-text";
import { OutcomeNote } from "./outcome-note";
import { Reveal } from "./reveal";
import { useRun } from "./run-context";
import { StepFrame } from "./step-frame";

/** How a run inside the run begins: its question and what it was given. Its steps follow, then its end. */
export function NestedStep({ span }: { span: SpanOf<"nested-run"> }) {
  const { m } = useMessages();
  const { now, timeline } = useRun();
  const until = span.endedAt ?? timeline.summary?.endedAt ?? now;
  const { question, context } = span.start;
  return (
    <StepFrame
      span={span}
      kind="k-sub"
      icon="fork"
      title={m.run.steps.nested}
      facts={until === null ? "" : formatDuration(until - span.startedAt)}
    >
      <p className="think">{question}</p>
      <Reveal
        name={`${span.id} context`}
        texts={[context]}
        summary={
          <>
            {m.run.subs.context} <span className="muted">{formatBytes(context.bytes)}</span>
          </>
        }
      >
        <BodyText name={`${span.id} context`} body={context} className="plain boxed" />
      </Reveal>
    </StepFrame>
  );
}

export function NestedEnd({ span }: { span: SpanOf<"nested-run"> }) {
  const { m } = useMessages();
  return (
    <div className="st k-sub nested-end">
      {span.end?.answer && (
        <div className="out">
          <span className="over">{m.run.subs.answer}</span>
          <p className="min-w-0 whitespace-pre-wrap">{span.end.answer.text}</p>
        </div>
      )}
      {span.end && <OutcomeNote outcome={span.end.outcome} />}
    </div>
  );
}
