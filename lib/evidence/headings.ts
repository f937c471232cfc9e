/** Under which heading a place stands: right words out of the wrong contract or section look like evidence. */
import type { EvidenceSpan, GateDocument } from "./evidence-spans";

const mostCharsAbove = 200_000;
const longestHeading = 90;

const label =
  "contract|agreement|section|article|clause|chapter|part|schedule|exhibit|annex|appendix|vertrag|abschnitt|artikel|kapitel|anlage|teil";
const headingLine = new RegExp(
  `^[ \\t]*(?:#{1,6}[ \\t]+\\S.*|(?:[=*#-]{2,}[ \\t]*)?(?:${label})[ \\t]+(?:\\d+|[IVXLC]+\\b).*|§+[ \\t]*\\d+.*|第[〇一二三四五六七八九十百千\\d]+[条章編節].*|(?![ \\t])(?=[^a-z\\n]*\\p{Lu}[^a-z\\n]*\\p{Lu}[^a-z\\n]*\\p{Lu})[^a-z\\d|,;\\n]+)$`,
  "gimu",
);

/** The nearest line above the place that looks like a heading; null when none does, or the place is one itself. */
export function headingAbove(text: string, start: number): string | null {
  const from = Math.max(0, start - mostCharsAbove);
  const lineStart = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const own = /^[^\n]{0,400}/.exec(text.slice(lineStart, lineStart + 400))?.[0] ?? "";
  if ([...own.matchAll(headingLine)].some(({ 0: line }) => isHeading(line))) return null;
  const above = text.slice(from, lineStart);
  for (let reach = 4_000; ; reach *= 4) {
    const part = above.slice(Math.max(0, above.length - reach));
    const found = [...part.matchAll(headingLine)].findLast(({ 0: line }) => isHeading(line));
    if (found) return found[0].trim().slice(0, longestHeading);
    if (reach >= above.length) return null;
  }
}

/** A sentence that begins like a heading ends like a sentence. */
function isHeading(line: string): boolean {
  const plain = line.trim();
  return plain.length <= longestHeading * 2 && !/[.;:,。、]$/.test(plain);
}

const reference = new RegExp(`(?<![\\p{L}])(${label})\\s+(\\d+)(?![\\d])`, "giu");

/**
 * What the question names, and where the evidence lies instead: `Section 5` against `Section 7`. Null when the
 * question names no numbered part, or a piece of the evidence lies in it, or the text has no such parts.
 */
export function otherPart(
  question: string,
  spans: readonly EvidenceSpan[],
  documents: readonly GateDocument[],
): { asked: string; found: string; line: number } | null {
  for (const [asked, word = "", number] of question.matchAll(reference)) {
    const parts = spans.map((span) => ({
      line: span.line,
      part: partAbove(documents[span.doc]?.text ?? "", span, word),
    }));
    const [first] = parts;
    if (!first?.part || parts.some(({ part }) => part === null || part.number === number)) continue;
    return { asked, found: first.part.text, line: first.line };
  }
  return null;
}

/** The numbered part of this kind that the place lies in: its heading is the last one above, or its own line. */
function partAbove(
  text: string,
  { start }: EvidenceSpan,
  word: string,
): { text: string; number: string } | null {
  const lineEnd = text.indexOf("\n", start);
  const above = text.slice(
    Math.max(0, start - mostCharsAbove),
    lineEnd < 0 ? text.length : lineEnd,
  );
  const heading = new RegExp(`^[^\\p{L}\\n]{0,12}(${word}[ \\t]+(\\d+))(?!\\d)`, "gimu");
  const found = [...above.matchAll(heading)].at(-1);
  return found?.[1] && found[2] ? { text: found[1], number: found[2] } : null;
}
