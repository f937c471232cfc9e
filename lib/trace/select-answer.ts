/** The answer cut at its claims, so that each can be marked where it stands. */
import type { Claim, ClaimMark, Evidence, Place } from "./event";

export type AnswerPiece =
  | { kind: "text"; text: string }
  /** `number` counts the claims from 1 in the order of the text. */
  | { kind: "claim"; text: string; claim: Claim; number: number };

/** Claims that overlap an earlier one, or lie outside the text, are left out of the marking. */
export function cutAnswer(text: string, claims: readonly Claim[]): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  const shown: Claim[] = [];
  let at = 0;
  for (const claim of orderClaims(claims)) {
    if (claim.start < at || claim.end > text.length || claim.end <= claim.start) continue;
    if (claim.start > at) pieces.push({ kind: "text", text: text.slice(at, claim.start) });
    shown.push(claim);
    const number = shown.length;
    pieces.push({ kind: "claim", text: text.slice(claim.start, claim.end), claim, number });
    at = claim.end;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  const names = namesIn(shown);
  if (!names) return pieces;
  return pieces.flatMap((piece) =>
    piece.kind === "text" ? markAgain(piece.text, names) : [piece],
  );
}

type Names = {
  wording: RegExp;
  /** The first claim of each name, with its number. */
  claims: ReadonlyMap<string, { claim: Claim; number: number }>;
};

/** Names that are looked for again. A file from elsewhere may hold any number, of any length. */
const MOST_NAMES = 1_000;
const MOST_NAME_CHARS = 200;

/** Null where the answer has no name. Made once for all pieces. */
function namesIn(shown: readonly Claim[]): Names | null {
  const claims = new Map<string, { claim: Claim; number: number }>();
  for (const [index, claim] of shown.entries()) {
    const { kind, text } = claim;
    const isName = kind === "name" && text !== "" && text.length <= MOST_NAME_CHARS;
    if (isName && claims.size < MOST_NAMES && !claims.has(text))
      claims.set(text, { claim, number: index + 1 });
  }
  if (claims.size === 0) return null;
  const longestFirst = [...claims.keys()].sort((a, b) => b.length - a.length);
  const wording = new RegExp(
    `(?<![\\p{L}\\p{N}_])(${longestFirst.map(literally).join("|")})(?![\\p{L}\\p{N}_])`,
    "u",
  );
  return { wording, claims };
}

/** A name is checked once however often the answer says it: where it is said again, it carries the same mark. */
function markAgain(text: string, { wording, claims }: Names): AnswerPiece[] {
  // Splitting by a pattern with one group gives what lies between and what was found in turn.
  return text.split(wording).flatMap((part, index): AnswerPiece[] => {
    const named = index % 2 === 1 ? claims.get(part) : undefined;
    if (named) return [{ kind: "claim", text: part, ...named }];
    return part === "" ? [] : [{ kind: "text", text: part }];
  });
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function orderClaims(claims: readonly Claim[]): Claim[] {
  return [...claims].sort((a, b) => a.start - b.start || b.end - a.end);
}

export const claimMarks = [
  "verified",
  "computed",
  "absent",
  "given",
  "seen",
  "unsupported",
] as const satisfies readonly ClaimMark[];

export function countMarks(claims: readonly Claim[]): Record<ClaimMark, number> {
  const counts = { verified: 0, computed: 0, absent: 0, given: 0, seen: 0, unsupported: 0 };
  for (const claim of claims) counts[claim.mark] += 1;
  return counts;
}

/** The piece of evidence, counted from 0, that holds a place of the claim; null when none does. */
export function evidenceOf(claim: Claim, evidence: readonly Evidence[]): number | null {
  const found = evidence.findIndex((piece) => claim.places.some((place) => overlaps(place, piece)));
  return found < 0 ? null : found;
}

function overlaps(a: Place, b: Place): boolean {
  return a.doc === b.doc && a.start < b.end && b.start < a.end;
}

/** The claims that the answer shows, in the order of its text: claim 1 is the first of them. */
export function numberedClaims(text: string, claims: readonly Claim[]): Claim[] {
  const shown = cutAnswer(text, claims).flatMap((piece) =>
    piece.kind === "claim" ? [piece.claim] : [],
  );
  return [...new Set(shown)];
}
