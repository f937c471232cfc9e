/** A very long text in parts that a page can draw at once: a single element of 20 MB would hold up the whole page. */

/** UTF-16 code units of a part at most. */
export const PART_CHARS = 200_000;

/** The second half of a surrogate pair, which no part may begin with. */
const lowSurrogate = /[\uDC00-\uDFFF]/;

/** Where the parts begin, in UTF-16 code units, 0 first: after a line's end where one stands in a part's second half. */
export function partStarts(text: string, chars = PART_CHARS): number[] {
  const starts = [0];
  for (let start = 0; text.length - start > chars; ) {
    const lineEnd = text.lastIndexOf("\n", start + chars - 1) + 1;
    if (lineEnd > start + chars / 2) start = lineEnd;
    else start += lowSurrogate.test(text[start + chars] ?? "") ? chars - 1 : chars;
    starts.push(start);
  }
  return starts;
}

/** The first part that holds what is looked for; the first of all where none does. */
export function partWith(
  text: string,
  starts: readonly number[],
  holds: (part: string) => boolean,
): number {
  const found = starts.findIndex((start, index) => holds(text.slice(start, starts[index + 1])));
  return Math.max(0, found);
}
