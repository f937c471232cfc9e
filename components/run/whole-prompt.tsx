"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fullPrompt } from "@/lib/trace/full-prompt";
import type { SpanOf } from "@/lib/trace/reduce";
import { PromptParts } from "./prompt-parts";
import { useRun } from "./run-context";

/** All that the model was shown: what this call added, and what the calls before it had. */
export function WholePrompt({ span }: { span: SpanOf<"model-call"> }) {
  const { m } = useMessages();
  const { timeline } = useRun();
  const { messages, isWhole } = useMemo(() => fullPrompt(timeline, span), [timeline, span]);
  return (
    <>
      {!isWhole && <p className="muted">{m.viewer.prompt.notWhole}</p>}
      <PromptParts messages={messages} name={`${span.id} whole`} />
    </>
  );
}
