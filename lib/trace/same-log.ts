/** Whether two logs tell the same: the proof that a replay repeated its run. */
import type { TraceEvent } from "@/lib/trace/event";

/** Facts of one execution, which another may have different without telling something else. */
const incidental = new Set([
  "seq",
  "at",
  "source",
  "attempts",
  "firstTokenMs",
  "cpuMs",
  "wallMs",
  "peakMemoryBytes",
  "restarted",
  "origin",
  "worker",
  "parentSpanId",
  // Derived from what is compared already; logs of older versions lack them.
  "flow",
  "variables",
  "reads",
  "near",
]);

/** Events of what happened around the work: who did it, how it was read, when it stood still. */
const around = new Set<TraceEvent["type"]>([
  "execution-start",
  "route-end",
  "pause-start",
  "pause-end",
]);

/** Spans, in the first log's order, whose events differ; then those that only the second log has. */
export function differingSpans(log: readonly TraceEvent[], other: readonly TraceEvent[]): string[] {
  const ours = factsBySpan(log);
  const theirs = factsBySpan(other);
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  const spans = [...keys]
    .filter((key) => ours.get(key) !== theirs.get(key))
    .map((key) => key.split(" ")[1] ?? key);
  return [...new Set(spans)];
}

function factsBySpan(log: readonly TraceEvent[]): Map<string, string> {
  const facts = new Map<string, string>();
  for (const event of log) {
    if (around.has(event.type)) continue;
    const essential = Object.fromEntries(
      Object.entries(comparable(event)).filter(([key]) => !incidental.has(key)),
    );
    facts.set(`${event.type} ${event.spanId}`, stableJson(essential));
  }
  return facts;
}

/** Where a claim was computed follows from the cells, too; a replay stands outside its run's group. */
function comparable(event: TraceEvent): TraceEvent {
  if (event.type === "run-start") {
    const { group: _group, ...config } = event.config;
    return { ...event, config };
  }
  if (event.type !== "run-end") return event;
  return { ...event, claims: event.claims.map(({ source: _source, ...claim }) => claim) };
}

/** JSON with sorted keys: a database does not keep their order. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
