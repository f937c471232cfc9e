/** The part of the text that a question is confined to: `the contract "X"`, `agreement “Y”`. */
import { type PartKind, partKinds } from "./part-noun";
import type { Reading } from "./reading";

export type Scope = { kind: PartKind; name: string };

/** Every part that the question names in quotation marks, in order. */
export function takeScopes(reading: Reading): Scope[] {
  const scopes: Scope[] = [];
  for (const quote of reading.quoted) {
    if (reading.isMarked(quote.start, quote.end)) continue;
    const before = reading.text.slice(0, quote.start);
    for (const kind of partKinds.filter(
      (candidate) => candidate.isDocument || candidate.key === "chapter",
    )) {
      const match = new RegExp(
        `(?:(?:in|of|from|im|in dem|des|der)\\s+)?(?:(?:the|this|dem|des|der|den)\\s+)?(?<!\\p{L})(?:${kind.asked})\\s*(?:named|called|titled)?\\s*$`,
        "iu",
      ).exec(before);
      const joined =
        match === null && scopes.length > 0 && /(?:\bor|\band|,|und|oder|と)\s*$/.test(before);
      if (match === null && !joined) continue;
      reading.mark(match?.index ?? quote.start, quote.end);
      scopes.push({ kind: joined ? (scopes[0]?.kind ?? kind) : kind, name: quote.text });
      break;
    }
  }
  return scopes;
}
