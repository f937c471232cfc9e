/**
 * A run as an OpenTelemetry trace: OTLP JSON with the `gen_ai.*` attributes of the GenAI conventions (v1.41). Usage stands
 * at calls of models alone, so that whoever adds up a trace counts each token once. What the conventions have no name for
 * is in `verbatim.*`.
 */
import type { Body } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Span, type Timeline } from "@/lib/trace/reduce";
import { lastMoment } from "@/lib/trace/select";
import { nanoseconds, type OtlpAttribute, otlpAttributes } from "./otlp-attributes";
import { describeSpan, type SpanDescription } from "./otlp-span-of";
import type { ExportedRun } from "./run-file";

export type OtlpTools = {
  /** The whole of a text, as long as whoever receives it takes. */
  text(body: Body): Promise<string>;
  /** sha256 in hexadecimal: ids follow from it, so that a run that is sent twice is the same trace. */
  hash(text: string): string;
  version: string;
};

export type OtlpSpanJson = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: 1 | 3;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: OtlpAttribute[];
  events: { timeUnixNano: string; name: string; attributes: OtlpAttribute[] }[];
  status: { code: 0 | 1 | 2; message?: string };
};

/** Spans in the order in which they began. */
export async function* otlpSpansOf(
  { summary, events }: ExportedRun,
  tools: OtlpTools,
): AsyncGenerator<OtlpSpanJson, void> {
  const timeline = extendTimeline(summary.id, emptyTimeline, events);
  const traceId = tools.hash(`run ${summary.id}`).slice(0, 32);
  const idOf = (spanId: string) => tools.hash(`span ${summary.id} ${spanId}`).slice(0, 16);
  const last = lastMoment(timeline);
  const described = [...timeline.spans.values()].sort((a, b) => a.seq - b.seq);
  for (const span of described) {
    const description = await describeSpan(span, { timeline, text: tools.text });
    if (description === null) continue;
    yield spanJson(span, description, { timeline, traceId, idOf, last });
  }
}

type Around = {
  timeline: Timeline;
  traceId: string;
  idOf: (spanId: string) => string;
  last: number;
};

function spanJson(
  span: Span,
  { name, isCall, attributes, evaluation }: SpanDescription,
  { timeline, traceId, idOf, last }: Around,
): OtlpSpanJson {
  const parent = span.parentId === null ? undefined : timeline.spans.get(span.parentId);
  const endedAt = Math.max(span.startedAt, span.endedAt ?? last);
  return {
    traceId,
    spanId: idOf(span.id),
    ...(parent ? { parentSpanId: idOf(parent.id) } : {}),
    name,
    kind: isCall ? 3 : 1,
    startTimeUnixNano: nanoseconds(span.startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: otlpAttributes({
      ...attributes,
      ...failureOf(span),
      "verbatim.kind": span.kind,
      "verbatim.span_id": span.id,
      "verbatim.name": span.name,
      ...(span.endedAt === null ? { "verbatim.open": true } : {}),
    }),
    events: evaluation
      ? [
          {
            timeUnixNano: nanoseconds(endedAt),
            name: "gen_ai.evaluation.result",
            attributes: otlpAttributes(evaluation),
          },
        ]
      : [],
    status: statusOf(span),
  };
}

function failureOf({ outcome }: Span): Record<string, string> {
  if (outcome === null || outcome.status === "ok") return {};
  if (outcome.status === "stopped") return { "error.type": `stopped.${outcome.limit}` };
  if (outcome.status !== "error") return { "error.type": outcome.status };
  return { "error.type": "code" in outcome ? outcome.code : "error" };
}

/** A run that someone stopped is no error. */
function statusOf({ outcome }: Span): OtlpSpanJson["status"] {
  if (outcome === null || outcome.status === "cancelled") return { code: 0 };
  if (outcome.status === "ok") return { code: 1 };
  return { code: 2, message: "error" in outcome ? outcome.error.message : outcome.message };
}

/** The head and the end of a document around its spans. */
export function otlpFrame({ version }: Pick<OtlpTools, "version">): { head: string; end: string } {
  const resource = {
    attributes: otlpAttributes({ "service.name": "verbatim", "service.version": version }),
  };
  const scope = { name: "verbatim", version };
  return {
    head: `{"resourceSpans":[{"resource":${JSON.stringify(resource)},"scopeSpans":[{"scope":${JSON.stringify(scope)},"spans":[`,
    end: "]}]}]}",
  };
}

/** The whole trace as one document, piece by piece. */
export async function* otlpOf(run: ExportedRun, tools: OtlpTools): AsyncGenerator<string, void> {
  const { head, end } = otlpFrame(tools);
  yield head;
  let isFirst = true;
  for await (const span of otlpSpansOf(run, tools)) {
    yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(span)}`;
    isFirst = false;
  }
  yield `\n${end}\n`;
}
