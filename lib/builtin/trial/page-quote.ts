/** Cuts a quote of a page so that it stands there once: the line, or more of its neighbours. */
import type { ShownPage } from "./shown-page";

const longest = 480;

/** `around` is how many neighbours on either side are taken beyond what makes it unique in what is shown. */
export function pageQuote(page: ShownPage, index: number, around = 0): string {
  const texts = page.lines.map(({ text }) => text);
  for (let extra = around; extra <= around + 4; extra += 1) {
    const quote = quoteOf(page, index, extra);
    if (countOf(texts, quote) <= 1 || extra === around + 4) return quote;
  }
  return quoteOf(page, index, around);
}

function quoteOf(page: ShownPage, index: number, extra: number): string {
  const line = (texts: readonly string[]) => texts.join("\n").trim();
  let [from, to] = [index, index + 1];
  for (let step = 1; step <= extra; step += 1) {
    const grown = step % 2 === 1 ? [from - 1, to] : [from, to + 1];
    const [first = from, last = to] = grown;
    if (!isUnbroken(page, first, last)) continue;
    if (line(page.lines.slice(first, last).map(({ text }) => text)).length > longest) break;
    [from, to] = [first, last];
  }
  const text = line(page.lines.slice(from, to).map((each) => each.text));
  return text.length <= longest ? text : text.slice(0, longest).trimEnd();
}

/** Shown excerpts leave lines out: a quote must not run over the gap. */
function isUnbroken(page: ShownPage, from: number, to: number): boolean {
  const [first, last] = [page.lines[from], page.lines[to - 1]];
  return first !== undefined && last !== undefined && last.number - first.number === to - 1 - from;
}

function countOf(texts: readonly string[], quote: string): number {
  const folded = texts.join("\n").replace(/\s+/g, " ");
  return folded.split(quote.replace(/\s+/g, " ")).length - 1;
}
