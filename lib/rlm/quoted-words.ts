/** Quotes in a sub-call's reply that do not stand in what it was given: a smaller model misquotes. */
import { locateQuotes } from "@/lib/evidence/locate-quotes";

/** Shorter quotes are names and terms, which a reply may put in quotation marks for other reasons. */
const SHORTEST_QUOTE = 20;

export function misquoted(reply: string, context: string): string[] {
  const quotes = [...reply.matchAll(/"([^"\n]+)"|“([^“”\n]+)”|「([^「」\n]+)」|『([^『』\n]+)』/g)]
    .map((match) => match.slice(1).find((part) => part !== undefined) ?? "")
    .filter((quote) => quote.length >= SHORTEST_QUOTE);
  const places = locateQuotes(
    context,
    quotes.map((text) => ({ text })),
  );
  return quotes.filter((_, index) => !places[index]);
}

/** One note for a cell's sub-calls; null when every quote stands. */
export function misquoteNote(
  calls: readonly { reply: string; context: string | null }[],
): string | null {
  const wrong = calls.flatMap(({ reply, context }, index) =>
    context !== null && misquoted(reply, context).length > 0 ? [index + 1] : [],
  );
  if (wrong.length === 0) return null;
  const items = `${wrong.length > 1 ? "items" : "item"} ${wrong.slice(0, 10).join(", ")}`;
  const verb = wrong.length > 1 ? "quote" : "quotes";
  return `${wrong.length} of ${calls.length} sub-call replies ${verb} words that do not stand in its context (${items})`;
}
