/** What tests of exports and imports share: ports over memory, and a reader of a whole file. */
import { createHash } from "node:crypto";
import type { ImportPorts } from "@/lib/exchange/imported-log";
import { type ReadTrace, readTrace } from "@/lib/exchange/read-trace";
import type { ExportedRun, ReadText } from "@/lib/exchange/run-file";
import { createBodies } from "@/lib/store/bodies";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import type { TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";

export const IMPORTED_AT = 1_800_000_000_000;

export function memoryPorts(): { ports: ImportPorts; readText: ReadText } {
  const blobs = createMemoryBlobStore();
  return {
    ports: {
      keep: createBodies(blobs).keep,
      putText: (text) => blobs.put(new TextEncoder().encode(text)),
      rest: async () => undefined,
    },
    readText: async (sha256) => {
      const bytes = await blobs.get(sha256);
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
  };
}

export const sha256 = (encoding: "hex" | "base64") => (text: string) =>
  createHash("sha256").update(text).digest(encoding);

export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

export function timelineOf(runId: string, events: readonly TraceEvent[]): Timeline {
  return extendTimeline(runId, emptyTimeline, events);
}

export function exported(runId: string, events: readonly TraceEvent[]): ExportedRun {
  const { summary } = timelineOf(runId, events);
  if (!summary) throw new Error("The log has no beginning.");
  return { summary, events, annotations: [] };
}

/** Opens a file that must be a trace. */
export async function opened(
  text: string,
  ports: ImportPorts = memoryPorts().ports,
): Promise<ReadTrace> {
  const read = await readTrace({ text, file: "trace.json", importedAt: IMPORTED_AT }, ports);
  if ("refusal" in read) throw new Error(read.refusal);
  return read;
}

/** The sentence with which a file is refused. */
export async function refused(text: string): Promise<string> {
  const read = await readTrace({ text, file: null, importedAt: IMPORTED_AT }, memoryPorts().ports);
  if (!("refusal" in read)) throw new Error("The file was read as a trace.");
  return read.refusal;
}

export function warningsOf(events: readonly TraceEvent[]): string[] {
  const end = events.find((event) => event.type === "run-end");
  if (!end) throw new Error("The log has no end.");
  return end.warnings;
}
