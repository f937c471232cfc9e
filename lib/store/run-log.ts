/** The writer's side of one run's log. */
import type { Emit, NewTraceEvent, TraceEvent, TraceEventOf } from "@/lib/trace/event";

export type RunLog = {
  emit: Emit;
  /**
   * Appends one event without waiting, and gives it back as it stands or will stand in the log. It is durable
   * before any later `emit` resolves, which rejects when it could not be written.
   */
  note(event: NewTraceEvent): TraceEvent;
  /** Resolves when all that was noted is durable; rejects when it could not be written. */
  flush(): Promise<void>;
  /** All events so far, in their order, those included that are not durable yet. */
  events(): TraceEvent[];
  /** The event as the log holds it; null when it has not happened. Finds what an earlier execution of the run recorded. */
  find<Type extends TraceEvent["type"]>(spanId: string, type: Type): TraceEventOf<Type> | null;
};
