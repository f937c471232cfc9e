/** What a run's log holds of its own cells and its answer, for whoever runs them again. */
import type { Body, TraceEvent, TraceEventOf } from "@/lib/trace/event";

export type RecordedCell = {
  spanId: string;
  /** The iteration's number, which seeds the cell. */
  cell: number;
  code: Body;
  end: TraceEventOf<"sandbox-run-end">;
};

export type RecordedRun = {
  start: TraceEventOf<"run-start">;
  end: TraceEventOf<"run-end"> & { answer: NonNullable<TraceEventOf<"run-end">["answer"]> };
  /** Those that ran to their end, in order; the last one gave the answer. */
  cells: readonly [...RecordedCell[], RecordedCell];
  /** Every event, for its recorded replies. */
  events: readonly TraceEvent[];
};

/** `refusal` says why a run's answer cannot be checked again, and what to do. */
export type ReadRun = { run: RecordedRun; refusal: null } | { run: null; refusal: string };

export function readRecordedRun(events: readonly TraceEvent[]): ReadRun {
  const start = events.find((event) => event.type === "run-start");
  const end = events.findLast((event) => event.type === "run-end");
  if (!start || !end) return refuse("This run has not ended yet. Wait for its end.");
  const { answer, outcome } = end;
  if (outcome.status === "cancelled")
    return refuse(
      "This run was stopped before it had an answer, so there is none to check. Ask again.",
    );
  if (outcome.status !== "ok" || answer === null) {
    const why = outcome.status === "ok" ? "" : ` (${outcome.message})`;
    return refuse(`This run failed, so there is no answer to check${why}. Ask again.`);
  }
  const cells = ownCells(events, start.spanId);
  const answering = answeringCell(events, cells);
  if (!answering)
    return refuse(
      "A limit cut this run off, and its partial answer was never confirmed by its code. Ask again with a larger budget.",
    );
  const earlier = cells
    .slice(0, cells.indexOf(answering))
    .filter(({ end: { outcome } }) => outcome.status === "ok" || outcome.status === "error");
  return {
    run: { start, end: { ...end, answer }, cells: [...earlier, answering], events },
    refusal: null,
  };
}

function refuse(refusal: string): ReadRun {
  return { run: null, refusal };
}

/** Those of the run itself, not of a nested one. */
function ownCells(events: readonly TraceEvent[], runSpanId: string): RecordedCell[] {
  const iterations = new Set(
    events.flatMap((event) =>
      event.type === "iteration-start" && event.parentSpanId === runSpanId ? [event.spanId] : [],
    ),
  );
  const ends = new Map(
    events.flatMap((event) =>
      event.type === "sandbox-run-end" ? [[event.spanId, event] as const] : [],
    ),
  );
  return events.flatMap((event) => {
    if (event.type !== "sandbox-run-start" || !iterations.has(event.parentSpanId ?? "")) return [];
    const end = ends.get(event.spanId);
    return end ? [{ spanId: event.spanId, cell: event.cell, code: event.code, end }] : [];
  });
}

/** The cell whose final was published, or that abstained. */
function answeringCell(
  events: readonly TraceEvent[],
  cells: readonly RecordedCell[],
): RecordedCell | undefined {
  const published = new Set(
    events.flatMap((event) =>
      event.type === "gate-end" && event.decision === "published" ? [event.parentSpanId] : [],
    ),
  );
  return cells.findLast(
    ({ spanId, end: { final } }) =>
      final !== null && (final.kind === "abstain" || published.has(parentOf(spanId))),
  );
}

function parentOf(spanId: string): string {
  return spanId.slice(0, spanId.lastIndexOf("/"));
}
