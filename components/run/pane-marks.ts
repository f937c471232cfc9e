/** What is marked in the document beside the answer: the evidence, what is selected, and what was read for it. */
import type { TextMark } from "@/components/document/marks";
import type { Evidence, Place } from "@/lib/trace/event";

const MAX_MARKS = 2_000;

type Marked = {
  /** Index of the document that is shown. */
  doc: number;
  evidence: readonly Evidence[];
  /** Places of what is selected itself. */
  selected: readonly Place[];
  /** Places that were read on the way to it. */
  read: readonly Place[];
};

export function paneMarks({ doc, evidence, selected, read }: Marked): TextMark[] {
  const cited = evidence.flatMap((piece, index): TextMark[] =>
    piece.doc === doc ? [{ ...piece, kind: "cited", label: `✓${index + 1}` }] : [],
  );
  const marksOf = (places: readonly Place[], kind: TextMark["kind"]) =>
    places.flatMap((place): TextMark[] =>
      place.doc === doc ? [{ start: place.start, end: place.end, line: place.line, kind }] : [],
    );
  return [...cited, ...marksOf(read, "read"), ...marksOf(selected, "current")].slice(0, MAX_MARKS);
}
