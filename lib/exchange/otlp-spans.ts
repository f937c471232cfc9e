/** The spans of an OTLP JSON document, as exporters and the collector's file exporter write it, in one shape. */
import { LATEST_TIME } from "./imported-log";
import type { LeftOut } from "./left-out";
import { isRecord, type JsonRecord, listOf, numberOf, recordOf, textOf } from "./read-json-value";

export type Attributes = ReadonlyMap<string, unknown>;

export type OtlpSpan = {
  traceId: string;
  id: string;
  parentId: string | null;
  name: string;
  /** Milliseconds since the Unix epoch. */
  startAt: number | null;
  endAt: number | null;
  attributes: Attributes;
  events: readonly { name: string; attributes: Attributes }[];
  /** The status message of a span that failed; null for one that did not. */
  failure: string | null;
  /** `service.name` of what recorded it. */
  service: string | null;
};

export function isOtlp(value: unknown): value is JsonRecord {
  return isRecord(value) && (Array.isArray(value.resourceSpans) || Array.isArray(value.batches));
}

export function otlpSpans(documents: readonly JsonRecord[], leftOut: LeftOut): OtlpSpan[] {
  const spans: OtlpSpan[] = [];
  for (const document of documents)
    for (const resource of listOf(document.resourceSpans ?? document.batches)) {
      const described = attributesOf(recordOf(recordOf(resource).resource).attributes);
      const service = textOf(described.get("service.name"));
      for (const stored of spansOfResource(recordOf(resource))) {
        const span = readSpan(stored, service);
        if (span === null) leftOut.note("bad-span", "it has no id");
        else spans.push(span);
      }
    }
  return spans;
}

function spansOfResource(resource: JsonRecord): unknown[] {
  const scopes = resource.scopeSpans ?? resource.instrumentationLibrarySpans;
  return listOf(scopes).flatMap((scope) => [...listOf(recordOf(scope).spans)]);
}

function readSpan(stored: unknown, service: string | null): OtlpSpan | null {
  const span = recordOf(stored);
  const id = textOf(span.spanId) ?? "";
  if (id === "") return null;
  const attributes = attributesOf(span.attributes);
  return {
    traceId: textOf(span.traceId) ?? "",
    id,
    parentId: parentOf(span.parentSpanId),
    name: textOf(span.name) ?? "span",
    startAt: milliseconds(span.startTimeUnixNano),
    endAt: milliseconds(span.endTimeUnixNano),
    attributes,
    events: listOf(span.events).map((event) => ({
      name: textOf(recordOf(event).name) ?? "",
      attributes: attributesOf(recordOf(event).attributes),
    })),
    failure: failureOf(recordOf(span.status), attributes),
    service,
  };
}

/** A root has none, an empty one, or one of zeros. */
function parentOf(value: unknown): string | null {
  const id = textOf(value) ?? "";
  return /^0*$/.test(id) ? null : id;
}

/** Zero stands for a time that was not set. */
function milliseconds(nanoseconds: unknown): number | null {
  const value = numberOf(nanoseconds);
  if (value === null || value <= 0) return null;
  const at = Math.round(value / 1_000_000);
  return at > LATEST_TIME ? null : at;
}

function failureOf(status: JsonRecord, attributes: Attributes): string | null {
  const { code, message } = status;
  if (code !== 2 && code !== "STATUS_CODE_ERROR" && code !== "ERROR") return null;
  const said = textOf(message) ?? textOf(attributes.get("exception.message")) ?? "";
  return said === "" ? "The span failed, and does not say why." : said;
}

/** Of values in each other: attributes say what a reader needs, and reading them recurses. */
const MOST_LEVELS = 50;

/** Of a list of keys and values, as OTLP has it, or of a plain record, as some exporters write it. */
function attributesOf(stored: unknown, level = 0): Attributes {
  if (isRecord(stored)) return new Map(Object.entries(stored));
  const pairs = listOf(stored).flatMap((entry): [string, unknown][] => {
    const { key, value } = recordOf(entry);
    return typeof key === "string" ? [[key, anyValue(value, level)]] : [];
  });
  return new Map(pairs);
}

function anyValue(stored: unknown, level: number): unknown {
  if (level > MOST_LEVELS) return `(nested more than ${MOST_LEVELS} levels deep)`;
  const value = recordOf(stored);
  if ("stringValue" in value) return value.stringValue;
  if ("intValue" in value) return numberOf(value.intValue);
  if ("doubleValue" in value) return numberOf(value.doubleValue);
  if ("boolValue" in value) return value.boolValue;
  if ("bytesValue" in value) return value.bytesValue;
  if ("arrayValue" in value)
    return listOf(recordOf(value.arrayValue).values).map((part) => anyValue(part, level + 1));
  if ("kvlistValue" in value)
    return Object.fromEntries(attributesOf(recordOf(value.kvlistValue).values, level + 1));
  return null;
}
