/**
 * Checks an answer: every claim gets the first mark that fits.
 *
 * verified: the evidence holds it, or stands next to it · computed: it came out of code · given: the
 * question says it · absent: searched for and nowhere in the text · seen: typed by hand, and only
 * document text far from the evidence holds it · unsupported: none of these.
 */
import type { Claim, Place } from "@/lib/trace/event";
import { chooseClaims, claimCandidates, type DraftClaim } from "./claims";
import {
  type EvidenceSpan,
  type GateDocument,
  placesIn,
  SPAN_BREAK,
  spansNear,
  textOfSpans,
} from "./evidence-spans";
import { locateQuotes } from "./locate-quotes";
import { type LookUp, lookUp } from "./look-up";
import { isNameAlone } from "./names";
import { isWorded, readFacts, type TextFacts } from "./text-facts";
import { isSearchedFor, type TypedValues, typedValues } from "./typed-values";

/** Longer answers are checked up to here; the reader is told. */
export const CHECKED_CHARS = 50_000;

export type MarkInput = {
  answer: string;
  spans: readonly EvidenceSpan[];
  documents: readonly GateDocument[];
  question: string;
  /** What the model had seen before this cell: outputs, and text shown from the start. */
  seenTexts: readonly string[];
  cellCode: string;
  cellOutput: string;
  priorCodes: readonly string[];
};

export type MarkedClaim = Claim & {
  /** Verified, but by a place that is not in the evidence. */
  isAway: boolean;
  /** Neither printed before this cell nor in the question. */
  isUnseen: boolean;
  isWholeLine: boolean;
};

export function markClaims(input: MarkInput): MarkedClaim[] {
  const candidates = claimCandidates(input.answer.slice(0, CHECKED_CHARS));
  const all = [...candidates.lines, ...candidates.others];
  const nearSpans = spansNear(input.spans, input.documents);
  const seenText = input.seenTexts.join("\n");
  const facts = {
    evidence: readFacts(textOfSpans(input.spans, input.documents), all),
    near: readFacts(nearSpans.map(({ quote }) => quote).join(SPAN_BREAK), all),
    seen: readFacts(seenText, all),
    output: readFacts(input.cellOutput, all),
    question: readFacts([input.question, ...namesOf(input.documents)].join("\n"), all),
  };
  const typed = typedValues(input.cellCode);
  const isTypedSeen = (claim: DraftClaim) =>
    !isWorded(claim) &&
    !facts.near.holds(claim) &&
    !facts.question.holds(claim) &&
    facts.seen.holds(claim) &&
    typed.has(claim);
  const documents = lookUp({
    documents: input.documents,
    worded: all.filter((claim) => isWorded(claim) && !facts.evidence.holds(claim)),
    printed: all.filter(isTypedSeen),
    printedText: seenText,
  });
  const grounds = { input, facts, typed, documents };
  const drafts = chooseClaims(
    candidates,
    (line) => facts.evidence.holds(line) || documents.placeOf(line) !== null,
  ).filter((draft) => !isMereWording(draft, grounds));
  const found = drafts.map((draft) => markOf(draft, grounds));
  const claimsBy = (by: Mark["by"]) => drafts.filter((_, index) => found[index]?.by === by);
  const places = new Map([
    ...placesIn(input.spans, claimsBy("evidence")),
    ...placesIn(nearSpans, claimsBy("near")),
    ...claimsBy("document").map((draft) => [draft, placesFrom(documents.placeOf(draft))] as const),
  ]);
  return drafts.map((draft, index) => {
    const mark = found[index]?.mark ?? "unsupported";
    return {
      kind: draft.kind,
      text: draft.text,
      start: draft.start,
      end: draft.end,
      mark,
      places: places.get(draft) ?? [],
      isAway: mark === "verified" && !facts.near.holds(draft),
      isUnseen: !facts.seen.holds(draft) && !facts.question.holds(draft),
      isWholeLine: draft.kind === "quote" && draft.isWholeLine,
    };
  });
}

function namesOf(documents: readonly GateDocument[]): string[] {
  return documents.flatMap(({ name }) => (name === undefined ? [] : [name]));
}

function placesFrom(place: Place | null): Place[] {
  return place ? [place] : [];
}

type Grounds = {
  input: MarkInput;
  facts: Record<"evidence" | "near" | "seen" | "output" | "question", TextFacts>;
  typed: TypedValues;
  documents: LookUp;
};

type Mark = { mark: Claim["mark"]; by: "evidence" | "near" | "document" | null };

function markOf(draft: DraftClaim, grounds: Grounds): Mark {
  if (grounds.facts.evidence.holds(draft)) return { mark: "verified", by: "evidence" };
  return isWorded(draft) ? markWording(draft, grounds) : markValue(draft, grounds);
}

/** `North Region`, where the text speaks of the north and of regions: words of the answer's own, not a name. */
function isMereWording(draft: DraftClaim, grounds: Grounds): boolean {
  if (draft.kind !== "name" || !draft.isProper) return false;
  if (markOf(draft, grounds).mark !== "unsupported") return false;
  if (!isNameAlone(draft.text)) return true;
  const words = draft.text.match(/[\p{Lu}\d][\p{L}\p{M}\d-]*/gu) ?? [];
  if (words.length < 2) return false;
  const { input } = grounds;
  const known = [input.question, ...input.seenTexts, input.cellOutput].join("\n");
  const spans = spansNear(input.spans, input.documents).map(({ quote }) => quote);
  const places = locateQuotes(
    [known, ...spans].join(SPAN_BREAK),
    words.map((text) => ({ text, isWholeWord: true })),
  );
  return places.every((place) => place !== null);
}

function markWording(draft: DraftClaim, { input, facts, documents }: Grounds): Mark {
  if (facts.near.holds(draft)) return { mark: "verified", by: "near" };
  if (facts.question.holds(draft)) return { mark: "given", by: null };
  if (documents.placeOf(draft)) return { mark: "verified", by: "document" };
  const isPrinted = facts.seen.holds(draft) || facts.output.holds(draft);
  if (draft.kind === "name" && isPrinted) return { mark: "computed", by: null };
  const isAbsent = draft.kind === "quote" && isSearchedFor(draft.text, input.priorCodes);
  return { mark: isAbsent ? "absent" : "unsupported", by: null };
}

function markValue(draft: DraftClaim, { facts, typed, documents }: Grounds): Mark {
  const isSeen = facts.seen.holds(draft);
  const isTyped = typed.has(draft);
  if (isSeen && !isTyped) return { mark: "computed", by: null };
  if (facts.near.holds(draft)) return { mark: "verified", by: "near" };
  const isGiven = facts.question.holds(draft);
  if (isSeen && !isGiven && documents.isOnlyDocumentText(draft)) return { mark: "seen", by: null };
  if (isSeen) return { mark: "computed", by: null };
  if (isGiven) return { mark: "given", by: null };
  if (facts.output.holds(draft)) return { mark: "computed", by: null };
  return {
    mark: isTyped || isOfSomethingElse(draft, facts) ? "unsupported" : "computed",
    by: null,
  };
}

/** The number was put in by variable, but wherever it was seen it counts another thing: its unit was swapped. */
function isOfSomethingElse(draft: DraftClaim, facts: Grounds["facts"]): boolean {
  const { evidence, near, seen, output } = facts;
  return [evidence, near, seen, output].some((text) => text.hasOtherwise(draft));
}
