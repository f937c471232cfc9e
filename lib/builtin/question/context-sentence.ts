/** Sentences that only describe the document before the question comes, and what they claim about it. */
import { type PartKind, partKinds } from "./part-noun";
import type { Reading } from "./reading";

export type DocumentClaim = { kind: PartKind; count: number };

const opening =
  /^\s*(?:this|the|these|in this|dieses?r?|die|der|das)\s+(?:file|document|text|log|book|table|report|datei|dokument|texte?|buch)\s+(?:holds?|contains?|is|has|consists?|lists?|records?|enthält|besteht|ist|hat)\b/i;

/** Explains a leading description. Quotes inside it describe headings and are no wordings to look for. */
export function takeContextSentence(reading: Reading): DocumentClaim | null {
  if (!opening.test(reading.text)) return null;
  const end = sentenceEnd(reading);
  if (end === null || reading.text.slice(end).trim() === "") return null;
  const sentence = reading.text.slice(0, end);
  if (sentence.trimEnd().endsWith("?")) return null;
  reading.mark(0, end);
  for (const kind of partKinds) {
    const match = new RegExp(`(\\d+)\\s+(?:[\\p{L}-]+\\s+)?(?:${kind.asked})(?!\\p{L})`, "iu").exec(
      sentence,
    );
    if (match !== null) return { kind, count: Number(match[1]) };
  }
  return null;
}

function sentenceEnd(reading: Reading): number | null {
  for (const match of reading.text.matchAll(/[.!?:](?=\s)/g)) {
    const inside = reading.quoted.some(
      (quote) => match.index >= quote.start && match.index < quote.end,
    );
    if (!inside) return match.index + 1;
  }
  return null;
}
