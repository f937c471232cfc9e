/**
 * Finds a quote in a text with white space folded and nothing else: a run of blanks and line breaks in one stands for
 * any such run in the other. Offsets are those of the unfolded text.
 */

export type FoldedText = {
  folded: string;
  /** Where each character of `folded` stands in the text; one more entry for its end. */
  at: Int32Array;
};

export type Span = { start: number; end: number };

const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;

export function foldText(text: string): FoldedText {
  const at = new Int32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  let index = 0;
  while (index < text.length) {
    if (!isSpace(text.charCodeAt(index))) {
      at[length++] = index++;
      continue;
    }
    pieces.push(text.slice(from, index), " ");
    at[length++] = index;
    while (index < text.length && isSpace(text.charCodeAt(index))) index += 1;
    from = index;
  }
  pieces.push(text.slice(from));
  at[length] = text.length;
  return { folded: pieces.join(""), at: at.subarray(0, length + 1) };
}

/** The places where the quote stands, the first `most` of them. A quote of blanks alone stands nowhere. */
export function findFolded({ folded, at }: FoldedText, quote: string, most = 2): Span[] {
  const wanted = foldText(quote).folded.replaceAll(/^ | $/g, "");
  if (wanted === "") return [];
  const found: Span[] = [];
  let from = folded.indexOf(wanted);
  while (from >= 0 && found.length < most) {
    const last = from + wanted.length - 1;
    found.push({ start: at[from] ?? 0, end: (at[last] ?? 0) + 1 });
    from = folded.indexOf(wanted, from + 1);
  }
  return found;
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1))
    line += 1;
  return line;
}

/** Where the line that holds an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where it ends, without its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
