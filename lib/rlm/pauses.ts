/** What earlier pauses of a run mean for its limits: which were raised, which were agreed to, and how long nothing ran. */
import type { Budget, PausingLimit } from "@/lib/trace/config";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";

export type RecordedPause = {
  start: Pick<TraceEventOf<"pause-start">, "at" | "limit" | "spent" | "wanted" | "budget">;
  decision: TraceEventOf<"pause-end">["decision"];
  /** The limits from here on. */
  budget: Budget;
  /** Milliseconds since the Unix epoch. */
  endedAt: number;
  endedSeq: number;
};

/** The pauses that a person has answered, in their order. */
export function answeredPauses(events: readonly TraceEvent[]): RecordedPause[] {
  return events.flatMap((end) => {
    if (end.type !== "pause-end") return [];
    const start = events.find(
      (event): event is TraceEventOf<"pause-start"> =>
        event.type === "pause-start" && event.spanId === end.spanId,
    );
    if (!start) return [];
    return [
      { start, decision: end.decision, budget: end.budget, endedAt: end.at, endedSeq: end.seq },
    ];
  });
}

/** The limits that held at a time. */
export function limitsAt(budget: Budget, pauses: readonly RecordedPause[], at: number): Budget {
  return pauses.findLast(({ endedAt }) => endedAt <= at)?.budget ?? budget;
}

/** Milliseconds of the pauses that ended before this time. */
export function pausedMs(pauses: readonly RecordedPause[], at: number): number {
  return pauses.reduce(
    (sum, pause) => (pause.endedAt <= at ? sum + pause.endedAt - pause.start.at : sum),
    0,
  );
}

/**
 * The limits about which the asker has been asked, each with the value that was agreed to: the run goes on to that
 * limit without asking again, but where the limit was raised so far that it is not near any more.
 */
export function acknowledgedLimits(
  pauses: readonly RecordedPause[],
  share: number,
): Map<PausingLimit, number> {
  const acknowledged = new Map<PausingLimit, number>();
  for (const { start, budget } of pauses) {
    const { limit, spent, wanted } = start;
    const used = spent[limit] + (limit === "seconds" ? 0 : (wanted?.[limit] ?? 0));
    const isRaised = budget[limit] > start.budget[limit];
    if (!isRaised || used >= budget[limit] * share) acknowledged.set(limit, budget[limit]);
  }
  return acknowledged;
}
