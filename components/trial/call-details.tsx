"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { BodyText } from "@/components/run/body-text";
import { OutcomeNote } from "@/components/run/outcome-note";
import { PromptParts } from "@/components/run/prompt-parts";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { SpanOf } from "@/lib/trace/reduce";

type Props = { calls: readonly SpanOf<"model-call">[] };

/** What was sent and what came back, folded: the first call, and the one that put it right. */
export function CallDetails({ calls }: Props) {
  const { m } = useMessages();
  if (calls.length === 0) return null;
  return (
    <details className="reveal">
      <summary>{m.trial.call.show}</summary>
      {calls.map((call, index) => (
        <div key={call.id} className="mt-1">
          {index > 0 && <p className="k-repair text-k text-[12px]">{m.trial.call.repair}</p>}
          <CallMeta call={call} />
          <PromptParts messages={call.start.added} />
          {call.end && (
            <details className="reveal">
              <summary>{m.trial.call.reply}</summary>
              <BodyText body={call.end.text} className="plain boxed" />
            </details>
          )}
          {call.end && <OutcomeNote outcome={call.end.outcome} />}
        </div>
      ))}
    </details>
  );
}

/** One line: which model, how warm, how long, how much. */
export function CallMeta({ call }: { call: SpanOf<"model-call"> }) {
  const { m, number } = useMessages();
  const { start, end } = call;
  if (!end) return <p className="call-meta">{start.model}</p>;
  return (
    <p className="call-meta">
      {fill(m.trial.call.meta, {
        model: start.model,
        temperature: start.temperature ?? m.common.unknown,
        time: formatDuration(end.at - call.startedAt),
        in: end.usage ? number(end.usage.inputTokens) : m.common.unknown,
        out: end.usage ? number(end.usage.outputTokens) : m.common.unknown,
        cost: formatCost(end.source === "live" ? end.costUsd : 0, m.common.unknown),
      })}
    </p>
  );
}
