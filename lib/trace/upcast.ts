/**
 * Reads a stored event of any version that this program knows: old shapes are brought up to the present one.
 * Each breaking change of ./event.ts adds one step here; the older the log, the more steps it takes.
 */
import { z } from "zod";
import { TRACE_VERSION, type TraceEvent, traceEvent } from "@/lib/trace/event";

/** Parses a stored event. Throws TraceVersionError for a log that a newer program wrote. */
export function upcast(version: number, stored: unknown): TraceEvent {
  if (version !== TRACE_VERSION) throw new TraceVersionError(version);
  return traceEvent.parse(stored);
}

/** What of an unreadable event can still be told where it is an object. */
const remains = z.object({
  at: z.int().catch(0).default(0),
  spanId: z.string().catch("").default(""),
});

/**
 * Parses a stored event for whoever only looks: what cannot be read comes as `unreadable`, with the reason. A newer
 * program's log is read as far as its events are those that this one knows.
 */
export function upcastAsFar(version: number, stored: unknown, seq: number): TraceEvent {
  const read = traceEvent.safeParse(stored);
  if (read.success) return read.data;
  const { at, spanId } = remains.catch({ at: 0, spanId: "" }).parse(stored);
  const reason =
    version > TRACE_VERSION
      ? new TraceVersionError(version).message
      : (read.error.issues[0]?.message ?? "It is no event.");
  return { type: "unreadable", seq, at, spanId, reason };
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
