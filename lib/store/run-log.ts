/** The writer's side of one run's log. */
import type { Emit, TraceEvent, TraceEventOf } from "@/lib/trace/event";

export type RunLog = {
  emit: Emit;
  /** The event as the log holds it; null when it has not happened. Finds what an earlier execution of the run recorded. */
  find<Type extends TraceEvent["type"]>(spanId: string, type: Type): TraceEventOf<Type> | null;
};
