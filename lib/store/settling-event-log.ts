/** An event log that lets go of a call's streamed text as soon as the event that holds it stands in the log. */
import type { EventLog } from "@/lib/store/event-log";
import type { RunSignals } from "@/lib/store/run-signals";

export function settlingEventLog(log: EventLog, signals: RunSignals): EventLog {
  return {
    ...log,
    async append(runId, expectedSeq, events) {
      await log.append(runId, expectedSeq, events);
      for (const event of events) {
        if (event.type === "model-call-end") signals.settle(runId, event.spanId);
        if (event.type === "run-end") signals.settle(runId, null);
      }
    },
  };
}
