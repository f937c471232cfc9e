"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import type { Stage } from "@/lib/trace/court";
import type { SpanOf } from "@/lib/trace/reduce";
import type { StageView } from "@/lib/trace/select-trial";
import { callName } from "./call-name";
import { growingFields, growingText } from "./growing-text";

export type AnyStage = Pick<StageView<Stage>, "span" | "calls">;

type Props = {
  stage: AnyStage;
  /** The one field of the reply that is shown; left out, all its texts are. */
  field?: string;
};

/** What the running calls of a stage have written so far; nothing once the stage has ended. */
export function GrowingReply({ stage: { span, calls }, field }: Props) {
  const { m } = useMessages();
  const { timeline } = useRun();
  if (span.endedAt !== null) return null;
  if (timeline.summary?.endedAt != null) return <p className="muted">{m.run.call.stopped}</p>;
  const running = calls.filter(({ end }) => end === null);
  if (running.length === 0) return <Growing text="" field={field} />;
  return running.map((call) => <GrowingCall key={call.id} call={call} field={field} />);
}

type CallProps = { call: SpanOf<"model-call">; field: string | undefined };

function GrowingCall({ call, field }: CallProps) {
  const { m } = useMessages();
  const { texts } = useRun();
  const name = callName(call, m);
  return (
    <>
      {name && <p className="growing-name muted">{name}</p>}
      <Growing text={texts.get(call.id) ?? ""} field={field} />
    </>
  );
}

/** Words before the object are shown as they are, until its first text begins. */
function Growing({ text, field }: { text: string; field: string | undefined }) {
  const { m } = useMessages();
  const fields = field === undefined ? growingFields(text) : [];
  const words = field === undefined ? text.trim() : growingText(text, field);
  if (fields.length === 0)
    return (
      <p className="growing" aria-busy="true">
        {words || <span className="muted">{m.trial.call.waiting}</span>}
        <b className="caret" />
      </p>
    );
  return (
    <dl className="growing" aria-busy="true">
      {fields.map(({ name, text: grown }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: Fields of a growing reply only ever follow.
        <div key={index}>
          <dt>{name}</dt>
          <dd>
            {grown}
            {index === fields.length - 1 && <b className="caret" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
