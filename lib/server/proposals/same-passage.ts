/** Whether two proposals speak of the same lines of a page, and one proposal made of both. */
import "server-only";
import type { StoredProposal } from "@/lib/store/proposal-store";

type Data = StoredProposal["data"];
type Span = { start: number; end: number };

/** `text` is the page as it is now: what no longer stands in it overlaps nothing. */
export function overlaps(one: Data, other: Data, text: string): boolean {
  const spans = passages(one, text);
  return passages(other, text).some((span) => spans.some((each) => meet(span, each)));
}

/** The first with what the other says of other lines: its quotes, and its edits that still can be made beside. */
export function joined(first: Data, other: Data, text: string): Data {
  const taken = passages(first, text);
  const isFree = (quote: string, line: number) => {
    const span = linesOf(text, quote, line);
    return span !== null && !taken.some((each) => meet(span, each));
  };
  const quotes = other.quotes.filter(({ docQuote, docLine }) => isFree(docQuote, docLine));
  if (quotes.length === 0) return first;
  const edits = other.edits.filter(({ oldText, line }) => isFree(oldText, line));
  return {
    ...first,
    quotes: [...first.quotes, ...quotes],
    edits: [...first.edits, ...edits],
    withoutEdit: first.edits.length + edits.length > 0 ? null : first.withoutEdit,
  };
}

function passages({ quotes, edits }: Data, text: string): Span[] {
  return [
    ...quotes.map(({ docQuote, docLine }) => linesOf(text, docQuote, docLine)),
    ...edits.map(({ oldText, line }) => linesOf(text, oldText, line)),
  ].filter((span) => span !== null);
}

/** The whole lines round a quote: where it stands nearest to the line that it was seen on. */
function linesOf(text: string, quote: string, line: number): Span | null {
  const seen = offsetOfLine(text, line);
  let best = -1;
  for (let at = text.indexOf(quote); at >= 0 && quote !== ""; at = text.indexOf(quote, at + 1))
    if (best < 0 || Math.abs(at - seen) < Math.abs(best - seen)) best = at;
  if (best < 0) return null;
  const end = text.indexOf("\n", best + quote.length - 1);
  return { start: text.lastIndexOf("\n", best - 1) + 1, end: end < 0 ? text.length + 1 : end + 1 };
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) {
    const next = text.indexOf("\n", at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}

function meet(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
