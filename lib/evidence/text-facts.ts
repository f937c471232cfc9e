/** What a text holds, for one check of one answer: the values in it, and the wordings asked for. */
import type { DraftClaim } from "./claims";
import { halfWidth } from "./fold";
import { locateQuotes, type Range, type Wording } from "./locate-quotes";
import { indexValues } from "./value-index";

export type TextFacts = {
  holds(claim: DraftClaim): boolean;
  /** True when the text has the claim's number, but always of something else: days for months. */
  hasOtherwise(claim: DraftClaim): boolean;
};

/** `claims` are the ones that may be asked for: their wordings are searched in one pass. */
export function readFacts(text: string, claims: readonly DraftClaim[]): TextFacts {
  const values = indexValues(halfWidth(text));
  const worded = claims.filter(isWorded);
  const places = locateClaims(text, worded);
  const standing = new Set(worded.filter((_, index) => places[index]).map(({ text }) => text));
  return {
    holds: (claim) => (isWorded(claim) ? standing.has(claim.text) : values.find(claim).length > 0),
    hasOtherwise: (claim) => values.hasOtherwise(claim),
  };
}

export function isWorded(claim: DraftClaim): boolean {
  return claim.kind === "quote" || claim.kind === "name";
}

/** Where each wording stands. A quote may leave words out (…), or carry the sentence's own full stop inside its marks. */
export function locateClaims(text: string, claims: readonly DraftClaim[]): (Range | null)[] {
  if (claims.length === 0) return [];
  const wordings = claims.map(wordingsOf);
  const places = locateQuotes(text, wordings.flat());
  let next = 0;
  return wordings.map(({ length }) => {
    const [whole, ...parts] = places.slice(next, next + length);
    next += length;
    return whole ?? inOrder(parts);
  });
}

/** The whole wording first, then what is left of it without omission marks and the last mark. */
function wordingsOf(claim: DraftClaim): Wording[] {
  const isWholeWord = claim.kind === "name";
  const whole = { text: claim.text.replace(/^>\s?/gm, ""), isWholeWord };
  if (claim.kind !== "quote" || claim.isWholeLine) return [whole];
  const parts = whole.text
    .split(/\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*/)
    .map((part) => part.replace(/(?<![.,;:!?。、])[.,;:!?。、]+$/u, "").trim())
    .filter((part) => part !== "");
  const isSame = parts.length === 1 && parts[0] === whole.text;
  const areLong = parts.length === 1 || parts.every((part) => part.length >= 8);
  return isSame || !areLong ? [whole] : [whole, ...parts.map((text) => ({ text, isWholeWord }))];
}

/** Parts with words left out between them: near each other, in their order. */
function inOrder(parts: readonly (Range | null)[]): Range | null {
  let end = -1;
  for (const part of parts) {
    if (!part || part.start < end) return null;
    end = part.end;
  }
  const start = parts[0]?.start;
  return start === undefined || end - start > longestOmission ? null : { start, end };
}

const longestOmission = 3000;
