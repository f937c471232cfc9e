"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { BodyText } from "@/components/run/body-text";
import { CallPrompt } from "@/components/run/call-prompt";
import { OutcomeNote } from "@/components/run/outcome-note";
import { Reveal } from "@/components/run/reveal";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { Body } from "@/lib/trace/event";
import type { SpanOf } from "@/lib/trace/reduce";
import { callName } from "./call-name";

type Props = { calls: readonly SpanOf<"model-call">[] };

/** What was sent and what came back, folded: the first call, and the one that put it right. */
export function CallDetails({ calls }: Props) {
  const { m } = useMessages();
  if (calls.length === 0) return null;
  return (
    <Reveal name={`${calls[0]?.id} calls`} texts={textsOf(calls)} summary={m.trial.call.show}>
      {calls.map((call) => (
        <div key={call.id} className="mt-1">
          <CallName name={callName(call, m)} />
          <CallMeta call={call} />
          <CallPrompt span={call} isOpen />
          {call.end && (
            <Reveal name={`${call.id} reply`} texts={[call.end.text]} summary={m.trial.call.reply}>
              <BodyText name={`${call.id} reply`} body={call.end.text} className="plain boxed" />
            </Reveal>
          )}
          {call.end && <OutcomeNote outcome={call.end.outcome} />}
        </div>
      ))}
    </Reveal>
  );
}

/** Prompts and replies: they are folded, and open where the words looked for stand in them. */
function textsOf(calls: Props["calls"]): Body[] {
  return calls.flatMap(({ start, end }) => [
    ...start.added.map(({ content }) => content),
    ...(end ? [end.text] : []),
  ]);
}

function CallName({ name }: { name: string }) {
  return name && <p className="mt-2 text-[12px] font-medium">{name}</p>;
}

/** One line: which model, how warm, how long, how much. */
export function CallMeta({ call }: { call: SpanOf<"model-call"> }) {
  const { m, number, count } = useMessages();
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
      {end.attempts > 1 && ` · ${count(m.run.call.attempts, end.attempts)}`}
    </p>
  );
}
