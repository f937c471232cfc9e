/**
 * Writes one run's log: numbers and stamps the events, appends those that wait together in one batch,
 * and gives back, instead of appending again, what an earlier execution of the same run recorded.
 */
import type { EventLog } from "@/lib/store/event-log";
import type { RunLog } from "@/lib/store/run-log";
import type { NewTraceEvent, TraceEvent, TraceEventOf } from "@/lib/trace/event";

export type RecorderOptions = {
  runId: string;
  eventLog: EventLog;
  /** What the log holds so far. */
  recorded: readonly TraceEvent[];
  /** Stamps a new event: milliseconds since the Unix epoch. */
  stamp: (event: NewTraceEvent) => number;
};

type Waiting = {
  event: TraceEvent;
  resolve: (event: TraceEvent) => void;
  reject: (reason: unknown) => void;
};

export function createRecorder(options: RecorderOptions): RunLog {
  const { runId, eventLog, stamp } = options;
  const byKey = new Map(options.recorded.map((event) => [keyOf(event.spanId, event.type), event]));
  const pending = new Map<string, { event: TraceEvent; written: Promise<TraceEvent> }>();
  let nextSeq = options.recorded.length;
  let waiting: Waiting[] = [];
  let writing = false;
  let failure: { reason: unknown } | null = null;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (waiting.length > 0 && !failure) {
      const batch = waiting;
      waiting = [];
      const events = batch.map((entry) => entry.event);
      try {
        await eventLog.append(runId, events[0]?.seq ?? nextSeq, events);
        for (const entry of batch) {
          byKey.set(keyOf(entry.event.spanId, entry.event.type), entry.event);
          entry.resolve(entry.event);
        }
      } catch (reason) {
        failure = { reason };
        for (const entry of [...batch, ...waiting]) entry.reject(reason);
        waiting = [];
      }
    }
    writing = false;
  }

  function append(event: TraceEvent): Promise<TraceEvent> {
    if (failure) return Promise.reject(failure.reason);
    return new Promise((resolve, reject) => {
      waiting.push({ event, resolve, reject });
      queueMicrotask(write);
    });
  }

  /** The event of this span and type: recorded, on its way, or new and now on its way. */
  function record(event: NewTraceEvent): { event: TraceEvent; written: Promise<TraceEvent> } {
    const key = keyOf(event.spanId, event.type);
    const known = byKey.get(key);
    if (known) return { event: known, written: Promise.resolve(known) };
    const underWay = pending.get(key);
    if (underWay) return underWay;
    const stamped: TraceEvent = { ...event, seq: nextSeq++, at: stamp(event) };
    const written = append(stamped).finally(() => pending.delete(key));
    pending.set(key, { event: stamped, written });
    return { event: stamped, written };
  }

  return {
    emit: (event) => record(event).written,
    note(event) {
      const { event: stamped, written } = record(event);
      // A failure is kept, and told by the next event that is waited for.
      written.catch(() => undefined);
      return stamped;
    },
    find<Type extends TraceEvent["type"]>(spanId: string, type: Type) {
      const event = byKey.get(keyOf(spanId, type));
      return isOfType(event, type) ? event : null;
    },
  };
}

function isOfType<Type extends TraceEvent["type"]>(
  event: TraceEvent | undefined,
  type: Type,
): event is TraceEventOf<Type> {
  return event?.type === type;
}

function keyOf(spanId: string, type: TraceEvent["type"]): string {
  return `${type} ${spanId}`;
}
