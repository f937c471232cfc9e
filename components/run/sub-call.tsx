"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { StepTools } from "@/components/panels/step-tools";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { SpanOf } from "@/lib/trace/reduce";
import { BodyText } from "./body-text";
import { useKeptOpen } from "./kept-state";
import { OutcomeNote } from "./outcome-note";
import { PromptParts } from "./prompt-parts";
import { useRun } from "./run-context";
import { stepElementId } from "./step-frame";
import { subTask } from "./step-names";

type Props = { span: SpanOf<"model-call">; number: number };

/** A call of the smaller model from a cell: one line, prompt and reply on demand. */
export function SubCall({ span, number }: Props) {
  const { m } = useMessages();
  const { selection } = useRun();
  const [chosen, choose] = useKeptOpen(`${span.id} call`);
  const { start, end } = span;
  const isSelected = selection?.kind === "span" && selection.id === span.id;
  const isOpen = chosen ?? isSelected;
  return (
    <details
      id={stepElementId(span.id)}
      className={`sub-call${isSelected ? " sel" : ""}`}
      aria-label={`${m.run.steps.sub} ${number}`}
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open !== isOpen) choose(event.currentTarget.open);
      }}
    >
      <summary title={m.run.subs.open}>
        <SubCallLine span={span} number={number} />
      </summary>
      {isOpen && (
        <div className="grid gap-1 p-2 pl-10">
          <PromptParts messages={start.added} name={span.id} />
          <span className="over flex items-center gap-2">
            {m.run.call.reply}, {start.model}
            <StepTools spanId={span.id} />
          </span>
          {end ? (
            <BodyText name={`${span.id} reply`} body={end.text} />
          ) : (
            <RunningText spanId={span.id} />
          )}
          {end && <OutcomeNote outcome={end.outcome} />}
        </div>
      )}
    </details>
  );
}

function SubCallLine({ span, number }: Props) {
  const { m, number: figure, count } = useMessages();
  const { now, timeline } = useRun();
  const { start, end } = span;
  const until = end?.at ?? timeline.summary?.endedAt ?? now;
  const reply = end ? end.text.preview.split("\n", 1)[0] : m.run.subs.noReply;
  return (
    <>
      <span className="muted mono w-[22px] text-right">{number}</span>
      <span className="tile k-sub">
        <Icon name="sub" />
      </span>
      <span className="min-w-0 flex-1 truncate">
        <b className="font-medium">{subTask(start.added.at(-1)?.content.preview ?? "")}</b>{" "}
        <span className="text-ink-2">{reply}</span>
      </span>
      {!end && timeline.summary?.endedAt === null && <span className="dot live k-sub" />}
      {end?.usage && (
        <span className="mono meta">
          {fill(m.run.call.tokens, {
            in: figure(end.usage.inputTokens),
            out: figure(end.usage.outputTokens),
          })}
        </span>
      )}
      {end && end.attempts > 1 && (
        <span className="meta">{count(m.run.call.attempts, end.attempts)}</span>
      )}
      {end?.source === "live" && (
        <span className="mono meta">{formatCost(end.costUsd, m.common.unknown)}</span>
      )}
      {end && end.source !== "live" && <span className="meta">{m.run.call[end.source]}</span>}
      <span className="mono meta num w-[52px]">
        {until === null ? "" : formatDuration(until - span.startedAt)}
      </span>
    </>
  );
}

/** What the call has said so far. */
function RunningText({ spanId }: { spanId: string }) {
  const { m } = useMessages();
  const { texts } = useRun();
  const text = texts.get(spanId);
  if (!text) return <p className="muted">{m.run.subs.noReply}</p>;
  return (
    <pre className="plain" aria-busy="true">
      {text}
      <b className="caret" />
    </pre>
  );
}
