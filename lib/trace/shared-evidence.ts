/** The evidence of several runs over the same documents, place by place: which places all of them rest on, and which only some. */
import type { Evidence } from "./event";

export type SharedPlace = Evidence & {
  /** Indexes of the runs that cite it, ascending. */
  citedBy: number[];
};

/** Places that overlap are one; it is shown as the first run cites it. In the order of documents and text. */
export function shareEvidence(
  runs: readonly { index: number; evidence: readonly Evidence[] }[],
): SharedPlace[] {
  const pieces = runs
    .flatMap(({ index, evidence }) => evidence.map((piece) => ({ index, piece })))
    .sort(
      (a, b) => a.piece.doc - b.piece.doc || a.piece.start - b.piece.start || a.index - b.index,
    );
  const places: { place: SharedPlace; end: number }[] = [];
  for (const { index, piece } of pieces) {
    const last = places.at(-1);
    if (last && last.place.doc === piece.doc && piece.start < last.end) {
      last.end = Math.max(last.end, piece.end);
      if (!last.place.citedBy.includes(index)) last.place.citedBy.push(index);
      continue;
    }
    places.push({ place: { ...piece, citedBy: [index] }, end: piece.end });
  }
  return places.map(({ place }) => ({ ...place, citedBy: place.citedBy.sort((a, b) => a - b) }));
}
