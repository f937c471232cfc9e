"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { SpanOf } from "@/lib/trace/reduce";
import { BodyText } from "./body-text";
import { callFacts } from "./call-facts";
import { CallPrompt } from "./call-prompt";
import { OutcomeNote } from "./outcome-note";
import { Reveal } from "./reveal";
import { useRun } from "./run-context";
import { splitReply } from "./split-reply";
import { StepFrame } from "./step-frame";
import { foreignName } from "./step-names";

type Props = {
  span: SpanOf<"model-call">;
  /** True when a cell below shows the code, so that it need not stand here too. */
  hasCell: boolean;
  showPrompt: boolean;
};

/** A call of the root model: what it thought and said; while it runs, its text as it comes. */
export function CallStep({ span, hasCell, showPrompt }: Props) {
  const speech = useMessages();
  const { m } = speech;
  const { now, timeline } = useRun();
  const { end } = span;
  return (
    <StepFrame
      span={span}
      kind="k-model"
      icon="model"
      title={foreignName(span) ?? m.run.call.writes}
      facts={callFacts(span, timeline.summary?.endedAt ?? now, speech)}
    >
      {end?.reasoning && (
        <Reveal
          name={`${span.id} reasoning`}
          texts={[end.reasoning]}
          summary={m.run.call.reasoning}
        >
          <BodyText name={`${span.id} reasoning`} body={end.reasoning} className="think" />
        </Reveal>
      )}
      {end ? <Reply span={span} hasCell={hasCell} /> : <RunningReply spanId={span.id} />}
      {end?.finishReason === "length" && (
        <p className="k-repair flex items-center gap-2 text-k">
          <Icon name="alert" small />
          {m.run.call.cut}
        </p>
      )}
      {end && <OutcomeNote outcome={end.outcome} />}
      <CallPrompt span={span} isOpen={showPrompt} />
    </StepFrame>
  );
}

function Reply({ span, hasCell }: { span: SpanOf<"model-call">; hasCell: boolean }) {
  const { m } = useMessages();
  const text = span.end?.text;
  if (!text || span.end?.outcome.status !== "ok") return null;
  if (text.preview === "") return <p className="muted">{m.run.call.noText}</p>;
  // Where the cell's code begins in a long text is not known before all of it is there.
  if (!hasCell || text.sha256 !== null)
    return <BodyText name={`${span.id} reply`} body={text} className="plain boxed" />;
  const prose = splitReply(text.preview).filter((part) => part.kind === "prose");
  return prose.map((part) => (
    <p key={part.text} className="think">
      {part.text}
    </p>
  ));
}

function RunningReply({ spanId }: { spanId: string }) {
  const { m } = useMessages();
  const { texts, timeline } = useRun();
  const text = texts.get(spanId);
  if (timeline.summary?.endedAt != null) return <p className="muted">{m.run.call.stopped}</p>;
  if (!text) return <p className="muted">{m.run.call.waiting}</p>;
  const parts = splitReply(text);
  return (
    <div aria-busy="true">
      {parts.map((part, index) =>
        part.kind === "prose" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: Parts of a growing text only ever follow.
          <p key={index} className="think">
            {part.text}
            {index === parts.length - 1 && <b className="caret" />}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: Parts of a growing text only ever follow.
          <pre key={index} className="code">
            {part.text.split("\n").map((line, at, all) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: A line of code is its number.
              <span key={at} className="l">
                <i>{at + 1}</i>
                <span>
                  {line}
                  {at === all.length - 1 && <b className="caret" />}
                </span>
              </span>
            ))}
          </pre>
        ),
      )}
    </div>
  );
}
