/** What a person may edit at a step: the model's call there, or the settings that the step goes by. */
import type { Span, SpanOf, Timeline } from "@/lib/trace/reduce";

export type ForkTarget =
  /** `first` is what the reader came to edit. */
  | { kind: "call"; call: SpanOf<"model-call">; first: "prompt" | "reply" }
  | { kind: "exhibits" }
  | { kind: "rules" }
  | { kind: "whole" };

type Call = SpanOf<"model-call">;

/** Null and steps of no call lead to the settings of the run as a whole. */
export function forkTarget(timeline: Timeline, spanId: string | null): ForkTarget {
  const span = spanId === null ? undefined : timeline.spans.get(spanId);
  if (span?.kind === "model-call") return { kind: "call", call: span, first: "prompt" };
  if (timeline.summary?.kind === "trial") return trialTarget(timeline, spanId, span);
  const call = span && callOfIteration(timeline, span);
  return call ? { kind: "call", call, first: "reply" } : { kind: "whole" };
}

function trialTarget(
  timeline: Timeline,
  spanId: string | null,
  span: Span | undefined,
): ForkTarget {
  // A juror that was not asked has no call, and may have no span: the rules decide whether it is.
  const unasked = spanId !== null && /\/juror-\d+$/.test(spanId) ? "rules" : "whole";
  if (span?.kind !== "stage") return { kind: unasked };
  if (span.start.stage === "exhibits") return { kind: "exhibits" };
  if (span.start.stage === "jury") return { kind: "rules" };
  const stageId = span.start.stage === "edits" ? span.id.replace(/edits$/, "judgment") : span.id;
  const [call] = callsBelow(timeline, stageId);
  return call ? { kind: "call", call, first: "prompt" } : { kind: unasked };
}

/** The reply of the iteration that a span belongs to: its code made whatever stands below. */
function callOfIteration(timeline: Timeline, from: Span): Call | null {
  let span: Span | undefined = from;
  while (span && span.kind !== "iteration")
    span = span.parentId === null ? undefined : timeline.spans.get(span.parentId);
  return (span && callsBelow(timeline, span.id)[0]) ?? null;
}

/** In the order in which they were asked: the first is what a repair continues. */
function callsBelow({ spans }: Timeline, parentId: string): Call[] {
  return [...spans.values()]
    .flatMap((span) => (span.kind === "model-call" && span.parentId === parentId ? [span] : []))
    .sort((a, b) => a.seq - b.seq);
}
