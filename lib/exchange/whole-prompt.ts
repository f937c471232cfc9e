/** A call's whole prompt, put together from the calls that it continues. */
import type { Body } from "@/lib/trace/event";
import type { SpanOf, Timeline } from "@/lib/trace/reduce";

export type PromptMessage = { role: string; parts: { type: "text"; content: string }[] };

type Tools = { timeline: Timeline; text(body: Body): Promise<string> };

/** Of the conversation before a call: what is older stands at the calls that added it. */
const MOST_REPEATED = 200;

/**
 * What the call itself adds stands whole. Of earlier messages that were too long for the log only the beginnings are
 * repeated: they stand whole at the call that added them, and a document would be in the trace as often as it was asked.
 */
export async function wholePrompt(
  spanId: string,
  { timeline, text }: Tools,
): Promise<PromptMessage[]> {
  const own = callAt(spanId, timeline);
  if (!own) return [];
  const messages = newestOf(backwards(own, timeline));
  for (const { role, content } of own.start.added)
    messages.push(message(role, await text(content)));
  return messages;
}

function newestOf(earlier: Iterable<PromptMessage>): PromptMessage[] {
  const newest: PromptMessage[] = [];
  for (const one of earlier) {
    if (newest.length === MOST_REPEATED) {
      newest.push(message("system", "(Older messages stand at the calls that added them.)"));
      break;
    }
    newest.push(one);
  }
  return newest.reverse();
}

/** The conversation before a call, from its end. Imported logs may chain any number of calls, or name them in a circle. */
function* backwards(own: Call, timeline: Timeline): Generator<PromptMessage> {
  const seen = new Set([own]);
  let call = callAt(own.start.continues, timeline);
  while (call && !seen.has(call) && seen.size <= MOST_REPEATED) {
    seen.add(call);
    if (call.end) yield message("assistant", call.end.text.preview);
    const { added, continues } = call.start;
    for (let index = added.length - 1; index >= 0; index -= 1) {
      const one = added[index];
      if (one) yield message(one.role, one.content.preview);
    }
    call = callAt(continues, timeline);
  }
}

type Call = SpanOf<"model-call">;

function callAt(spanId: string | null, { spans }: Timeline): Call | null {
  const span = spanId === null ? undefined : spans.get(spanId);
  return span?.kind === "model-call" ? span : null;
}

function message(role: string, content: string): PromptMessage {
  return { role, parts: [{ type: "text", content }] };
}
