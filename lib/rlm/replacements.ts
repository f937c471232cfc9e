/** What stands in the place of evidence and values that a text has no more. */
import type { Range } from "@/lib/evidence/locate-quotes";
import { replacedInOutput, replacedValue } from "@/lib/evidence/replaced-value";
import { lineRange, placeByNeighbours } from "@/lib/evidence/standing-quotes";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { Claim, Evidence } from "@/lib/trace/event";
import type { LostEvidence } from "@/lib/trace/verification";

/** Of a piece of evidence: enough to look at. */
export const SHOWN_CHARS = 600;

/** `before`: the text that the run was given, where it is still stored. */
type Texts = {
  documents: readonly { path: string; text: string; before: string | null }[];
  search: InquiryPorts["documents"]["search"];
};

type Replaced = Pick<Texts, "documents"> & {
  recorded: readonly Claim[];
  lost: readonly LostEvidence[];
  cells: readonly { before: string; now: string }[];
};

export async function lostEvidence(
  piece: Evidence,
  texts: Texts,
  lineOf: (offset: number) => number,
): Promise<LostEvidence> {
  const { doc, start, end, line, label, quote } = piece;
  const range = await nearestPlace(piece, texts);
  const text = texts.documents[doc]?.text ?? "";
  return {
    quote: quote.slice(0, SHOWN_CHARS),
    place: { doc, start, end, line, ...(label === undefined ? {} : { label }) },
    nearest: range && {
      doc,
      ...range,
      line: lineOf(range.start),
      quote: text.slice(range.start, range.end),
    },
  };
}

async function nearestPlace(piece: Evidence, { documents, search }: Texts): Promise<Range | null> {
  const document = documents[piece.doc];
  if (!document) return null;
  const { before, text } = document;
  const between = before === null ? null : placeByNeighbours(piece, before, text);
  if (between) return between;
  const [hit] = await search(document.path, { words: piece.quote.slice(0, 400), limit: 1 });
  return hit ? lineRange(text, hit.start) : null;
}

/** By the line that took the place of the claim's own, or else by what the cells print in its place. */
export function replacement(
  claim: Pick<Claim, "text" | "start">,
  { recorded, documents, lost, cells }: Replaced,
): string | null {
  const places = recorded.find(({ start }) => start === claim.start)?.places ?? [];
  for (const { doc, start, end } of places) {
    const document = documents[doc];
    if (!document || document.before === null) continue;
    const old = lineRange(document.before, start);
    const quote = document.before.slice(start, end);
    const young = placeByNeighbours({ start, quote }, document.before, document.text);
    if (!old || !young) continue;
    const line = document.before.slice(old.start, old.end);
    const found = replacedValue(claim.text, line, document.text.slice(young.start, young.end));
    if (found !== null) return found;
  }
  for (const { quote, nearest } of lost) {
    const found = nearest && replacedValue(claim.text, quote, nearest.quote);
    if (found) return found;
  }
  for (const { before, now } of cells.toReversed()) {
    const found = replacedInOutput(claim.text, before, now);
    if (found !== null) return found;
  }
  return null;
}
