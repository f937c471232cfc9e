/** A call's whole prompt, put together from the calls that it continues. */
import type { Body } from "@/lib/trace/event";
import type { SpanOf, Timeline } from "@/lib/trace/reduce";

export type PromptMessage = { role: string; parts: { type: "text"; content: string }[] };

type Tools = { timeline: Timeline; text(body: Body): Promise<string> };

/**
 * What the call itself adds stands whole. Of earlier messages that were too long for the log only the beginnings are
 * repeated: they stand whole at the call that added them, and a document would be in the trace as often as it was asked.
 */
export async function wholePrompt(
  spanId: string,
  { timeline, text }: Tools,
): Promise<PromptMessage[]> {
  const chain = conversation(spanId, timeline);
  const messages: PromptMessage[] = [];
  for (const [index, call] of chain.entries()) {
    const isOwn = index === chain.length - 1;
    for (const { role, content } of call.start.added)
      messages.push(message(role, isOwn ? await text(content) : content.preview));
    if (!isOwn && call.end) messages.push(message("assistant", call.end.text.preview));
  }
  return messages;
}

function message(role: string, content: string): PromptMessage {
  return { role, parts: [{ type: "text", content }] };
}

/** From the first call of the conversation to this one. A damaged log may name calls in a circle. */
function conversation(spanId: string, { spans }: Timeline): SpanOf<"model-call">[] {
  const chain: SpanOf<"model-call">[] = [];
  const seen = new Set<string>();
  for (let id: string | null = spanId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const span = spans.get(id);
    if (span?.kind !== "model-call") break;
    chain.push(span);
    id = span.start.continues;
  }
  return chain.reverse();
}
