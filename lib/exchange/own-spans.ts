/** Spans that this product exported: what their own attributes say makes them the steps that they were. */

import { modelRole } from "@/lib/trace/config";
import type { CellOutcome, Outcome } from "@/lib/trace/event";
import { callSpan, spanStart } from "./call-span";
import { cellSpan } from "./cell-span";
import type { ImportedSpan, ImportPorts } from "./imported-log";
import { countOf } from "./measures";
import type { OtlpSpan } from "./otlp-spans";
import { jsonIn, recordOf, textOf } from "./read-json-value";
import type { CallMeaning, SpanMeaning, StepMeaning } from "./span-meaning";

export function ownKind(span: OtlpSpan): string | null {
  return textOf(span.attributes.get("verbatim.kind"));
}

export function ownSpanId(span: OtlpSpan): string | null {
  return textOf(span.attributes.get("verbatim.span_id"));
}

export function isOwnRun(span: OtlpSpan): boolean {
  return ownKind(span) === "run";
}

/** What is drawn as a generic step, in this product's own words for it; null for a span of another program. */
export function ownStep(span: OtlpSpan): Omit<StepMeaning, "kind"> | null {
  const kind = ownKind(span);
  if (kind === null) return null;
  const at = (key: string) => textOf(span.attributes.get(key));
  return {
    label: at("verbatim.label") ?? kind,
    input: at("verbatim.input"),
    output: at("verbatim.output") ?? at("verbatim.result") ?? at("verbatim.message"),
  };
}

type Described = {
  span: OtlpSpan;
  meaning: SpanMeaning;
  times: Pick<ImportedSpan, "id" | "parentId" | "name" | "startAt" | "endAt">;
  outcome: Outcome;
};

/** Null for a span that is none of this product's, or of a kind that is drawn as a generic step. */
export async function ownSpan(
  described: Described,
  ports: Pick<ImportPorts, "keep">,
): Promise<ImportedSpan | null> {
  const { span, meaning, times, outcome } = described;
  const kind = ownKind(span);
  if (kind === "iteration")
    return {
      ...times,
      start: (settled) => ({ type: "iteration-start", ...spanStart(settled) }),
      end: (spanId) => ({ type: "iteration-end", spanId, outcome }),
    };
  if (kind === "model-call" && meaning.kind === "call") return ownCall(described, meaning, ports);
  if (kind === "sandbox-run") return ownCell(described, ports);
  if (kind === "nested-run") return ownNested(described, ports);
  if (kind === "tool-call") return ownTool(described);
  return null;
}

async function ownCall(
  { span, times, outcome }: Described,
  meaning: CallMeaning,
  { keep }: Pick<ImportPorts, "keep">,
): Promise<ImportedSpan> {
  const role = modelRole.safeParse(span.attributes.get("verbatim.role"));
  const count = countOf(span.attributes.get("verbatim.added")) ?? meaning.messages.length;
  const added = [];
  for (const { role: by, text } of count === 0 ? [] : meaning.messages.slice(-count))
    added.push({ role: by, content: await keep(text) });
  const by = role.success ? role.data : "root";
  return callSpan({ ...meaning, role: by, outcome, source: sourceOf(span) }, times, {
    continued: textOf(span.attributes.get("verbatim.continues")),
    added,
    text: await keep(meaning.reply),
    reasoning: meaning.reasoning === null ? null : await keep(meaning.reasoning),
  });
}

function sourceOf(span: OtlpSpan): "live" | "memo" | "edit" {
  const source = span.attributes.get("verbatim.source");
  return source === "memo" || source === "edit" ? source : "live";
}

async function ownCell(
  { span, times, outcome }: Described,
  { keep }: Pick<ImportPorts, "keep">,
): Promise<ImportedSpan> {
  const put = recordOf(jsonIn(textOf(span.attributes.get("gen_ai.tool.call.result")) ?? ""));
  const given = recordOf(jsonIn(textOf(span.attributes.get("gen_ai.tool.call.arguments")) ?? ""));
  const value = textOf(put.value);
  return cellSpan(
    {
      cell: Math.max(1, countOf(span.attributes.get("verbatim.cell")) ?? 1),
      code: await keep(textOf(given.code) ?? ""),
      output: await keep(textOf(put.stdout) ?? ""),
      value: value === null ? null : await keep(value),
      outcome: cellOutcomeOf(outcome, span),
      wallMs: (times.endAt ?? times.startAt ?? 0) - (times.startAt ?? 0),
    },
    times,
  );
}

const cellLimits = ["segment", "cell", "cpu", "memory", "deadlock", "crash"] as const;

function cellOutcomeOf(outcome: Outcome, span: OtlpSpan): CellOutcome {
  if (outcome.status === "ok" || outcome.status === "cancelled") return outcome;
  const limit = cellLimits.find((one) => span.attributes.get("error.type") === `stopped.${one}`);
  const { message } = outcome;
  return limit
    ? { status: "stopped", limit, message, stateKept: false }
    : { status: "error", error: { message, line: null, column: null, hint: null } };
}

async function ownNested(
  { span, times, outcome }: Described,
  { keep }: Pick<ImportPorts, "keep">,
): Promise<ImportedSpan> {
  const context = await keep(textOf(span.attributes.get("verbatim.context")) ?? "");
  const question = textOf(span.attributes.get("verbatim.question")) ?? "";
  const text = textOf(span.attributes.get("verbatim.answer"));
  return {
    ...times,
    start: (settled) => ({
      type: "nested-run-start",
      ...spanStart(settled),
      question,
      context,
      reads: [],
    }),
    end: (spanId) => ({
      type: "nested-run-end",
      spanId,
      outcome,
      answer: text === null ? null : { text, ...answerMarks(span) },
    }),
  };
}

/** How an answer came to be. */
export function answerMarks({ attributes }: OtlpSpan): { forced: boolean; abstained: boolean } {
  return {
    forced: attributes.get("verbatim.forced") === true,
    abstained: attributes.get("verbatim.abstained") === true,
  };
}

function ownTool({ span, times, outcome }: Described): ImportedSpan {
  const given = recordOf(jsonIn(textOf(span.attributes.get("gen_ai.tool.call.arguments")) ?? ""));
  const put = recordOf(jsonIn(textOf(span.attributes.get("gen_ai.tool.call.result")) ?? ""));
  return {
    ...times,
    start: (settled) => ({
      type: "tool-call-start",
      ...spanStart(settled),
      tool: textOf(span.attributes.get("gen_ai.tool.name")) ?? "",
      argument: textOf(given.argument) ?? "",
    }),
    end: (spanId) => ({
      type: "tool-call-end",
      spanId,
      outcome,
      hits: countOf(put.hits) ?? 0,
      places: [],
    }),
  };
}
