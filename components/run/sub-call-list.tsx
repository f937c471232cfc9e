"use client";

import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { SpanOf } from "@/lib/trace/reduce";
import type { Step } from "@/lib/trace/select";
import { BodyText } from "./body-text";
import { OutcomeNote } from "./outcome-note";
import { PromptParts } from "./prompt-parts";
import { useRun } from "./run-context";
import { stepElementId } from "./step-frame";
import { subTask } from "./step-names";

const FIRST_SHOWN = 5;
const MORE_SHOWN = 50;

/** Calls of the smaller model from one cell: a row each, prompt and reply on demand. */
export function SubCallList({ steps, showAll }: { steps: readonly Step[]; showAll: boolean }) {
  const { m, count } = useMessages();
  const { selection } = useRun();
  const [limit, setLimit] = useState(FIRST_SHOWN);
  const selected =
    selection?.kind === "span" ? steps.findIndex(({ id }) => id === selection.id) : -1;
  const shown = steps.slice(0, Math.max(showAll ? MORE_SHOWN : limit, selected + 1));
  return (
    <ul className="subs" aria-label={m.run.subs.title}>
      {shown.map(({ span }, index) =>
        span.kind === "model-call" ? (
          <SubCall key={span.id} span={span} number={index + 1} />
        ) : null,
      )}
      {shown.length < steps.length && (
        <li>
          <button
            type="button"
            className="btn ghost sm m-1"
            onClick={() => setLimit(limit + MORE_SHOWN)}
          >
            {count(m.run.subs.more, steps.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  );
}

function SubCall({ span, number }: { span: SpanOf<"model-call">; number: number }) {
  const { m, number: figure } = useMessages();
  const { selection, now, timeline } = useRun();
  const until = timeline.summary?.endedAt ?? now;
  const { start, end } = span;
  const isSelected = selection?.kind === "span" && selection.id === span.id;
  const took = end ? end.at - span.startedAt : until === null ? null : until - span.startedAt;
  const reply = end ? end.text.preview.split("\n", 1)[0] : m.run.subs.noReply;
  return (
    <li id={stepElementId(span.id)} className={isSelected ? "sel" : undefined}>
      <details open={isSelected}>
        <summary title={m.run.subs.open}>
          <span className="muted mono w-[22px] text-right">{number}</span>
          <span className="tile k-sub">
            <Icon name="sub" />
          </span>
          <span className="min-w-0 flex-1 truncate">
            <b className="font-medium">{subTask(start.added.at(-1)?.content.preview ?? "")}</b>{" "}
            <span className="text-ink-2">{reply}</span>
          </span>
          {!end && <span className="dot live k-sub" />}
          {end?.usage && (
            <span className="mono meta">
              {fill(m.run.call.tokens, {
                in: figure(end.usage.inputTokens),
                out: figure(end.usage.outputTokens),
              })}
            </span>
          )}
          {end?.source === "live" && (
            <span className="mono meta">{formatCost(end.costUsd, m.common.unknown)}</span>
          )}
          {end && end.source !== "live" && <span className="meta">{m.run.call[end.source]}</span>}
          <span className="mono meta num w-[52px]">
            {took === null ? "" : formatDuration(took)}
          </span>
        </summary>
        <div className="grid gap-1 p-2 pl-10">
          <PromptParts messages={start.added} />
          <span className="over">
            {m.run.call.reply}, {start.model}
          </span>
          {end ? <BodyText body={end.text} /> : <p className="muted">{m.run.subs.noReply}</p>}
          {end && <OutcomeNote outcome={end.outcome} />}
        </div>
      </details>
    </li>
  );
}
