/** The steps of a report: each with all the texts that its events hold. */
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { Body, CellOutcome, Outcome } from "@/lib/trace/event";
import type { Span, SpanOf, Timeline } from "@/lib/trace/reduce";
import { flattenSteps, iterationTitle, type Step, selectSteps } from "@/lib/trace/select";
import type { Block, NotedAt, ReportStep } from "./report";
import { noteBlocks } from "./report-notes";
import { figure, type Words } from "./words";

export function reportSteps(timeline: Timeline, notes: NotedAt, words: Words): ReportStep[] {
  return flattenSteps(selectSteps(timeline)).map((step, index): ReportStep => {
    const { span } = step;
    const failure = failureOf(span.outcome);
    return {
      number: index + 1,
      depth: step.depth,
      kind: step.kind,
      title: titleOf(step, words),
      facts: factsOf(span, words),
      isFailed: span.outcome !== null && span.outcome.status !== "ok",
      isOpen: span.endedAt === null,
      blocks: [
        ...blocksOf(span, words),
        ...(failure === null ? [] : [text(words.error, failure)]),
        ...noteBlocks(notes.get(span.id) ?? [], words),
      ],
    };
  });
}

function text(
  label: string,
  whole: Body | string,
  language: "text" | "typescript" | "json" = "text",
): Block {
  return { kind: "text", label, language, text: whole };
}

function titleOf(step: Step, words: Words): string {
  const { span } = step;
  switch (span.kind) {
    case "iteration": {
      const title = iterationTitle(step);
      const number = fill(words.step.iteration, { n: /(\d+)\D*$/.exec(span.id)?.[1] ?? "" }).trim();
      return title === null ? number : `${number}: ${title}`;
    }
    case "model-call":
      return span.start.role === "sub" ? words.step.sub : words.step.model;
    case "sandbox-run":
      return fill(words.step.code, { n: span.start.cell });
    case "nested-run":
      return words.step.nested;
    case "gate":
      return fill(words.step.check, { decision: words.decision[span.start.decision] });
    case "route":
      return words.step.route;
    case "limit":
      return fill(words.step.limit, { limit: span.start.limit });
    case "pause":
      return words.step.pause;
    case "stage":
      return span.start.path === null || span.name.includes(span.start.path)
        ? span.name
        : `${span.name} · ${span.start.path}`;
    case "foreign":
      return `${span.start.label} · ${span.name}`;
    default:
      return span.name;
  }
}

function factsOf(span: Span, words: Words): string[] {
  const time = span.endedAt === null ? words.open : formatDuration(span.endedAt - span.startedAt);
  if (span.kind !== "model-call") return [time];
  const usage = span.end?.usage;
  const answeredBy = span.end?.response?.model ?? span.start.model;
  const tokens = usage && {
    in: figure(usage.inputTokens, words),
    out: figure(usage.outputTokens, words),
  };
  return [
    span.start.model,
    answeredBy === span.start.model ? "" : fill(words.answeredBy, { model: answeredBy }),
    time,
    ...(tokens ? [fill(words.inOut, tokens)] : []),
    ...(span.end ? [formatCost(span.end.costUsd, "")] : []),
  ].filter((fact) => fact !== "");
}

function failureOf(outcome: Outcome | CellOutcome | null): string | null {
  if (outcome === null || outcome.status === "ok" || outcome.status === "cancelled") return null;
  if (!("error" in outcome)) return outcome.message;
  const { message, line, hint } = outcome.error;
  return [line === null ? message : `${line}: ${message}`, hint ?? ""].filter(Boolean).join("\n");
}

function blocksOf(span: Span, words: Words): Block[] {
  switch (span.kind) {
    case "model-call":
      return callBlocks(span, words);
    case "sandbox-run":
      return cellBlocks(span, words);
    case "nested-run":
      return [
        text(words.question, span.start.question),
        ...long(words.context, span.start.context),
        ...(span.end?.answer ? [text(words.answer, span.end.answer.text)] : []),
      ];
    case "tool-call":
      return [text(span.start.tool, span.start.argument)];
    case "gate":
      return [
        text(words.answer, span.start.answer),
        ...(span.start.message === "" ? [] : [text(words.remarks, span.start.message)]),
      ];
    case "route":
      return [{ kind: "paragraph", text: `${span.start.reading}: ${span.start.reason}` }];
    case "stage":
      return span.end?.result
        ? [text(words.output, JSON.stringify(span.end.result, null, 2), "json")]
        : [];
    case "foreign":
      return [
        ...(span.start.input ? long(words.input, span.start.input) : []),
        ...(span.end?.output ? long(words.output, span.end.output) : []),
        ...(span.start.attributes.preview === "{}"
          ? []
          : [text(words.attributes, span.start.attributes, "json")]),
      ];
    default:
      return [];
  }
}

function callBlocks({ start, end }: SpanOf<"model-call">, words: Words): Block[] {
  return [
    ...start.added.flatMap(({ role, content }) =>
      long(`${words.prompt} · ${words.message[role]}`, content),
    ),
    ...(end?.reasoning ? long(words.reasoning, end.reasoning) : []),
    ...(end ? long(words.reply, end.text) : []),
  ];
}

function cellBlocks({ start, end }: SpanOf<"sandbox-run">, words: Words): Block[] {
  const rules = start.repairs.map(({ note }) => note).join("; ");
  return [
    text(words.code, start.code, "typescript"),
    ...(rules === ""
      ? []
      : [{ kind: "paragraph" as const, text: fill(words.repaired, { rules }) }]),
    ...(start.written ? [text(words.written, start.written, "typescript")] : []),
    ...(end ? long(words.output, end.output) : []),
    ...(end && end.droppedChars > 0
      ? [
          {
            kind: "paragraph" as const,
            text: fill(words.dropped, { n: figure(end.droppedChars, words) }),
          },
        ]
      : []),
    ...(end?.value ? long(words.value, end.value) : []),
    ...(end && end.notes.length > 0 ? [{ kind: "list" as const, items: end.notes }] : []),
  ];
}

/** Nothing for an empty text. */
function long(label: string, whole: Body): Block[] {
  return whole.bytes === 0 ? [] : [text(label, whole)];
}
