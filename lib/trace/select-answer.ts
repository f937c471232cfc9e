/** The answer cut at its claims, so that each can be marked where it stands. */
import type { Claim, ClaimMark, Evidence, Place } from "./event";

export type AnswerPiece =
  | { kind: "text"; text: string }
  /** `number` counts the claims from 1 in the order of the text. */
  | { kind: "claim"; text: string; claim: Claim; number: number };

/** Claims that overlap an earlier one, or lie outside the text, are left out of the marking. */
export function cutAnswer(text: string, claims: readonly Claim[]): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  let at = 0;
  let number = 0;
  for (const claim of orderClaims(claims)) {
    if (claim.start < at || claim.end > text.length || claim.end <= claim.start) continue;
    if (claim.start > at) pieces.push({ kind: "text", text: text.slice(at, claim.start) });
    number += 1;
    pieces.push({ kind: "claim", text: text.slice(claim.start, claim.end), claim, number });
    at = claim.end;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  return pieces;
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
  return cutAnswer(text, claims).flatMap((piece) => (piece.kind === "claim" ? [piece.claim] : []));
}
