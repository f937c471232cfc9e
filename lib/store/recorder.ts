/**
 * Writes one run's log: numbers and stamps the events, appends those that wait together in one batch,
 * and gives back, instead of appending again, what an earlier execution of the same run recorded.
 */
import { batchWriter } from "@/lib/store/batch-writer";
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

/** An event as it stands or will stand in the log; `written` once it is durable. */
type Recorded = { event: TraceEvent; written: Promise<TraceEvent> };

export function createRecorder(options: RecorderOptions): RunLog {
  const { runId, eventLog, stamp } = options;
  const byKey = new Map(options.recorded.map((event) => [keyOf(event.spanId, event.type), event]));
  const pending = new Map<string, Recorded>();
  const writer = batchWriter((events) => eventLog.append(runId, events[0].seq, events));
  let nextSeq = options.recorded.length;

  async function write(key: string, event: TraceEvent): Promise<TraceEvent> {
    try {
      await writer.add(event);
      byKey.set(key, event);
      return event;
    } finally {
      pending.delete(key);
    }
  }

  /** The event of this span and type: recorded, on its way, or new and now on its way. */
  function record(event: NewTraceEvent): Recorded {
    const key = keyOf(event.spanId, event.type);
    const known = byKey.get(key);
    if (known) return { event: known, written: Promise.resolve(known) };
    const underWay = pending.get(key);
    if (underWay) return underWay;
    const stamped: TraceEvent = { ...event, seq: nextSeq++, at: stamp(event) };
    const entry = { event: stamped, written: write(key, stamped) };
    pending.set(key, entry);
    return entry;
  }

  return {
    emit(event) {
      const { written } = record(event);
      writer.writeNow();
      return written;
    },
    note(event) {
      const { event: stamped, written } = record(event);
      // A reply does not wait for others: it was paid for.
      if (event.type === "model-call-end") writer.writeNext();
      else writer.writeSoon();
      // A failure is kept, and told by the next event that is waited for.
      written.catch(() => undefined);
      return stamped;
    },
    async flush() {
      writer.writeNow();
      await Promise.all([...pending.values()].map(({ written }) => written));
    },
    events: () =>
      [...byKey.values(), ...[...pending.values()].map(({ event }) => event)].sort(
        (a, b) => a.seq - b.seq,
      ),
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
