import type { SpanOf, Timeline } from "@/lib/trace/reduce";

/** The call of the root model in the iteration that a span belongs to: its reply is what a fork can edit. */
export function rootCallOf(timeline: Timeline, spanId: string): SpanOf<"model-call"> | null {
  let iterationId: string | null = spanId;
  while (iterationId !== null) {
    const span = timeline.spans.get(iterationId);
    if (!span) return null;
    if (span.kind === "iteration") break;
    iterationId = span.parentId;
  }
  return rootCalls(timeline).find((call) => call.parentId === iterationId) ?? null;
}

/** Every answered call of the root model, in order. */
export function rootCalls(timeline: Timeline): SpanOf<"model-call">[] {
  return [...timeline.spans.values()]
    .flatMap((span) =>
      span.kind === "model-call" && span.start.role === "root" && span.end ? [span] : [],
    )
    .sort((a, b) => a.seq - b.seq);
}
