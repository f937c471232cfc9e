/** What of a proposal still holds on the page as it is now: quotes that stand there, edits that can be made. */
import "server-only";
import { docLinesOf } from "@/lib/server/proposals/quote-pair";
import type { StoredProposal } from "@/lib/store/proposal-store";

type Data = StoredProposal["data"];

export type Ground =
  | { holds: true; data: Data; message: string }
  /** Why the proposal goes. */
  | { holds: false; reason: string };

/** Lines are those of the page now. What no longer stands is left out, and said. */
export function groundOf(data: Data, text: string): Ground {
  const quotes = data.quotes.flatMap((quote) => {
    const start = nearest(text, quote.docQuote, quote.docLine);
    if (start === null) return [];
    const line = lineAt(text, start);
    const place = { start, end: start + quote.docQuote.length, line };
    return [{ ...quote, docLine: line, docLines: docLinesOf(text, place) }];
  });
  if (quotes.length === 0) return { holds: false, reason: whyGone(data, text) };
  const edits = data.edits.flatMap((edit) => {
    const start = text.indexOf(edit.oldText);
    const isOnce = start >= 0 && text.indexOf(edit.oldText, start + 1) < 0;
    return isOnce ? [{ ...edit, line: lineAt(text, start) }] : [];
  });
  const lost = data.quotes.length - quotes.length;
  return {
    holds: true,
    data: {
      ...data,
      quotes,
      edits,
      withoutEdit:
        edits.length === 0 && data.edits.length > 0
          ? "The page was changed round the suggested edit, which no longer fits. Write your own."
          : data.withoutEdit,
    },
    message:
      lost === 0
        ? "All quotes were found again, word for word."
        : `${lost === 1 ? "One quote is" : `${lost} quotes are`} no longer on the page and left out; the rest was found again, word for word.`,
  };
}

function whyGone({ edits, ownEdits }: Data, text: string): string {
  const made = ownEdits ?? edits;
  const isFixed =
    made.length > 0 && made.every(({ newText }) => newText !== "" && text.includes(newText));
  return isFixed
    ? "The page was put right meanwhile."
    : "The page was changed: what this is about no longer stands there.";
}

/** Where a quote stands, nearest to the line that it was seen on. */
function nearest(text: string, quote: string, line: number): number | null {
  let best: { at: number; away: number } | null = null;
  let seenLine = 1;
  let from = 0;
  for (let at = text.indexOf(quote); at >= 0 && quote !== ""; at = text.indexOf(quote, at + 1)) {
    seenLine += lineBreaks(text, from, at);
    from = at;
    const away = Math.abs(seenLine - line);
    if (best === null || away < best.away) best = { at, away };
  }
  return best?.at ?? null;
}

function lineAt(text: string, offset: number): number {
  return 1 + lineBreaks(text, 0, offset);
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
    count += 1;
  return count;
}
