"use client";

import dynamic from "next/dynamic";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { TraceMessage } from "@/lib/trace/event";
import type { SpanOf } from "@/lib/trace/reduce";
import { useKeptOpen } from "./kept-state";
import { PromptParts } from "./prompt-parts";
import { Reveal } from "./reveal";

const WholePrompt = dynamic(
  () => patiently(() => import("./whole-prompt")).then((part) => part.WholePrompt),
  { loading: () => null },
);

type Props = { span: SpanOf<"model-call">; isOpen: boolean };

/** What a call added to the conversation; all that the model was shown on demand. */
export function CallPrompt({ span, isOpen }: Props) {
  const { m, count } = useMessages();
  const { added, continues } = span.start;
  const [isWhole, setWhole] = useKeptOpen(`${span.id} whole prompt`);
  if (added.length === 0) return null;
  const words = continues === null ? m.viewer.prompt.first : m.viewer.prompt.added;
  const parts = (
    <>
      {isWhole ? (
        <WholePrompt span={span} />
      ) : (
        <PromptParts messages={added} name={`${span.id} added`} />
      )}
      {continues !== null && (
        <button type="button" className="btn ghost sm mt-1" onClick={() => setWhole(!isWhole)}>
          {isWhole ? m.viewer.prompt.onlyAdded : m.viewer.prompt.whole}
        </button>
      )}
    </>
  );
  if (isOpen) return <div className="mt-1">{parts}</div>;
  return (
    <Reveal
      name={`${span.id} prompt`}
      texts={added.map(({ content }) => content)}
      summary={
        <>
          {fill(words, { size: formatBytes(bytesOf(added)) })}{" "}
          <span className="muted">{count(m.viewer.prompt.messages, added.length)}</span>
        </>
      }
    >
      {parts}
    </Reveal>
  );
}

function bytesOf(messages: readonly TraceMessage[]): number {
  return messages.reduce((sum, { content }) => sum + content.bytes, 0);
}
