/**
 * Reads OpenTelemetry traces in OTLP JSON: spans with `gen_ai.*`, `ai.*` or OpenInference attributes become calls of
 * models, this product's own become what they were, all others generic steps. A call's usage counts once, at the
 * innermost span that tells it.
 */
import { cutText } from "@/lib/format/cut-text";
import type { Annotation } from "@/lib/trace/annotation";
import type { Answer, ImportSource, Outcome, TraceEvent } from "@/lib/trace/event";
import { aiSdkMeaning } from "./ai-sdk-spans";
import { createCallSpans } from "./call-span";
import { checkedAnnotations } from "./checked-annotation";
import { foreignSpan } from "./foreign-span";
import { genAiMeaning } from "./gen-ai-spans";
import {
  foreignConfig,
  type ImportedRun,
  type ImportedSpan,
  type ImportPorts,
  importedLog,
  RUN_SPAN,
} from "./imported-log";
import type { LeftOut } from "./left-out";
import { openInferenceMeaning } from "./open-inference-spans";
import { ANNOTATION_ID, annotationOfEvent, EVALUATION_EVENT } from "./otlp-evaluation";
import { type OtlpSpan, otlpSpans } from "./otlp-spans";
import { answerMarks, isOwnRun, ownKind, ownSpan, ownSpanId, ownStep } from "./own-spans";
import { type JsonRecord, shownValue, textOf } from "./read-json-value";
import type { CallMeaning, SpanMeaning, StepMeaning } from "./span-meaning";

/** A question of a foreign trace is whatever came in first, which may be a book. */
const MAX_QUESTION_CHARS = 2_000;
/** The whole of it stands at its step. */
const MAX_ANSWER_CHARS = 4_000;
const LONG_CHARS = 2_000;

export type ImportedTrace = { events: TraceEvent[]; annotations: Annotation[] };

/** Null when the documents hold no span at all. */
export async function importOtlp(
  documents: readonly JsonRecord[],
  source: Pick<ImportSource, "file" | "importedAt">,
  { ports, leftOut }: { ports: ImportPorts; leftOut: LeftOut },
): Promise<ImportedTrace | null> {
  const spans = otlpSpans(documents, leftOut).sort((a, b) => (a.startAt ?? 0) - (b.startAt ?? 0));
  const traces = [...new Set(spans.map(({ traceId }) => traceId))];
  if (traces.length > 1) leftOut.note("several-traces", String(traces.length));
  const read = meaningsOf(spans);
  const known = new Set(spans.map(({ id }) => id));
  const root =
    read.find(({ span }) => isOwnRun(span)) ??
    read.find(({ span }) => span.parentId === null || !known.has(span.parentId)) ??
    read[0];
  if (!root) return null;
  const imported: ImportedSpan[] = [];
  const calls = createCallSpans(ports);
  const ids = idsOf(read, root.span);
  for (const one of read) {
    if (one === root && isOwnRun(one.span)) continue;
    imported.push(await spanOf(one, { ids, calls, ports }));
  }
  const annotations = ownAnnotations(read, ids, leftOut);
  return { events: importedLog(runOf(root, read, source), imported, leftOut), annotations };
}

/** What people wrote at a run that this product exported. */
function ownAnnotations(
  read: readonly Read[],
  ids: ReadonlyMap<string, string>,
  leftOut: LeftOut,
): Annotation[] {
  const stored = read
    .filter(({ span }) => ownKind(span) !== null)
    .flatMap(({ span }) => {
      const id = ids.get(span.id) ?? span.id;
      return span.events.flatMap(({ name, attributes }) => {
        const isOne = name === EVALUATION_EVENT;
        return (isOne && annotationOfEvent(attributes, id === RUN_SPAN ? null : id)) || [];
      });
    });
  return checkedAnnotations(stored, leftOut);
}

type Read = { span: OtlpSpan; meaning: SpanMeaning };

function meaningsOf(spans: readonly OtlpSpan[]): Read[] {
  const read = spans.map((span) => ({ span, meaning: meaningOf(span) }));
  const outer = holdingCalls(read);
  return read.map((one) =>
    one.meaning.kind === "call" && outer.has(one.span.id) && ownKind(one.span) === null
      ? { span: one.span, meaning: asStep(one.meaning) }
      : one,
  );
}

function meaningOf(span: OtlpSpan): SpanMeaning {
  const own = ownKind(span);
  // Spans of this product have the attributes of both conventions, and all of a call stands in the first. What others of
  // them are is read where they become steps.
  if (own !== null) return (own === "model-call" ? genAiMeaning(span) : null) ?? unknownStep;
  return openInferenceMeaning(span) ?? aiSdkMeaning(span) ?? genAiMeaning(span) ?? unknownStep;
}

const unknownStep: StepMeaning = { kind: "step", label: "span", input: null, output: null };

/** Ids of the spans below which a call stands. */
function holdingCalls(read: readonly Read[]): Set<string> {
  const parents = new Map(read.map(({ span }) => [span.id, span.parentId]));
  const holding = new Set<string>();
  for (const { span, meaning } of read) {
    if (meaning.kind !== "call") continue;
    let at = span.parentId;
    while (at !== null && !holding.has(at) && at !== span.id) {
      holding.add(at);
      at = parents.get(at) ?? null;
    }
  }
  return holding;
}

function asStep({ messages, reply }: CallMeaning): StepMeaning {
  return {
    kind: "step",
    label: "chat",
    input: messages.at(-1)?.text ?? null,
    output: reply === "" ? null : reply,
  };
}

/** The id that each span has in the log: its own of the run that it was exported from, otherwise its id there. */
function idsOf(read: readonly Read[], root: OtlpSpan): Map<string, string> {
  return new Map(
    read.map(({ span }) => {
      const own = ownSpanId(span);
      if (span === root && isOwnRun(span)) return [span.id, RUN_SPAN];
      if (own === null) return [span.id, span.id];
      return [span.id, span.traceId === root.traceId ? own : `${span.traceId}/${own}`];
    }),
  );
}

type SpanParts = {
  ids: ReadonlyMap<string, string>;
  calls: ReturnType<typeof createCallSpans>;
  ports: ImportPorts;
};

async function spanOf({ span, meaning }: Read, { ids, calls, ports }: SpanParts) {
  const times = {
    id: ids.get(span.id) ?? span.id,
    parentId: span.parentId === null ? null : (ids.get(span.parentId) ?? span.parentId),
    name:
      ownKind(span) === null
        ? span.name
        : (textOf(span.attributes.get("verbatim.name")) ?? span.name),
    startAt: span.startAt,
    endAt: span.attributes.get("verbatim.open") === true ? null : span.endAt,
  };
  const outcome = outcomeOf(span);
  const own = await ownSpan({ span, meaning, times, outcome }, ports);
  if (own) return own;
  if (meaning.kind === "call") return calls.add({ ...meaning, role: "root", outcome }, times);
  const { label, input, output } = ownStep(span) ?? meaning;
  return foreignSpan(
    {
      label,
      outcome,
      input: input === null ? null : await ports.keep(input),
      output: output === null ? null : await ports.keep(output),
      attributes: await ports.keep(attributesShown(span, [input, output])),
    },
    times,
  );
}

/** All attributes as JSON, evaluations after them; a long text that is shown as input or output already is not repeated. */
function attributesShown(
  { attributes, events }: OtlpSpan,
  shown: readonly (string | null)[],
): string {
  const told = [...attributes].map(([key, value]): [string, unknown] =>
    typeof value === "string" && value.length > LONG_CHARS && shown.includes(value)
      ? [key, `(${value.length} characters, shown as input or output)`]
      : [key, value],
  );
  const evaluations = events
    .filter(({ name, attributes: said }) => name === EVALUATION_EVENT && !said.has(ANNOTATION_ID))
    .map(({ attributes: said }) => Object.fromEntries(said));
  const all = evaluations.length === 0 ? told : [...told, [EVALUATION_EVENT, evaluations]];
  return shownValue(Object.fromEntries(all)) ?? "";
}

function outcomeOf({ failure, attributes }: OtlpSpan): Outcome {
  const type = textOf(attributes.get("error.type"));
  if (type === "cancelled") return { status: "cancelled" };
  if (failure === null) return { status: "ok" };
  if (type === "timeout") return { status: "timeout", message: failure };
  return { status: "error", code: type ?? "error", message: failure };
}

function runOf(
  root: Read,
  read: readonly Read[],
  source: Pick<ImportSource, "file" | "importedAt">,
): ImportedRun {
  const own = isOwnRun(root.span);
  const calls = read.flatMap(({ meaning }) => (meaning.kind === "call" ? [meaning] : []));
  const asked = textOf(root.span.attributes.get("verbatim.question")) ?? questionOf(root, calls);
  const services = new Set(read.flatMap(({ span }) => span.service ?? []));
  return {
    name: own ? "Inquiry" : root.span.name,
    config: foreignConfig(cutText(asked, MAX_QUESTION_CHARS), calls[0]?.model ?? null),
    outcome: outcomeOf(root.span),
    answer: answerOf(root, calls),
    source: {
      ...source,
      format: "otlp",
      producer: services.size === 0 ? null : [...services].slice(0, 5).join(", "),
      runId: textOf(root.span.attributes.get("verbatim.run_id")) ?? root.span.traceId,
      kind: "foreign",
    },
  };
}

function questionOf({ span, meaning }: Read, calls: readonly CallMeaning[]): string {
  if (meaning.kind === "step" && meaning.input !== null) return meaning.input;
  const call = meaning.kind === "call" ? meaning : calls[0];
  return call?.messages.findLast(({ role }) => role === "user")?.text ?? span.name;
}

/** What the whole put out; where it does not say, what its last call replied. */
function answerOf({ span, meaning }: Read, calls: readonly CallMeaning[]): Answer | null {
  const own = isOwnRun(span) ? (textOf(span.attributes.get("verbatim.answer")) ?? "") : null;
  const put = meaning.kind === "step" ? meaning.output : meaning.reply;
  const text = own ?? put ?? calls.at(-1)?.reply ?? "";
  if (text.trim() === "") return null;
  return { text: own ?? cutText(text, MAX_ANSWER_CHARS), ...answerMarks(span) };
}
