/** How long the steps of an inquiry took. What was taken from a record took no time, and is left out. */
import type { Span } from "./reduce";
import type { RunFacts, RunStep } from "./run-facts";
import { type StepKind, stepKind } from "./select";

const stepOf: Partial<Record<StepKind, RunStep>> = {
  ...{ model: "ask", code: "code", sub: "sub", tool: "search", nested: "nested", check: "gate" },
};

/** Of spans in the order in which they began. */
export function stepTimes(spans: readonly Span[]): RunFacts["steps"] {
  const times = new Map<RunStep, number[]>();
  for (const span of spans) {
    const kind = stepKind(span);
    const step = kind && stepOf[kind];
    const begin = beginOf(span, spans);
    if (!step || span.endedAt === null || begin === null) continue;
    if (span.kind === "model-call" && span.end?.source !== "live") continue;
    const known = times.get(step) ?? [];
    known.push(Math.max(0, span.endedAt - begin));
    times.set(step, known);
  }
  return [...times].map(([step, ms]) => ({ step, ms }));
}

/** The gate has an end alone: it begins where what it checks has ended. Null where that is not known. */
function beginOf(span: Span, spans: readonly Span[]): number | null {
  if (span.kind !== "gate") return span.startedAt;
  const before = spans.flatMap(({ parentId, seq, endedAt }) =>
    parentId === span.parentId && seq < span.seq && endedAt !== null && endedAt <= span.startedAt
      ? [endedAt]
      : [],
  );
  return before.length === 0 ? null : Math.max(...before);
}
