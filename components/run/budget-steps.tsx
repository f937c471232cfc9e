"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import type { SpanOf } from "@/lib/trace/reduce";
import { limitWords } from "./budget-words";
import { StepFrame } from "./step-frame";
import { stepLooks } from "./step-names";

/** How the run reads its documents, and why. */
export function RouteStep({ span }: { span: SpanOf<"route"> }) {
  const { m, number } = useMessages();
  const words = m.budgeting.reading;
  const { reading, reason, forced, tokens } = span.start;
  return (
    <StepFrame
      span={span}
      {...stepLooks.route}
      title={`${words.step}: ${words[reading]}`}
      facts={fill(words.tokens, { n: number(tokens) })}
    >
      <p>{forced ? words.chosen : fill(words.why, { reason })}</p>
    </StepFrame>
  );
}

/** A call that was not made. */
export function LimitStep({ span }: { span: SpanOf<"limit"> }) {
  const { m } = useMessages();
  const words = m.budgeting.refused;
  return (
    <StepFrame span={span} {...stepLooks.limit} title={`${words.step}: ${span.name}`} facts="">
      <p>{fill(words.why, { limit: span.start.limit })}</p>
    </StepFrame>
  );
}

/** A stretch in which the run stood still, and how it was answered. */
export function PauseStep({ span }: { span: SpanOf<"pause"> }) {
  const speech = useMessages();
  const words = speech.m.budgeting.pause;
  const { end } = span;
  const answer = end?.decision === "finish" ? words.finished : words.continued;
  return (
    <StepFrame
      span={span}
      {...stepLooks.pause}
      title={`${words.step}: ${end ? answer : words.waiting}`}
      facts={end ? formatDuration(end.at - span.startedAt) : ""}
    >
      {end && <p>{fill(words.limitNow, limitWords(end.budget, speech))}</p>}
    </StepFrame>
  );
}
