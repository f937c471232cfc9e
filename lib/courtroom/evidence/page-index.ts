/**
 * Which line of which page holds which name. Made once for a documentation, and asked for every change: the time of a
 * question grows with the lines that hold a name of the change, not with the documentation.
 */
import type { CourtPage } from "@/lib/courtroom/page";
import { type PageHeading, pageHeadings } from "./page-headings";
import { isTelling, tokensOf, wordsOf } from "./tokens";

export type IndexedPage = {
  page: CourtPage;
  lines: readonly string[];
  headings: readonly PageHeading[];
  /** The number of its first line among the lines of all pages. */
  firstLine: number;
};

export type PageIndex = {
  pages: readonly IndexedPage[];
  /** Lines of all pages. */
  lineCount: number;
  /** For each line of all pages, the position of its page. */
  pageOf: Uint32Array;
  /** Lines that hold a name as it is written; `ticked` lines hold it in back-ticks. Ascending. */
  byName: ReadonlyMap<string, Posting>;
  /** Lines that hold a lower-case word. Ascending. */
  byWord: ReadonlyMap<string, readonly number[]>;
};

export type Posting = { lines: number[]; ticked: Set<number> };

export function indexPages(pages: readonly CourtPage[]): PageIndex {
  const byName = new Map<string, Posting>();
  const byWord = new Map<string, number[]>();
  const indexed: IndexedPage[] = [];
  let lineCount = 0;
  for (const page of pages) {
    const lines = page.text.split("\n");
    indexed.push({ page, lines, headings: pageHeadings(lines), firstLine: lineCount });
    lines.forEach((text, offset) => {
      indexLine(text, lineCount + offset, byName, byWord);
    });
    lineCount += lines.length;
  }
  const pageOf = new Uint32Array(lineCount);
  indexed.forEach(({ firstLine, lines }, number) => {
    pageOf.fill(number, firstLine, firstLine + lines.length);
  });
  return { pages: indexed, lineCount, pageOf, byName, byWord };
}

function indexLine(
  text: string,
  line: number,
  byName: Map<string, Posting>,
  byWord: Map<string, number[]>,
): void {
  for (const name of new Set(tokensOf(text))) {
    if (!isTelling(name)) continue;
    const posting = byName.get(name);
    if (posting) posting.lines.push(line);
    else byName.set(name, { lines: [line], ticked: new Set() });
  }
  if (text.includes("`")) {
    for (const quoted of text.match(/`[^`]+`/g) ?? []) {
      for (const name of tokensOf(quoted)) byName.get(name)?.ticked.add(line);
    }
  }
  for (const word of new Set(wordsOf(text))) {
    const lines = byWord.get(word);
    if (lines) lines.push(line);
    else byWord.set(word, [line]);
  }
}

/** The numbers of the ascending `lines` that lie in a page, without looking at the others. */
export function linesIn(
  lines: readonly number[],
  { firstLine, lines: own }: IndexedPage,
): number[] {
  const from = lowerBound(lines, firstLine);
  return lines.slice(from, lowerBound(lines, firstLine + own.length));
}

function lowerBound(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
