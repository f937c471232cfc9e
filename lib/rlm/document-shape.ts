/** Measures a text for the first message. */
import type { DocumentShape } from "@/lib/rlm/prompt";

/** Of a document that is not read directly, the first message shows so much. */
export const BEGINNING_CHARS = 500;
/** Lines that are looked at for wrapped sentences, evenly spread over the text. */
const SAMPLED_LINES = 4000;

export function documentShape(name: string, text: string): DocumentShape {
  const { lines, longestLine } = measureLines(text);
  return {
    name,
    chars: text.length,
    lines,
    longestLine,
    wrapped: isWrapped(text),
    pages: pagesOf(text),
    beginning: text.slice(0, BEGINNING_CHARS),
  };
}

/** A trailing line break ends the last line; it does not begin another. */
function measureLines(text: string): { lines: number; longestLine: number } {
  let lines = 0;
  let longestLine = 0;
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    longestLine = Math.max(longestLine, end - start);
    lines += 1;
    start = end + 1;
  }
  return { lines, longestLine };
}

/** Of a converted PDF, whose pages are parted by a line that holds a form feed; 0 for other texts. */
function pagesOf(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf("\f"); at >= 0; at = text.indexOf("\f", at + 1)) {
    if (text[at - 1] !== "\n" || text[at + 1] !== "\n") return 0;
    breaks += 1;
  }
  return breaks === 0 ? 0 : breaks + 1;
}

/** More than 5 % of the long lines end in a letter or comma and go on in lower case. */
function isWrapped(text: string): boolean {
  const step = Math.max(1, Math.floor(text.length / SAMPLED_LINES));
  let candidates = 0;
  let wrapped = 0;
  for (let at = 0; at < text.length; at += step) {
    const start = text.indexOf("\n", at);
    if (start < 0) break;
    const end = text.indexOf("\n", start + 1);
    if (end < 0) break;
    at = Math.max(at, start);
    const line = text.slice(Math.max(start + 1, end - 400), end).trimEnd();
    if (line.length < 40) continue;
    candidates += 1;
    const next = text.slice(end + 1, end + 400).trimStart();
    if (/[\p{L},;]$/u.test(line) && /^\p{Ll}/u.test(next)) wrapped += 1;
  }
  return candidates > 0 && wrapped / candidates > 0.05;
}
