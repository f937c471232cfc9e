/**
 * What a step says, part by part, without time, ids and where a reply came from: two steps are equal when all their
 * parts are. A part is a text to be compared, never to be shown.
 */
import type { Body, TraceMessage } from "@/lib/trace/event";
import type { Span } from "@/lib/trace/reduce";
import { resultParts } from "./result-parts";
import { type PartTexts, type StepPart, stepParts } from "./step-part";

/** Spans never change: a live run makes a new one when something becomes known. */
const kept = new WeakMap<Span, PartTexts>();

export function partsOf(span: Span): PartTexts {
  const known = kept.get(span);
  if (known) return known;
  const parts = readParts(span);
  kept.set(span, parts);
  return parts;
}

/** Parts that are known on both sides and not the same. Of a settled step everything is known: it lacks what it does not have. */
export function differingParts(
  a: Span,
  b: Span,
  isSettled: { a: boolean; b: boolean },
): StepPart[] {
  const [ours, theirs] = [partsOf(a), partsOf(b)];
  return stepParts.filter((part) => {
    const [one, other] = [ours[part], theirs[part]];
    if (one === other) return false;
    return (one !== undefined || isSettled.a) && (other !== undefined || isSettled.b);
  });
}

function readParts(span: Span): PartTexts {
  const outcome = span.outcome === null ? {} : { outcome: JSON.stringify(span.outcome) };
  switch (span.kind) {
    case "model-call":
      return { ...callParts(span), ...outcome };
    case "sandbox-run":
      return { ...cellParts(span), ...outcome };
    case "tool-call":
      return {
        call: joined(span.start.tool, span.start.argument),
        ...(span.end ? { output: joined(span.end.hits, span.end.places) } : {}),
        ...outcome,
      };
    case "nested-run":
      return {
        prompt: joined(span.start.question, bodyText(span.start.context)),
        ...(span.end ? { answer: joined(span.end.answer) } : {}),
        ...outcome,
      };
    case "gate": {
      const claims = span.start.claims.map(({ kind, text, mark }) => [kind, text, mark]);
      return {
        decision: span.start.decision,
        answer: span.start.answer,
        claims: joined(claims, span.start.message),
      };
    }
    case "route":
      return { reading: span.start.reading };
    case "limit":
      return { limit: span.start.limit };
    case "pause":
      return { limit: span.start.limit, ...(span.end ? { decision: span.end.decision } : {}) };
    case "foreign":
      return { ...foreignParts(span), ...outcome };
    case "stage":
      return { ...(span.end?.result ? resultParts(span.end.result) : {}), ...outcome };
    default:
      return outcome;
  }
}

function callParts({ start, end }: Extract<Span, { kind: "model-call" }>): PartTexts {
  return {
    model: joined(start.model, start.temperature, start.maxOutputTokens),
    prompt: promptText(start.added),
    ...(end && {
      reply: joined(bodyText(end.text), end.reasoning && bodyText(end.reasoning), end.finishReason),
    }),
  };
}

function cellParts({ start, end }: Extract<Span, { kind: "sandbox-run" }>): PartTexts {
  const code = joined(bodyText(start.code), start.written && bodyText(start.written));
  if (!end) return { code };
  const { output, value, droppedChars, notes, toolUses, final } = end;
  return {
    code,
    output: joined(bodyText(output), value && bodyText(value), droppedChars, notes, toolUses),
    ...(final && { answer: joined(final) }),
  };
}

function foreignParts({ start, end }: Extract<Span, { kind: "foreign" }>): PartTexts {
  return {
    call: joined(start.label, start.input && bodyText(start.input)),
    ...(end && { output: joined(end.output && bodyText(end.output)) }),
  };
}

export function promptText(added: readonly TraceMessage[]): string {
  return joined(added.map(({ role, content }) => [role, bodyText(content)]));
}

/** A text that goes on beyond its beginning is told by its hash. */
export function bodyText({ preview, sha256 }: Body): string {
  return sha256 === null ? `=${preview}` : `#${sha256}`;
}

function joined(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
