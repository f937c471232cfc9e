"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import type { Body } from "@/lib/trace/event";
import type { SpanOf } from "@/lib/trace/reduce";
import { BodyText } from "./body-text";
import { Reveal } from "./reveal";
import { StepFrame } from "./step-frame";
import { stepLooks } from "./step-names";

/** A step of another program: what went in, what came out, and all that its source says of it. */
export function ForeignStep({ span }: { span: SpanOf<"foreign"> }) {
  const { m } = useMessages();
  const words = m.exchange.foreign;
  const { start, end, outcome } = span;
  const facts = [start.label === "span" ? "" : start.label, timeOf(span)];
  return (
    <StepFrame
      span={span}
      {...stepLooks.foreign}
      title={span.name}
      facts={facts.filter(Boolean).join(" · ")}
    >
      {outcome !== null && "message" in outcome && (
        <p className="notice k-error">
          <Icon name="alert" />
          <span>{outcome.message}</span>
        </p>
      )}
      <Text label={words.input} body={start.input} name={`${span.id} input`} />
      <Text label={words.output} body={end?.output ?? null} name={`${span.id} output`} />
      {start.attributes.preview !== "{}" && (
        <Reveal
          name={`${span.id} attributes`}
          texts={[start.attributes]}
          className="foreign-all"
          summary={<span className="over">{words.attributes}</span>}
        >
          <BodyText body={start.attributes} name={`${span.id} attributes`} />
        </Reveal>
      )}
    </StepFrame>
  );
}

function timeOf({ startedAt, endedAt }: SpanOf<"foreign">): string {
  return endedAt === null ? "" : formatDuration(endedAt - startedAt);
}

function Text({ label, body, name }: { label: string; body: Body | null; name: string }) {
  if (body === null || body.bytes === 0) return null;
  return (
    <div className="mt-2">
      <p className="over">{label}</p>
      <BodyText body={body} name={name} />
    </div>
  );
}
