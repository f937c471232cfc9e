/** What earlier executions of a run have used, as its log tells it. */
import type { TraceEvent } from "@/lib/trace/event";

export type SpentBefore = {
  tokens: number;
  costUsd: number;
  unpriced: boolean;
  /** Sub-calls and nested runs. */
  subCalls: number;
  /** Spans of the calls that were begun, and of those that are counted here. */
  started: ReadonlySet<string>;
  ended: ReadonlySet<string>;
};

/** A reply of unknown usage is left out: it is counted when the resumed run asks for it again. */
export function spentBefore(recorded: readonly TraceEvent[]): SpentBefore {
  const started = new Set<string>();
  const ended = new Set<string>();
  let tokens = 0;
  let costUsd = 0;
  let unpriced = false;
  let subCalls = 0;
  for (const event of recorded) {
    if (event.type === "nested-run-start") subCalls += 1;
    if (event.type === "model-call-start") {
      started.add(event.spanId);
      if (event.role === "sub") subCalls += 1;
    }
    if (event.type !== "model-call-end" || !event.usage) continue;
    ended.add(event.spanId);
    tokens += event.usage.inputTokens + event.usage.outputTokens;
    if (event.source === "live") costUsd += event.costUsd ?? 0;
    if (event.costUsd === null) unpriced = true;
  }
  return { tokens, costUsd, unpriced, subCalls, started, ended };
}
