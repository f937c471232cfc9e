/**
 * Where a line of a PDF page goes on in the next. Japanese and Chinese have no spaces, so that a break would part a
 * word in two; lines of other scripts stay as they stand, for there a break is as good as a space.
 */

export type PageLine = {
  text: string;
  /** Points from the left of the page. */
  left: number;
  right: number;
  /** Points from below. */
  y: number;
  height: number;
};

const ideographic = /[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]/;
/** What begins a line of its own: an article, an item of a list. */
const beginsAnew =
  /^(?:第[0-9０-９一二三四五六七八九十百]+[条章節項編]|[0-9０-９]+[.．、)）]|[(（][0-9０-９一二三四五六七八九十ア-ン]+[)）]|[①-⑳・●○◆■※【「])/;
/** Shorter lines are not filled: they are titles and items. */
const fewestLetters = 15;
/** Of the widest line that begins at the same place, in heights of its letters. */
const mostRoomLeft = 1.6;

export function isWrapped(line: PageLine, next: PageLine, page: readonly PageLine[]): boolean {
  if (line.text.length < fewestLetters || line.text.includes("\t")) return false;
  if (!ideographic.test(line.text.at(-1) ?? "") || !ideographic.test(next.text[0] ?? "")) {
    return false;
  }
  if (beginsAnew.test(next.text)) return false;
  let right = line.right;
  for (const one of page) {
    const isInColumn = Math.abs(one.left - line.left) <= line.height * 1.5;
    if (isInColumn) right = Math.max(right, one.right);
  }
  return right - line.right <= line.height * mostRoomLeft;
}
