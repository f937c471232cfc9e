/** Puts the pieces of text of a PDF page into lines: where the page leaves room between two pieces, so does the text. */
import { isWrapped, type PageLine } from "./pdf-wraps";

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
  const lines = linesOf(items);
  let text = "";
  let before: PageLine | null = null;
  for (const line of lines) {
    if (before !== null) {
      if (isParagraph(before, line)) text += "\n\n";
      else if (!isWrapped(before, line, lines)) text += "\n";
    }
    text += line.text;
    before = line;
  }
  return readable(text);
}

function linesOf(items: readonly TextItem[]): PageLine[] {
  const lines: PageLine[] = [];
  let line: PageLine | null = null;
  for (const item of items) {
    const [, , , , x = 0, y = 0] = item.transform;
    const text = letters(item);
    if (text.trim() !== "") {
      line ??= { text: "", left: x, right: x, y, height: item.height };
      line.text += text;
      line.right = Math.max(line.right, x + item.width);
      line.y = y;
      line.height = item.height;
    } else if (text !== "" && line !== null) {
      line.text += line.height > 0 && item.width > line.height * columnGap ? "\t" : " ";
    }
    if (item.hasEOL && line !== null) {
      lines.push(line);
      line = null;
    }
  }
  if (line !== null) lines.push(line);
  return lines.map((one) => ({ ...one, text: one.text.replace(/[ \t]+$/, "") }));
}

/** A sign that takes room and has no letter: the file does not say which it is. */
function letters({ str, width }: TextItem): string {
  return str === "" && width > 0 ? "\ufffd" : str;
}

/** The next line stands far below, or above as the first of another column does. */
function isParagraph(before: PageLine, after: PageLine): boolean {
  const { height } = before;
  if (height <= 0) return false;
  return before.y - after.y > height * paragraphGap || after.y - before.y > height;
}

/** Signs that fonts keep in Unicode's private area, by old custom. */
const privateSigns: Readonly<Record<string, string>> = {
  "\uf001": "fi",
  "\uf002": "fl",
  "\uf0a7": "▪",
  "\uf0b7": "•",
  "\uf0d8": "➢",
  "\uf0fc": "✓",
};

/** Programs write 月 as the sign of a dictionary's chapter, which looks the same and is another letter. */
function readable(text: string): string {
  return text
    .replace(/[\u2e80-\u2fd5]/g, (sign) => sign.normalize("NFKC"))
    .replace(/[\uf001\uf002\uf0a7\uf0b7\uf0d8\uf0fc]/g, (sign) => privateSigns[sign] ?? sign);
}
