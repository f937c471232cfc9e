/** Remarks on an answer that is held: each has a cause in what the cells did, or it is not made. */
import { misattribution } from "./attribution";
import { type EvidenceSpan, type GateDocument, spansNear } from "./evidence-spans";
import { quoted } from "./gate-messages";
import { otherPart } from "./headings";
import type { MarkedClaim } from "./mark-claims";
import { statedTotal } from "./stated-totals";

export type Cautions = {
  sentences: readonly string[];
  /** True when a cell must look into one of them before the answer is published. */
  needsCheck: boolean;
};

export type CautionInput = {
  question: string;
  answer: string;
  claims: readonly MarkedClaim[];
  spans: readonly EvidenceSpan[];
  documents: readonly GateDocument[];
  /** What the cells have printed. */
  outputs: readonly string[];
  notes: readonly string[];
};

export function cautionsOf(input: CautionInput): Cautions {
  const toCheck = [
    awayCaution(input.claims, input.spans),
    limitCaution(input.notes),
    amongCaution(input.claims, input.spans),
    ...readerSentences(input).map((sentence) => `Careful: ${sentence}`),
  ].filter((sentence) => sentence !== null);
  return {
    sentences: isZero(input.answer) ? [...toCheck, zeroCaution] : toCheck,
    needsCheck: toCheck.length > 0,
  };
}

function awayCaution(
  claims: readonly MarkedClaim[],
  spans: readonly EvidenceSpan[],
): string | null {
  const away = claims.filter(({ isAway }) => isAway);
  if (spans.length === 0 || away.length === 0) return null;
  const texts = away.slice(0, 3).map(({ text }) => quoted(text, 60));
  return `Careful: your evidence does not contain ${texts.join(", ")}.`;
}

/** For the model while it can still look, and for the reader of an answer that stayed as it was. */
export function readerSentences(input: CautionInput): string[] {
  const sentences = [otherPartSentence(input), partySentence(input), totalSentence(input)];
  return sentences.filter((sentence) => sentence !== null);
}

function otherPartSentence(input: CautionInput): string | null {
  const other = otherPart(input.question, input.spans, input.documents);
  if (other === null) return null;
  return `the question names ${other.asked}, but the evidence at line ${other.line} lies under ${other.found}.`;
}

function partySentence({ answer, claims, spans, documents }: CautionInput): string | null {
  const found = misattribution({ answer, claims, nearSpans: spansNear(spans, documents) });
  if (found === null) return null;
  return `the answer gives ${quoted(found.value, 60)} to ${quoted(found.answered, 60)}, but at line ${found.line} it stands with ${quoted(found.stands, 60)}.`;
}

function totalSentence(input: CautionInput): string | null {
  const near = spansNear(input.spans, input.documents).map(({ quote }) => quote);
  const other = statedTotal({ ...input, texts: [...near, ...input.outputs] });
  if (other === null) return null;
  return `the answer says ${other.answered}, but a line states ${other.stated}: ${quoted(other.line, 160)}. If both are meant for the same thing, the answer should name the contradiction.`;
}

export function limitNote(notes: readonly string[]): string | null {
  return notes.findLast((note) => note.includes("stopped at its limit")) ?? null;
}

function limitCaution(notes: readonly string[]): string | null {
  const note = limitNote(notes)?.replace(/\.$/, "");
  return note === undefined
    ? null
    : `Careful: ${note}. A value computed from those hits is not over the whole text.`;
}

/** A single fact out of a search with more hits than are cited: the others may say something else. */
function amongCaution(
  claims: readonly MarkedClaim[],
  spans: readonly EvidenceSpan[],
): string | null {
  const among = spans.filter(({ of }) => of !== null && of > 1);
  const [first] = among;
  if (!first || among.length > 3 || first.of === null || first.of <= among.length) return null;
  const restsOnIt = claims.some(
    ({ kind, mark, isWholeLine, places }) =>
      mark === "verified" &&
      (kind === "number" || kind === "date" || isWholeLine) &&
      places.some((place) => isWithin(place, first)),
  );
  if (!restsOnIt) return null;
  return `Careful: your evidence is ${among.length} of the ${first.of} hits of ${first.pattern}. Do the others give another value? Is this the one the question asks for?`;
}

function isWithin(place: { doc: number; start: number; end: number }, span: EvidenceSpan): boolean {
  return place.doc === span.doc && place.start >= span.start && place.end <= span.end;
}

const zeroCaution =
  'Careful: "0" and "none" are the easiest answers to get wrong. Try the pattern on a case that must match, with line breaks as spaces (a string given to grep does that) and in other wordings.';
const zeroAtStart =
  /^\W*(?:(?:0|zero|none|no|there (?:is|are) no|kein(?:e[nrms]?)?|nein|null)(?!\p{L}|\d|[.,:]\d)|なし|ありません|ない|ゼロ)/iu;
const zeroAnywhere =
  /does not (?:say|mention|contain|state)|not (?:mentioned|stated|found)|nicht (?:erwähnt|genannt|enthalten)|記載がない|記載はない|見当たら/i;

function isZero(answer: string): boolean {
  return zeroAtStart.test(answer.normalize("NFKC")) || zeroAnywhere.test(answer);
}
