/** Reads this product's own file of a run, and the pages of events that `GET /api/v1/runs/{id}/events` gives. */
import type { Annotation } from "@/lib/trace/annotation";
import { type InquiryConfig, inquiryConfig } from "@/lib/trace/config";
import {
  type ImportSource,
  TRACE_VERSION,
  type TraceEvent,
  type TraceEventOf,
} from "@/lib/trace/event";
import { atMost, MOST_CLAIMS, MOST_DOCUMENTS, MOST_WARNINGS } from "./at-most";
import { checkedAnnotations } from "./checked-annotation";
import { foreignConfig, type ImportPorts, RUN_SPAN } from "./imported-log";
import type { LeftOut } from "./left-out";
import { isRecord, type JsonRecord, listOf, numberOf, recordOf, textOf } from "./read-json-value";
import { readRunEvents } from "./read-run-events";
import { bodiesOf, RUN_FILE_FORMAT, RUN_FILE_VERSION } from "./run-file";

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
  if (logVersion !== TRACE_VERSION)
    return `This run's log says that it has version ${logVersion}, which no Verbatim has written.`;
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
  const read = await readRunEvents(listOf(file.events), { ports, leftOut });
  const stored = await keepTexts(recordOf(file.texts), { ports, leftOut });
  const missing = forgetTexts(read, stored);
  for (const sha256 of missing) leftOut.note("missing-text", sha256.slice(0, 12));
  const annotations = checkedAnnotations(listOf(file.annotations), leftOut);
  return { events: asImported(read, file, { source, leftOut }), annotations };
}

/** A long text that the file does not hold is not named any more: a file may name any text that is stored here. */
function forgetTexts(events: readonly TraceEvent[], kept: ReadonlySet<string>): Set<string> {
  const missing = new Set<string>();
  for (const event of events)
    for (const body of bodiesOf(event)) {
      if (body.sha256 === null || kept.has(body.sha256)) continue;
      missing.add(body.sha256);
      body.sha256 = null;
    }
  return missing;
}

/** The log as an imported one: numbered without gaps, with a beginning and an end, and told to be imported. */
function asImported(
  read: readonly TraceEvent[],
  file: JsonRecord,
  { source, leftOut }: { source: Pick<ImportSource, "file" | "importedAt">; leftOut: LeftOut },
): TraceEvent[] {
  const start = read.find((event) => event.type === "run-start");
  const found = read.find((event) => event.type === "run-end");
  const end = found && boundEnd(found, leftOut);
  if (!start) leftOut.note("no-beginning");
  if (!end) leftOut.note("no-run-end");
  const first = read[0]?.at ?? source.importedAt;
  const last = read.reduce((latest, { at }) => Math.max(latest, at), first);
  const between = read.filter((event) => event !== start && event !== found);
  const earlier = start?.imported;
  const begun = start ?? lostStart(file, first);
  const { config } = begun;
  const log: TraceEvent[] = [
    {
      ...begun,
      kind: "imported",
      config: {
        ...config,
        documents: atMost(MOST_DOCUMENTS, config.documents, { what: "documents", leftOut }),
      },
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
    return { ...event, seq, ...withNotes(event, leftOut) };
  });
}

/** What an earlier import left out, and this one. */
function withNotes(end: TraceEventOf<"run-end">, leftOut: LeftOut) {
  const told = leftOut.told();
  return {
    warnings: [...end.warnings, ...told.warnings],
    leftOut: [...(end.leftOut ?? []), ...told.leftOut],
  };
}

function boundEnd(end: TraceEventOf<"run-end">, leftOut: LeftOut): TraceEventOf<"run-end"> {
  const claims = atMost(MOST_CLAIMS, end.claims, { what: "claims", leftOut });
  const warnings = atMost(MOST_WARNINGS, end.warnings, { what: "warnings", leftOut });
  // The notes say again what the last of the warnings do.
  const notes = warnings.length === end.warnings.length ? (end.leftOut ?? []) : [];
  const places = { what: "places of a claim", leftOut };
  return {
    ...end,
    claims: claims.map((claim) => ({
      ...claim,
      places: atMost(MOST_CLAIMS, claim.places, places),
    })),
    evidence: atMost(MOST_CLAIMS, end.evidence, { what: "evidence", leftOut }),
    warnings,
    leftOut: notes.slice(0, warnings.length),
  };
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
