/**
 * Text in a change or a page that speaks to its reviewers or to an AI. It stays where it is and is shown as it is; it is
 * flagged, and nobody may quote it.
 */
import { speaksToReviewers } from "./addressed-patterns";
import { asItLooks } from "./as-it-looks";
import { lineEnd, lineStart, type Span } from "./folded-text";

/** Longer lines are looked at in pieces. Each begins before the end of the one before: no pattern reaches further. */
const PIECE_CHARS = 4_000;
const OVERLAP_CHARS = 600;
const MOST_FOUND = 50;
/** Of two lines that follow each other, so much of each: a sentence that is broken between them. */
const WRAPPED_CHARS = 200;

/** The first lines that address reviewers, each once; a sentence that runs over two has both. */
export function addressedLines(text: string, most = MOST_FOUND): Span[] {
  const found: Span[] = [];
  let previous: (Line & { isFound: boolean }) | null = null;
  for (const line of linesOf(text)) {
    const isFound = isAddressed(line.text);
    if (isFound) found.push(line.span);
    const isWrapped: boolean =
      !isFound && previous !== null && !previous.isFound && runsOver(previous.text, line.text);
    if (isWrapped && previous) found.push(previous.span, line.span);
    if (found.length >= most) return found.slice(0, most);
    previous = { ...line, isFound: isFound || isWrapped };
  }
  return found;
}

/** Whether any word of the span belongs to a line that addresses reviewers. */
export function addressesReviewers(text: string, { start, end }: Span): boolean {
  const from = lineStart(text, lineStart(text, start) - 1);
  const to = lineEnd(text, lineEnd(text, Math.max(start, end - 1)) + 1);
  return addressedLines(text.slice(from, to), Number.POSITIVE_INFINITY).some(
    (line) => from + line.start < end && start < from + line.end,
  );
}

type Line = { text: string; span: Span };

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start <= text.length) {
    const end = lineEnd(text, start);
    yield { text: text.slice(start, end), span: { start, end } };
    start = end + 1;
  }
}

function isAddressed(line: string): boolean {
  for (let from = 0; from < line.length; from += PIECE_CHARS - OVERLAP_CHARS) {
    // A piece from the middle has no beginning of a line.
    const piece = (from === 0 ? "" : "… ") + asItLooks(line.slice(from, from + PIECE_CHARS));
    if (speaksToReviewers(piece)) return true;
    if (from + PIECE_CHARS >= line.length) return false;
  }
  return false;
}

/** What begins a line of a comment, a list or a patch, and is no part of its sentence. */
const LEADER = /^[\s>#*/+;%-]+/;

function runsOver(line: string, next: string): boolean {
  const rest = next.slice(0, WRAPPED_CHARS).replace(LEADER, "");
  const begun = line.slice(-WRAPPED_CHARS);
  if (rest === "" || begun.replace(LEADER, "") === "") return false;
  return isAddressed(`${begun} ${rest}`);
}
