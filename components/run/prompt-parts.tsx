"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatBytes } from "@/lib/format/size";
import type { TraceMessage } from "@/lib/trace/event";
import { BodyText } from "./body-text";
import { Reveal } from "./reveal";

type Props = {
  messages: readonly TraceMessage[];
  /** Unique among all prompts of a page. */
  name: string;
};

/** The messages of a prompt, each folded. */
export function PromptParts({ messages, name }: Props) {
  const { m } = useMessages();
  const names = {
    system: m.run.call.system,
    user: m.run.call.user,
    assistant: m.run.call.assistant,
  };
  return messages.map((message, index) => (
    <Reveal
      // biome-ignore lint/suspicious/noArrayIndexKey: A prompt's messages never move.
      key={index}
      name={`${name} prompt ${index}`}
      texts={[message.content]}
      summary={
        <>
          {names[message.role]} <span className="muted">{formatBytes(message.content.bytes)}</span>
        </>
      }
    >
      <BodyText name={`${name} prompt ${index}`} body={message.content} className="plain boxed" />
    </Reveal>
  ));
}
