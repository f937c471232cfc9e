/**
 * Opens a trace of any format that is known here. The format is recognised by the content, never by the file's name;
 * what is none is refused with a sentence that says what it looks like and what would be read.
 */
import type { Annotation } from "@/lib/trace/annotation";
import type { ImportSource, TraceEvent } from "@/lib/trace/event";
import { importOtlp } from "./import-otlp";
import { importRlms, isRlmsLine } from "./import-rlms";
import { importRunFile, isEventLike, isRunFile, runFileRefusal } from "./import-run-file";
import type { ImportPorts } from "./imported-log";
import { createLeftOut, type LeftOut } from "./left-out";
import { isOtlp } from "./otlp-spans";
import { isRecord, type JsonRecord, jsonIn } from "./read-json-value";

export const READABLE_FORMATS =
  "Verbatim's own run files (JSON), logs of the rlms library (JSON lines) and OpenTelemetry traces (OTLP as JSON, with gen_ai, AI SDK or OpenInference attributes)";

export type ReadTrace = {
  events: TraceEvent[];
  /** Annotations as the file has them: their runs and ids are those of where it came from. */
  annotations: Annotation[];
};

export type TraceRefusal = { refusal: string };

type TraceFile = Pick<ImportSource, "file" | "importedAt"> & { text: string };

export async function readTrace(
  { text, ...source }: TraceFile,
  ports: ImportPorts,
): Promise<ReadTrace | TraceRefusal> {
  const leftOut = createLeftOut();
  const entries = await entriesOf(readable(text), { ports, leftOut });
  const tools = { ports, leftOut };
  const [first] = entries;
  if (isRunFile(first)) {
    const refusal = runFileRefusal(first);
    return refusal === null ? importRunFile(first, source, tools) : { refusal };
  }
  if (entries.some(isEventLike)) {
    const file = { events: entries };
    const refusal = runFileRefusal(file);
    return refusal === null ? importRunFile(file, source, tools) : { refusal };
  }
  const documents = entries.filter(isOtlp);
  if (documents.length > 0) {
    noteOthers(entries, isOtlp, leftOut);
    const read = await importOtlp(documents, source, tools);
    if (read === null)
      return {
        refusal:
          "This OpenTelemetry file holds no span that can be read, so there is nothing to draw.",
      };
    return read;
  }
  if (entries.some(isRlmsLine)) {
    const events = await importRlms(entries.filter(isRecord), source, tools);
    return { events, annotations: [] };
  }
  return {
    refusal: `${looksLike(text, entries)} It is not a trace: Verbatim opens ${READABLE_FORMATS}.`,
  };
}

/** Without a byte order mark, and without U+0000: neither databases nor pages hold it. */
function readable(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1\\ufffd");
}

/** Lines between which the process looks after others. */
const AT_A_STRETCH = 1_000;
/** With so many more damaged lines than others, a file is none of lines of JSON. */
const MOST_DAMAGED = 1_000;

/** The file as one JSON value, or as one for each line. */
async function entriesOf(
  text: string,
  { ports, leftOut }: { ports: Pick<ImportPorts, "rest">; leftOut: LeftOut },
): Promise<unknown[]> {
  const whole = jsonIn(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  const entries: unknown[] = [];
  let damaged = 0;
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    if (number % AT_A_STRETCH === 0) await ports.rest();
    const written = line.trim();
    if (written === "") continue;
    // The lines of a run file that broke off end in commas.
    const value = written.startsWith("{") ? jsonIn(written.replace(/,$/, "")) : undefined;
    if (isRecord(value)) {
      entries.push(value);
      continue;
    }
    damaged += 1;
    leftOut.note("damaged-line", String(number));
    if (damaged < MOST_DAMAGED + entries.length) continue;
    leftOut.note("unread-rest", String(number));
    break;
  }
  return entries;
}

/** One at a time: a file may be of nothing but line breaks. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}

function noteOthers(
  entries: readonly unknown[],
  isKnown: (entry: unknown) => entry is JsonRecord,
  leftOut: LeftOut,
): void {
  for (const entry of entries)
    if (!isKnown(entry)) leftOut.note("unknown-entry", describeKeys(entry));
}

function describeKeys(entry: unknown): string {
  if (!isRecord(entry)) return "no record";
  const keys = Object.keys(entry).slice(0, 4).join(", ");
  return keys === "" ? "an empty record" : `a record of ${keys}`;
}

const beginnings: readonly [string, string][] = [
  ["%PDF-", "This looks like a PDF."],
  ["PK\u0003\u0004", "This looks like a ZIP archive or an Office file."],
  ["\u001f", "This looks like a compressed file: unpack it first."],
  ["<!doctype", "This looks like a web page."],
  ["<html", "This looks like a web page."],
  ["<?xml", "This looks like XML."],
  ["diff --git", "This looks like a patch."],
];

function looksLike(text: string, entries: readonly unknown[]): string {
  if (text.trim() === "") return "This file is empty.";
  const begin = text.trimStart().slice(0, 20).toLowerCase();
  const known = beginnings.find(([sign]) => begin.startsWith(sign.toLowerCase()))?.[1];
  if (known) return known;
  if (/^\s*[[{]/.test(text) && entries.length === 0)
    return "This begins like JSON, but breaks off or is damaged, and no line of it can be read by itself.";
  if (entries.length > 0) return `This is JSON (${describeKeys(entries[0])}).`;
  return "This looks like plain text.";
}
