/**
 * Finding words in a run: in the names, prompts, replies, code, output, reasons, exhibits and votes of its steps, and
 * in all that an imported step tells.
 * A text that is kept apart from the log is known here by its beginning only; `hasMore` tells so.
 */
import type { Body } from "./event";
import type { Span } from "./reduce";
import type { Step } from "./select";

/** Finds words as they stand, whatever their case; null for none. Stateful: set `lastIndex` before use. */
export function wordsPattern(words: string): RegExp | null {
  const wanted = words.trim();
  return wanted === ""
    ? null
    : new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
}

export type StepHits = { step: Step; count: number };

/** The steps that hold the words, in the order given, each with how often it does. */
export function findInSteps(steps: readonly Step[], words: string): StepHits[] {
  const pattern = wordsPattern(words);
  if (!pattern) return [];
  const found: StepHits[] = [];
  for (const step of steps) {
    const count = countHits(step.span, pattern);
    if (count > 0) found.push({ step, count });
  }
  return found;
}

function countHits(span: Span, pattern: RegExp): number {
  let count = 0;
  for (const text of textsOf(span)) count += countWords(text, pattern);
  return count;
}

/** How often a pattern of `wordsPattern` stands in a text. */
export function countWords(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count += 1;
  return count;
}

/** Steps of whose texts only the beginning is known here. */
export function cutSteps(steps: readonly Step[]): Step[] {
  return steps.filter(({ span }) => bodiesOf(span).some(({ sha256 }) => sha256 !== null));
}

/** The texts of a step that may be kept apart from the log. */
export function bodiesOf(span: Span): Body[] {
  switch (span.kind) {
    case "model-call":
      return [
        ...span.start.added.map(({ content }) => content),
        ...(span.end ? [span.end.text, ...(span.end.reasoning ? [span.end.reasoning] : [])] : []),
      ];
    case "sandbox-run":
      return [
        span.start.code,
        ...(span.start.written ? [span.start.written] : []),
        ...(span.end ? [span.end.output, ...(span.end.value ? [span.end.value] : [])] : []),
      ];
    case "nested-run":
      return [span.start.context];
    case "foreign":
      return [span.start.input, span.end?.output ?? null, span.start.attributes].filter(
        (text) => text !== null,
      );
    default:
      return [];
  }
}

function textsOf(span: Span): string[] {
  return [
    span.name,
    ...failure(span),
    ...otherTexts(span),
    ...bodiesOf(span).map(({ preview }) => preview),
  ];
}

function otherTexts(span: Span): string[] {
  switch (span.kind) {
    case "model-call":
      return [span.start.model];
    case "sandbox-run":
      return cellTexts(span.end);
    case "gate":
      return [span.start.answer, span.start.message];
    case "route":
      return [span.start.reason];
    case "limit":
      return [span.start.limit];
    case "nested-run":
      return [span.start.question, span.end?.answer?.text ?? ""];
    case "tool-call":
      return [span.start.tool, span.start.argument];
    case "stage":
      return [span.start.path ?? "", ...stringsIn(span.end?.result ?? null)];
    case "foreign":
      return [span.start.label];
    case "run":
    case "iteration":
    case "pause":
    case "execution":
      return [];
  }
}

function cellTexts(end: Extract<Span, { kind: "sandbox-run" }>["end"]): string[] {
  if (!end) return [];
  return [
    ...end.toolUses.map(({ tool, argument }) => `${tool}(${argument})`),
    ...end.notes,
    ...end.variables.map(({ name, values }) => `${name} ${values.join(" ")}`),
    ...stringsIn(end.final),
  ];
}

function failure({ outcome }: Span): string[] {
  if (outcome === null) return [];
  if (outcome.status === "error" && "error" in outcome) return [outcome.error.message];
  return "message" in outcome ? [outcome.message] : [];
}

/** Every text in a value, names of its fields left out. */
function stringsIn(value: unknown): string[] {
  const strings: string[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") strings.push(next);
    else if (typeof next === "object" && next !== null) waiting.push(...Object.values(next));
  }
  return strings;
}
