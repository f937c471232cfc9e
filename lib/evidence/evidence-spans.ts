/** The evidence of an answer: the texts that its places name, and where in them a claim stands. */
import type { FinalEvidence, Place } from "@/lib/trace/event";
import type { DraftClaim } from "./claims";
import { normalText } from "./fold";
import type { Range } from "./locate-quotes";
import { isWorded, locateClaims } from "./text-facts";
import { indexValues } from "./value-index";

/** `name` as the asker sees it: an answer may use it as the question may. */
export type GateDocument = { readonly text: string; readonly name?: string };

export type EvidenceSpan = FinalEvidence & {
  /** What stands there. */
  quote: string;
};

/** Evidence longer than this is read only in its beginning: nobody can check a claim against a whole book. */
const longestSpan = 100_000;
/** The same for all the evidence of an answer: longer, each piece is read in its share of this. */
const mostChars = 200_000;
/** Of one claim: enough to look at, and a bound on what an answer full of numbers writes into the log. */
const mostPlaces = 10;
/** Between the texts of two spans: no wording runs over it. */
export const SPAN_BREAK = "\n\u{e000}\n";
const nearLines = 5;
const nearChars = 1500;

/** Equal places count once; a place outside its document is no evidence. */
export function readSpans(
  evidence: readonly FinalEvidence[],
  documents: readonly GateDocument[],
): EvidenceSpan[] {
  const places = standing(evidence, documents);
  const chars = places.reduce((sum, { start, end }) => sum + Math.min(end - start, longestSpan), 0);
  const longest = chars <= mostChars ? longestSpan : Math.floor(mostChars / places.length);
  return places.map((place) => {
    const end = Math.min(place.end, place.start + longest);
    return { ...place, quote: documents[place.doc]?.text.slice(place.start, end) ?? "" };
  });
}

function standing(
  evidence: readonly FinalEvidence[],
  documents: readonly GateDocument[],
): FinalEvidence[] {
  const known = new Set<string>();
  return evidence.filter((place) => {
    const text = documents[place.doc]?.text;
    const key = `${place.doc}:${place.start}:${place.end}`;
    if (text === undefined || known.has(key)) return false;
    if (place.start >= place.end || place.end > text.length) return false;
    known.add(key);
    return true;
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

/** Where each claim stands in the evidence: the exact place in every span that holds it. */
export function placesIn(
  spans: readonly EvidenceSpan[],
  claims: readonly DraftClaim[],
): ReadonlyMap<DraftClaim, Place[]> {
  const places = new Map<DraftClaim, Place[]>(claims.map((claim) => [claim, []]));
  for (const span of spans) {
    const unfilled = claims.filter((claim) => (places.get(claim)?.length ?? 0) < mostPlaces);
    const placeOf = placesOf(span);
    rangesIn(span.quote, unfilled).forEach((range, claim) => {
      places.get(claim)?.push(placeOf(range));
    });
  }
  return places;
}

function rangesIn(quote: string, claims: readonly DraftClaim[]): ReadonlyMap<DraftClaim, Range> {
  const ranges = new Map<DraftClaim, Range>();
  const worded = claims.filter(isWorded);
  locateClaims(quote, worded).forEach((range, index) => {
    const claim = worded[index];
    if (claim && range) ranges.set(claim, range);
  });
  const normal = normalText(quote);
  const values = indexValues(normal.text);
  for (const claim of claims) {
    const [found] = values.find(claim);
    if (found) ranges.set(claim, normal.toOriginal(found));
  }
  return ranges;
}

/** Finds the line by halves: an answer may have thousands of claims in one long span. */
function placesOf(span: EvidenceSpan): (range: Range) => Place {
  const breaks = [...span.quote.matchAll(/\n/g)].map(({ index }) => index);
  return ({ start, end }) => ({
    doc: span.doc,
    start: span.start + start,
    end: span.start + end,
    line: span.line + countBelow(breaks, start),
  });
}

/** How many of the ascending numbers are below the limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A span may begin or end within a number: that number is left out. */
function wholeNumbers({ quote, start }: EvidenceSpan, text: string): string {
  const end = start + quote.length;
  const isCutBefore =
    /[\d.,]$/.test(text.slice(Math.max(0, start - 1), start)) && /^\d/.test(quote);
  const isCutAfter = /\d$/.test(quote) && /^(?:\d|[.,]\d)/.test(text.slice(end, end + 2));
  const isNumberBefore = isCutBefore && /\d[.,]?$/.test(text.slice(Math.max(0, start - 2), start));
  const whole = isNumberBefore ? quote.replace(/^[\d.,]+/, "") : quote;
  return isCutAfter ? whole.replace(/(?<![\d.,])[\d.,]+$/, "") : whole;
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
