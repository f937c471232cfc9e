/**
 * A run as an OpenTelemetry trace: OTLP JSON with the `gen_ai.*` attributes of the GenAI conventions (v1.41), and those of
 * OpenInference beside them. Usage stands at calls of models alone, so that whoever adds up a trace counts each token once.
 * What the conventions have no name for is in `verbatim.*`.
 */
import type { Body } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Span, type Timeline } from "@/lib/trace/reduce";
import { lastMoment } from "@/lib/trace/select";
import { nanoseconds, type OtlpAttribute, otlpAttributes } from "./otlp-attributes";
import {
  annotationEvaluation,
  EVALUATION_EVENT,
  type Evaluation,
  evaluationAttributes,
  openInferenceAnnotations,
} from "./otlp-evaluation";
import { openInferenceAttributes } from "./otlp-open-inference";
import { describeSpan } from "./otlp-span-of";
import { rlmPlaces } from "./rlm-place";
import type { ExportedRun } from "./run-file";
import type { SpanDescription } from "./span-description";

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

/** Spans in the order in which they began. What people wrote goes with them: with the run where its step is not there. */
export async function* otlpSpansOf(
  { summary, events, annotations }: ExportedRun,
  tools: OtlpTools,
): AsyncGenerator<OtlpSpanJson, void> {
  const timeline = extendTimeline(summary.id, emptyTimeline, events);
  const spans = [...timeline.spans.values()].sort((a, b) => a.seq - b.seq);
  const runSpan = spans.find(({ kind }) => kind === "run")?.id ?? null;
  const exported = new Set(spans.flatMap(({ id, kind }) => (kind === "execution" ? [] : [id])));
  const around: Around = {
    timeline,
    conversation: summary.config.trial?.trialId ?? summary.id,
    traceId: tools.hash(`run ${summary.id}`).slice(0, 32),
    idOf: (spanId) => tools.hash(`span ${summary.id} ${spanId}`).slice(0, 16),
    last: lastMoment(timeline),
  };
  const places = rlmPlaces(spans);
  for (const span of spans) {
    const description = await describeSpan(span, { timeline, places, text: tools.text });
    if (description === null) continue;
    const written = annotations.filter(({ spanId }) =>
      spanId !== null && exported.has(spanId) ? spanId === span.id : span.id === runSpan,
    );
    yield spanJson(span, description, {
      ...around,
      evaluations: [...(description.evaluations ?? []), ...written.map(annotationEvaluation)],
    });
  }
}

type Around = {
  timeline: Timeline;
  /** What the conventions call the conversation: a case, or one question with its answer. */
  conversation: string;
  traceId: string;
  idOf: (spanId: string) => string;
  last: number;
};

/** A replay keeps its original's clock, so it was filed after its own steps: it spans them all the same. */
function runStart({ startedAt }: Span, { summary }: Timeline): number {
  return Math.min(startedAt, summary?.startedAt ?? startedAt);
}

function spanJson(
  span: Span,
  { name, kind, attributes, events = [] }: SpanDescription,
  around: Around & { evaluations: readonly Evaluation[] },
): OtlpSpanJson {
  const { timeline, conversation, traceId, idOf, last, evaluations } = around;
  const parent = span.parentId === null ? undefined : timeline.spans.get(span.parentId);
  const startedAt = span.kind === "run" ? runStart(span, timeline) : span.startedAt;
  const endedAt = Math.max(startedAt, span.endedAt ?? last);
  const told = { ...attributes, "gen_ai.conversation.id": conversation };
  return {
    traceId,
    spanId: idOf(span.id),
    ...(parent ? { parentSpanId: idOf(parent.id) } : {}),
    name,
    // A call of a model leaves the process.
    kind: kind === "LLM" ? 3 : 1,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: otlpAttributes({
      ...told,
      ...openInferenceAttributes(kind, told),
      ...openInferenceAnnotations(evaluations),
      ...failureOf(span),
      "verbatim.kind": span.kind,
      "verbatim.span_id": span.id,
      "verbatim.name": span.name,
      ...(span.endedAt === null ? { "verbatim.open": true } : {}),
    }),
    events: [
      ...events.map((event) => ({ at: endedAt, ...event })),
      ...evaluations.map((one) => ({
        at: one.at ?? endedAt,
        name: EVALUATION_EVENT,
        attributes: {
          ...evaluationAttributes(one),
          // Of a call, what is judged is its reply.
          "gen_ai.response.id": attributes["gen_ai.response.id"],
        },
      })),
    ].map(({ at, name: called, attributes: given }) => ({
      timeUnixNano: nanoseconds(at),
      name: called,
      attributes: otlpAttributes(given),
    })),
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
