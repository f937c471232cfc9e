/**
 * Reads a stored event of any version that this program knows: old shapes are brought up to the present one.
 * Each breaking change of ./event.ts adds one step here; the older the log, the more steps it takes.
 */
import { TRACE_VERSION, type TraceEvent, traceEvent } from "@/lib/trace/event";

/** Parses a stored event. Throws TraceVersionError for a log that a newer program wrote. */
export function upcast(version: number, stored: unknown): TraceEvent {
  if (version !== TRACE_VERSION) throw new TraceVersionError(version);
  return traceEvent.parse(stored);
}

/** The log was written by a program that this one cannot read. */
export class TraceVersionError extends Error {
  readonly code = "trace-version";

  constructor(version: number) {
    super(
      `This run's log has version ${version}, this program reads up to ${TRACE_VERSION}: update Verbatim to open it.`,
    );
    this.name = "TraceVersionError";
  }
}
