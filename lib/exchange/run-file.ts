/**
 * The file that holds a run whole: its log, the long texts that the log only begins, and what people wrote at it.
 * Another installation imports it. Raise the version with every change that an older program could not read.
 */
import type { Annotation } from "@/lib/trace/annotation";
import type { Body, TraceEvent } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

export const RUN_FILE_FORMAT = "verbatim-run";
export const RUN_FILE_VERSION = 1;

/** A run as all exports take it. */
export type ExportedRun = {
  summary: RunSummary;
  /** The whole log, in order. */
  events: readonly TraceEvent[];
  annotations: readonly Annotation[];
};

/** Reads a long text by its hash; null when it is no longer stored. */
export type ReadText = (sha256: string) => Promise<string | null>;

/** The file piece by piece, so that no more than one long text is held at a time. */
export async function* runFile(
  { summary, events, annotations }: ExportedRun,
  { readText, product }: { readText: ReadText; product: string },
): AsyncGenerator<string, void> {
  const head = { format: RUN_FILE_FORMAT, version: RUN_FILE_VERSION, product, run: summary };
  yield `${JSON.stringify(head).slice(0, -1)},\n"annotations":${JSON.stringify(annotations)},\n"events":[`;
  for (const [index, event] of events.entries())
    yield `${index === 0 ? "\n" : ",\n"}${JSON.stringify(event)}`;
  yield '\n],\n"texts":{';
  let isFirst = true;
  for (const sha256 of textsOf(events)) {
    const text = await readText(sha256);
    if (text === null) continue;
    yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(sha256)}:${JSON.stringify(text)}`;
    isFirst = false;
  }
  yield "\n}}\n";
}

/** The hashes of all long texts that bodies of the events name; not those of documents. */
export function textsOf(events: readonly TraceEvent[]): Set<string> {
  const found = new Set<string>();
  for (const event of events)
    for (const { sha256 } of bodiesOf(event)) if (sha256 !== null) found.add(sha256);
  return found;
}

/** The bodies in an event. A run's first event has none. */
export function bodiesOf(event: TraceEvent): Body[] {
  const found: Body[] = [];
  if (event.type !== "run-start") collect(event, found);
  return found;
}

/** The data of an answer is whatever code gave: what looks like a body in it is none. */
function collect(value: object, found: Body[]): void {
  if (isBody(value)) found.push(value);
  else
    for (const [key, part] of Object.entries(value))
      if (key !== "data" && typeof part === "object" && part !== null) collect(part, found);
}

function isBody(value: object): value is Body {
  return "preview" in value && "sha256" in value;
}
