"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatBytes } from "@/lib/format/size";
import type { TraceMessage } from "@/lib/trace/event";
import { BodyText } from "./body-text";

/** The messages that a call added to the conversation, each folded. */
export function PromptParts({ messages }: { messages: readonly TraceMessage[] }) {
  const { m } = useMessages();
  const names = {
    system: m.run.call.system,
    user: m.run.call.user,
    assistant: m.run.call.assistant,
  };
  return messages.map((message, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: A prompt's messages never move.
    <details key={index} className="reveal">
      <summary>
        {names[message.role]} <span className="muted">{formatBytes(message.content.bytes)}</span>
      </summary>
      <BodyText body={message.content} className="plain boxed" />
    </details>
  ));
}
