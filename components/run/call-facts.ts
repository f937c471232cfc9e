import type { Speech } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { SpanOf } from "@/lib/trace/reduce";

/** One line of figures about a model call. */
export function callFacts(
  span: SpanOf<"model-call">,
  until: number | null,
  speech: Speech,
): string {
  const { m, number } = speech;
  const { end } = span;
  if (!end) return until === null ? "" : formatDuration(until - span.startedAt);
  const facts = [formatDuration(end.at - span.startedAt)];
  if (end.outcome.status !== "ok") return facts.join("");
  if (end.source === "memo") facts.push(m.run.call.memo);
  if (end.source === "edit") facts.push(m.run.call.edit);
  if (end.firstTokenMs !== null)
    facts.push(fill(m.run.call.firstToken, { time: formatDuration(end.firstTokenMs) }));
  if (end.usage)
    facts.push(
      fill(m.run.call.tokens, {
        in: number(end.usage.inputTokens),
        out: number(end.usage.outputTokens),
      }),
    );
  else if (end.source === "live") facts.push(m.run.call.unreported);
  if (end.source === "live") facts.push(formatCost(end.costUsd, m.common.unknown));
  if (end.attempts > 1) facts.push(speech.count(m.run.call.attempts, end.attempts));
  return facts.join(" · ");
}
