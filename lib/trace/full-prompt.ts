/** Everything that a model call was shown: what it adds, after all that the calls it continues were shown and said. */
import type { TraceMessage } from "./event";
import type { SpanOf, Timeline } from "./reduce";

export type FullPrompt = {
  messages: readonly TraceMessage[];
  /** False when a call that it continues is not in the log, so that the beginning is missing. */
  isWhole: boolean;
};

export function fullPrompt({ spans }: Timeline, call: SpanOf<"model-call">): FullPrompt {
  let messages = [...call.start.added];
  const parts = [messages];
  const seen = new Set([call.id]);
  let before = call.start.continues;
  while (before !== null) {
    const span = spans.get(before);
    if (span?.kind !== "model-call" || seen.has(before))
      return { messages: parts.reverse().flat(), isWhole: false };
    seen.add(before);
    // Some calls repeat the reply that they continue among what they add.
    const isRepeated = messages[0]?.role === "assistant";
    const reply: TraceMessage[] =
      span.end && !isRepeated ? [{ role: "assistant", content: span.end.text }] : [];
    messages = [...span.start.added, ...reply];
    parts.push(messages);
    before = span.start.continues;
  }
  return { messages: parts.reverse().flat(), isWhole: true };
}
