/** The evidence of an answer: the texts that its places name, and where in them a claim stands. */
import type { FinalEvidence, Place } from "@/lib/trace/event";
import type { DraftClaim } from "./claims";
import { findDates, isSameDate } from "./dates";
import { isSameFigure } from "./figure-index";
import { normalText } from "./fold";
import type { Range } from "./locate-quotes";
import { findReadings } from "./numbers";
import { isWorded, locateClaims } from "./text-facts";
import { findTimes, isSameTime } from "./times";

export type GateDocument = { readonly text: string };

export type EvidenceSpan = FinalEvidence & {
  /** What stands there. */
  quote: string;
};

/** Evidence longer than this is read only in its beginning: nobody can check a claim against a whole book. */
const longestSpan = 100_000;
/** Between the texts of two spans: no wording runs over it. */
export const SPAN_BREAK = "\n\u{e000}\n";
const nearLines = 5;
const nearChars = 1500;

/** Equal places count once; a place outside its document is no evidence. */
export function readSpans(
  evidence: readonly FinalEvidence[],
  documents: readonly GateDocument[],
): EvidenceSpan[] {
  const known = new Set<string>();
  return evidence.flatMap((place) => {
    const text = documents[place.doc]?.text;
    const key = `${place.doc}:${place.start}:${place.end}`;
    if (text === undefined || known.has(key)) return [];
    if (place.start >= place.end || place.end > text.length) return [];
    known.add(key);
    const quote = text.slice(place.start, Math.min(place.end, place.start + longestSpan));
    return [{ ...place, quote }];
  });
}

/** The spans' own text; a number that a span cuts is not in it. */
export function textOfSpans(
  spans: readonly EvidenceSpan[],
  documents: readonly GateDocument[],
): string {
  return spans.map((span) => wholeNumbers(span, documents[span.doc]?.text ?? "")).join(SPAN_BREAK);
}

/** The spans widened to what stands within a few lines of them. */
export function spansNear(
  spans: readonly EvidenceSpan[],
  documents: readonly GateDocument[],
): EvidenceSpan[] {
  return spans.map((span) => {
    const text = documents[span.doc]?.text ?? "";
    const end = span.start + span.quote.length;
    const before = lastLines(text.slice(Math.max(0, span.start - nearChars), span.start));
    const after = firstLines(text.slice(end, end + nearChars));
    return {
      ...span,
      start: span.start - before.length,
      line: span.line - (before.split("\n").length - 1),
      quote: before + span.quote + after,
    };
  });
}

/** Where the claim stands in the evidence: the exact place in each span that holds it. */
export function placesIn(spans: readonly EvidenceSpan[], claim: DraftClaim): Place[] {
  return spans.flatMap((span): Place[] => {
    const range = rangeIn(span.quote, claim);
    if (!range) return [];
    const lineBreaks = span.quote.slice(0, range.start).split("\n").length - 1;
    return [
      {
        doc: span.doc,
        start: span.start + range.start,
        end: span.start + range.end,
        line: span.line + lineBreaks,
      },
    ];
  });
}

function rangeIn(quote: string, claim: DraftClaim): Range | null {
  if (isWorded(claim)) return locateClaims(quote, [claim])[0] ?? null;
  const normal = normalText(quote);
  const found = firstHolding(normal.text, claim);
  if (!found) return null;
  return { start: normal.toOriginal(found.start), end: normal.toOriginal(found.end) };
}

function firstHolding(text: string, claim: DraftClaim): Range | undefined {
  switch (claim.kind) {
    case "number":
      return findReadings(text).find((held) => isSameFigure(claim.figure, held));
    case "date":
      return findDates(text).find(({ values }) => values.some((it) => isSameDate(claim.date, it)));
    case "time":
      return findTimes(text).find((held) => isSameTime(claim.time, held));
    default:
      return undefined;
  }
}

/** A span may begin or end within a number: that number is left out. */
function wholeNumbers({ quote, start }: EvidenceSpan, text: string): string {
  const end = start + quote.length;
  const isCutBefore =
    /[\d.,]$/.test(text.slice(Math.max(0, start - 1), start)) && /^\d/.test(quote);
  const isCutAfter = /\d$/.test(quote) && /^(?:\d|[.,]\d)/.test(text.slice(end, end + 2));
  const isNumberBefore = isCutBefore && /\d[.,]?$/.test(text.slice(Math.max(0, start - 2), start));
  const whole = isNumberBefore ? quote.replace(/^[\d.,]+/, "") : quote;
  return isCutAfter ? whole.replace(/[\d.,]+$/, "") : whole;
}

/** The beginning of the first line, and the lines before it. */
function lastLines(text: string): string {
  return text
    .split("\n")
    .slice(-(nearLines + 1))
    .join("\n");
}

function firstLines(text: string): string {
  return text
    .split("\n")
    .slice(0, nearLines + 1)
    .join("\n");
}
