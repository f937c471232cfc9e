/**
 * Right numbers given to the wrong party: the values of an answer stand in the evidence, but beside another of the
 * names that the answer compares. Told only where every place of the value speaks against the answer.
 */
import { claimCandidates, type DraftClaim } from "./claims";
import type { EvidenceSpan } from "./evidence-spans";
import { halfWidth } from "./fold";
import { locateQuotes, type Range } from "./locate-quotes";
import type { MarkedClaim } from "./mark-claims";
import { indexValues } from "./value-index";

export type Misattribution = { value: string; answered: string; stands: string; line: number };

type Named = Range & { name: string };

/** `nearSpans`: the evidence with the lines around it. Null when nothing speaks against the answer. */
export function misattribution(input: {
  answer: string;
  claims: readonly MarkedClaim[];
  nearSpans: readonly EvidenceSpan[];
}): Misattribution | null {
  const names = input.claims.filter(({ kind }) => kind === "name");
  const distinct = new Map(names.map((claim) => [claim.text.toLowerCase(), claim.text]));
  if (distinct.size < 2 || distinct.size > mostNames) return null;
  const texts = input.nearSpans.map((span) => {
    const text = halfWidth(span.quote);
    return {
      span,
      text,
      named: occurrences(text, [...distinct.values()]),
      values: indexValues(text),
    };
  });
  const answer = halfWidth(input.answer);
  const inAnswer = occurrences(answer, [...distinct.values()]);
  for (const value of valuesOf(input.answer, input.claims)) {
    const answered = partner(answer, inAnswer, value, sentenceAround(answer, value));
    if (answered === null) continue;
    const beside = texts.flatMap(({ span, text, named, values }) =>
      values.find(value).map((place) => ({
        name: partner(text, named, place, lineAround(text, place)),
        line: span.line + text.slice(0, place.start).split("\n").length - 1,
      })),
    );
    const [first] = beside;
    if (!first?.name || beside.some(({ name }) => name === null || name === answered)) continue;
    return { value: value.text, answered, stands: first.name, line: first.line };
  }
  return null;
}

/** The numbers and dates that the evidence holds. */
function valuesOf(answer: string, claims: readonly MarkedClaim[]): DraftClaim[] {
  const verified = new Set(
    claims.flatMap(({ mark, start }) => (mark === "verified" ? [start] : [])),
  );
  return claimCandidates(answer)
    .others.filter(
      ({ kind, start }) => (kind === "number" || kind === "date") && verified.has(start),
    )
    .slice(0, mostValues);
}

function occurrences(text: string, names: readonly string[]): Named[] {
  return names
    .flatMap((name) => {
      const found: Named[] = [];
      for (let from = 0; ; ) {
        const [range] = locateQuotes(text.slice(from), [{ text: name, isWholeWord: true }]);
        if (!range || found.length >= mostOccurrences) return found;
        found.push({ name, start: from + range.start, end: from + range.end });
        from += range.end;
      }
    })
    .sort((a, b) => a.start - b.start);
}

const mostOccurrences = 50;
/** An answer that names more is a list, not a comparison. */
const mostNames = 12;
const mostValues = 100;

/** The name that a value belongs to within its sentence or line: the last one before it, else the first behind it. */
function partner(
  text: string,
  named: readonly Named[],
  value: Range,
  around: Range,
): string | null {
  const here = named.filter(({ start, end }) => start >= around.start && end <= around.end);
  const before = here.findLast(({ end }) => end <= value.start);
  const behind = here.find(({ start }) => start >= value.end);
  if (before && behind && isPairedBackwards(text, value, behind)) return behind.name;
  return (before ?? behind)?.name ?? null;
}

/** `5% for Acme`, `5% (Acme)`: the name behind belongs to the value, whatever stands before. */
function isPairedBackwards(text: string, value: Range, behind: Range): boolean {
  const between = text.slice(value.end, behind.start);
  return (
    between.length <= 30 &&
    /^[^.;,\n]*(?:\(|\bfor\b|\bto\b|\bby\b|\bfrom\b|für|an|von)\s*$/u.test(between)
  );
}

function sentenceAround(text: string, { start, end }: Range): Range {
  const before = Math.max(
    ...[". ", "; ", "\n", "。"].map((mark) => text.lastIndexOf(mark, start - 1)),
  );
  const after = [". ", "; ", "\n", "。"]
    .map((mark) => text.indexOf(mark, end))
    .filter((at) => at >= 0);
  return { start: before + 1, end: Math.min(text.length, ...after) };
}

function lineAround(text: string, { start, end }: Range): Range {
  const after = text.indexOf("\n", end);
  return { start: text.lastIndexOf("\n", start - 1) + 1, end: after < 0 ? text.length : after };
}
