/** All hits of a pattern. Runs here, beside the text, at the regex engine's own speed. */
import { note, reportUse } from "./bridge";
import { cutText } from "./cut-text";
import { limitOf } from "./record";
import { recordRead } from "./report";
import { type SearchOptions, searchOptions } from "./search-options";
import { Span } from "./span";
import { documentIndex, textOf } from "./texts";

const mostHits = 50_000;
/** A limit below this is a wish to see a few, and needs no remark. */
const remarkableLimit = 50;
const longestPattern = 5_000;
const mostCounted = 2_000_000;

export function grep(pattern: unknown, ...given: unknown[]): Span[] {
  const options = searchOptions("grep", given);
  const doc = options.doc ?? documentIndex(undefined);
  if (typeof pattern === "string" && (pattern.length > longestPattern || pattern === textOf(doc)))
    throw new Error(
      "grep(pattern, options?): the first argument is the pattern; the text is searched by itself",
    );
  const { within } = options;
  recordRead(doc, within?.start ?? 0, within?.end ?? textOf(doc).length);
  const regex = compile(pattern, options.flags);
  const shown = cutText(String(regex), 80);
  const spans = collect(regex, doc, options, shown);
  reportUse("grep", shown, spans.length, spans);
  return spans;
}

function compile(pattern: unknown, flags: string | null): RegExp {
  if (pattern instanceof RegExp) return new RegExp(pattern.source, global(flags ?? pattern.flags));
  const source = String(pattern);
  const wanted = global(flags ?? "im");
  try {
    return new RegExp(spacesMatchWhiteSpace(source), wanted);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    note(
      `grep: ${cutText(JSON.stringify(source), 80)} is not a valid pattern; it was searched as plain text`,
    );
    return new RegExp(spacesMatchWhiteSpace(escapeRegex(source)), global("im"));
  }
}

function global(flags: string): string {
  return flags.includes("g") ? flags : `${flags}g`;
}

export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** `two words` as `two\s+words`, except inside a character class. */
function spacesMatchWhiteSpace(source: string): string {
  let inClass = false;
  return source.replace(/\\[\s\S]?|\[|\]| +/g, (piece) => {
    if (piece === "[") inClass = true;
    else if (piece === "]") inClass = false;
    return piece[0] === " " && !inClass ? "\\s+" : piece;
  });
}

/** Within a span the pattern sees only the span's text: cheap in a long document, and `^` is its beginning. */
function collect(regex: RegExp, doc: number, options: SearchOptions, shown: string): Span[] {
  const whole = textOf(doc);
  const { within } = options;
  const text = within ? whole.slice(within.start, within.end) : whole;
  const offset = within?.start ?? 0;
  const limit = limitOf(options.limit, mostHits);
  const spans: Span[] = [];
  let total = 0;
  for (let hit = regex.exec(text); hit && total < mostCounted; hit = regex.exec(text)) {
    total += 1;
    if (spans.length < limit) {
      const start = offset + hit.index;
      const groups = hit.length > 1 ? hit.slice(1) : undefined;
      spans.push(new Span(doc, start, start + hit[0].length, { groups }));
    }
    if (hit[0] === "") regex.lastIndex += 1;
  }
  if (total > spans.length && (options.limit === undefined || limit >= remarkableLimit))
    note(`grep ${shown} stopped at its limit of ${limit} hits; there are ${total}`);
  if (total > 1) for (const span of spans) Span.setOrigin(span, { of: total, pattern: shown });
  return spans;
}
