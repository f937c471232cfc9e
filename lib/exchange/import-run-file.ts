/** Reads this product's own file of a run, and the pages of events that `GET /api/v1/runs/{id}/events` gives. */
import type { Annotation } from "@/lib/trace/annotation";
import { type InquiryConfig, inquiryConfig } from "@/lib/trace/config";
import {
  type ImportSource,
  TRACE_VERSION,
  type TraceEvent,
  type TraceEventOf,
  traceEvent,
} from "@/lib/trace/event";
import { upcast } from "@/lib/trace/upcast";
import { checkedAnnotation } from "./checked-annotation";
import { cleanText, foreignConfig, type ImportPorts, LATEST_TIME, RUN_SPAN } from "./imported-log";
import type { LeftOut } from "./left-out";
import { MOST_COST, MOST_TOKENS } from "./measures";
import { isRecord, type JsonRecord, listOf, numberOf, recordOf, textOf } from "./read-json-value";
import { RUN_FILE_FORMAT, RUN_FILE_VERSION, textsOf } from "./run-file";

export type ImportedRunFile = { events: TraceEvent[]; annotations: Annotation[] };

export function isRunFile(value: unknown): value is JsonRecord {
  if (!isRecord(value)) return false;
  return value.format === RUN_FILE_FORMAT || listOf(value.events).some(isEventLike);
}

export function isEventLike(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { type, seq, spanId } = value;
  return typeof type === "string" && typeof seq === "number" && typeof spanId === "string";
}

/** Why the file cannot be read at all, in a sentence; null when it can. */
export function runFileRefusal(file: JsonRecord): string | null {
  const version = numberOf(file.version);
  if (file.format === RUN_FILE_FORMAT && version !== null && version > RUN_FILE_VERSION)
    return `A newer Verbatim wrote this file (format ${version}, this program reads up to ${RUN_FILE_VERSION}). Update Verbatim to open it.`;
  const logVersion = logVersionOf(file);
  if (logVersion > TRACE_VERSION)
    return `A newer Verbatim recorded this run (log version ${logVersion}, this program reads up to ${TRACE_VERSION}). Update Verbatim to open it.`;
  return null;
}

function logVersionOf(file: JsonRecord): number {
  const start = listOf(file.events).find((event) => recordOf(event).type === "run-start");
  return numberOf(recordOf(start).version) ?? TRACE_VERSION;
}

export async function importRunFile(
  file: JsonRecord,
  source: Pick<ImportSource, "file" | "importedAt">,
  { ports, leftOut }: { ports: ImportPorts; leftOut: LeftOut },
): Promise<ImportedRunFile> {
  const read = readEvents(file, leftOut);
  const stored = await keepTexts(recordOf(file.texts), { ports, leftOut });
  for (const sha256 of textsOf(read))
    if (!stored.has(sha256)) leftOut.note("missing-text", sha256.slice(0, 12));
  const annotations = readAnnotations(file, leftOut);
  return { events: asImported(read, file, { source, leftOut }), annotations };
}

/** The events that can be read, each once. */
function readEvents(file: JsonRecord, leftOut: LeftOut): TraceEvent[] {
  const version = logVersionOf(file);
  const seen = new Set<string>();
  const events: TraceEvent[] = [];
  for (const [index, stored] of listOf(file.events).entries()) {
    const event = readEvent(version, stored);
    if (typeof event === "string") {
      leftOut.note("bad-event", `number ${index + 1}: ${event}`);
      continue;
    }
    const key = `${event.type} ${event.spanId}`;
    if (seen.has(key)) {
      leftOut.note("repeated-event", key);
      continue;
    }
    seen.add(key);
    events.push(event);
  }
  return events.sort((a, b) => a.seq - b.seq);
}

function readEvent(version: number, stored: unknown): TraceEvent | string {
  const parsed = traceEvent.safeParse(stored);
  if (parsed.success) return storable(parsed.data) ?? upcast(version, stored);
  const [issue] = parsed.error.issues;
  const type = textOf(recordOf(stored).type) ?? "no event";
  return issue ? `${type}, ${issue.path.join(".") || "as a whole"}: ${issue.message}` : type;
}

/** In UTF-8: ids stand in an index, whose entries are small. */
const MAX_ID_BYTES = 500;

export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Why an event cannot be kept, though it has the shape of one; null when it can. */
function storable(event: TraceEvent): string | null {
  const { type, spanId, at } = event;
  if (type === "unreadable") return "it could not be read where it was exported, either";
  if (at < 0 || at > LATEST_TIME) return `${type}: its time lies outside the calendar`;
  if (event.type === "model-call-end" && !isMeasured(event))
    return `${type}: its tokens or its cost are beyond what a call can use`;
  if ([...textsOf([event])].some((sha256) => !isHash(sha256)))
    return `${type}: a long text in it is named by no hash`;
  return new TextEncoder().encode(spanId).length > MAX_ID_BYTES || spanId !== cleanText(spanId)
    ? `${type}: its span's id is no usable name`
    : null;
}

/** Sums over a log stay numbers that a summary holds. */
function isMeasured({ usage, costUsd }: TraceEventOf<"model-call-end">): boolean {
  const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
  return Math.max(inputTokens, outputTokens) <= MOST_TOKENS && Math.abs(costUsd ?? 0) <= MOST_COST;
}

/** The log as an imported one: numbered without gaps, with a beginning and an end, and told to be imported. */
function asImported(
  read: readonly TraceEvent[],
  file: JsonRecord,
  { source, leftOut }: { source: Pick<ImportSource, "file" | "importedAt">; leftOut: LeftOut },
): TraceEvent[] {
  const start = read.find((event) => event.type === "run-start");
  const end = read.find((event) => event.type === "run-end");
  if (!start) leftOut.note("no-beginning");
  if (!end) leftOut.note("no-run-end");
  const first = read[0]?.at ?? source.importedAt;
  const last = read.reduce((latest, { at }) => Math.max(latest, at), first);
  const between = read.filter((event) => event !== start && event !== end);
  const earlier = start?.imported;
  const log: TraceEvent[] = [
    {
      ...(start ?? lostStart(file, first)),
      kind: "imported",
      // The run that it forked or replayed is not here.
      origin: null,
      imported: {
        format: "verbatim",
        file: source.file,
        producer: earlier?.producer ?? textOf(file.product),
        runId: textOf(recordOf(file.run).id),
        kind: earlier?.kind ?? (start?.config.trial ? "trial" : "inquiry"),
        importedAt: source.importedAt,
      },
    },
    ...between,
    end ?? {
      type: "run-end",
      seq: 0,
      at: last,
      spanId: start?.spanId ?? RUN_SPAN,
      outcome: { status: "cancelled" },
      answer: null,
      claims: [],
      evidence: [],
      warnings: [],
    },
  ];
  return log.map((event, seq) => {
    if (event.type !== "run-end") return { ...event, seq };
    return { ...event, seq, warnings: [...event.warnings, ...leftOut.sentences()] };
  });
}

function lostStart(file: JsonRecord, at: number): Extract<TraceEvent, { type: "run-start" }> {
  return {
    type: "run-start",
    seq: 0,
    at,
    spanId: RUN_SPAN,
    parentSpanId: null,
    name: "Inquiry",
    version: TRACE_VERSION,
    kind: "imported",
    config: configOf(file),
    origin: null,
  };
}

/** The summary repeats what the first event told. */
function configOf(file: JsonRecord): InquiryConfig {
  const parsed = inquiryConfig.safeParse(recordOf(file.run).config);
  return parsed.success ? parsed.data : foreignConfig("", null);
}

async function keepTexts(
  texts: JsonRecord,
  { ports, leftOut }: { ports: ImportPorts; leftOut: LeftOut },
): Promise<Set<string>> {
  const stored = new Set<string>();
  for (const [sha256, text] of Object.entries(texts)) {
    const kept = typeof text === "string" ? await ports.putText(text) : null;
    if (kept === sha256) stored.add(sha256);
    else leftOut.note("wrong-text", sha256.slice(0, 12));
  }
  return stored;
}

function readAnnotations(file: JsonRecord, leftOut: LeftOut): Annotation[] {
  return listOf(file.annotations).flatMap((stored) => checkedAnnotation(stored, leftOut) ?? []);
}
