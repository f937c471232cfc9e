/** Puts the pieces of text of a PDF page into lines: where the page leaves room between two pieces, so does the text. */

/** A piece of text as pdf.js gives it, where it stands in points. */
export type TextItem = {
  str: string;
  /** The last two are the place: x from the left, y from below. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
};

/** Room between two pieces of a line, in heights of its letters, from which they are columns of a table. */
const columnGap = 1.2;
/** Way to the next line, in heights of its letters, from which a paragraph ends. */
const paragraphGap = 1.9;

export function textOfItems(items: readonly TextItem[]): string {
  const pieces: string[] = [];
  let height = 0;
  let baseline: number | null = null;
  let isLineStart = true;
  for (const item of items) {
    const isBlank = item.str.trim() === "";
    if (!isBlank) {
      const y = item.transform[5] ?? 0;
      if (isLineStart && baseline !== null && isParagraph(baseline, y, height || item.height)) {
        pieces.push("\n");
      }
      baseline = y;
      height = item.height;
      pieces.push(item.str);
      isLineStart = false;
    } else if (item.str !== "" && !isLineStart) {
      pieces.push(height > 0 && item.width > height * columnGap ? "\t" : " ");
    }
    if (item.hasEOL) {
      if (!isLineStart) pieces.push("\n");
      isLineStart = true;
    }
  }
  return pieces
    .join("")
    .replace(/[ \t]+$/gm, "")
    .trimEnd();
}

/** The next line stands far below, or above as the first of another column does. */
function isParagraph(before: number, after: number, height: number): boolean {
  return height > 0 && (before - after > height * paragraphGap || after - before > height);
}
