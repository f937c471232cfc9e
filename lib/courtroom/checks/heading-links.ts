/** Links to headings: an edit that renames a heading moves them along, and one that removes it may leave none behind. */
import { slug } from "github-slugger";

const HEADING = /^#{1,6}\s+(.+?)(?:\s+#+)?\s*$/gm;

function headingsIn(text: string): string[] {
  return [...text.matchAll(HEADING)].map((match) => match[1] ?? "");
}

/** The address of a heading, as forges make it: of its words without marks. */
export function slugOf(heading: string): string {
  const words = heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]|<[^>]*>/g, "");
  return slug(words);
}

export type MovedHeading = { from: string; to: string | null };

/** Headings that an edit renames or removes; where their number differs, what is gone counts as removed. */
export function movedHeadings(oldText: string, newText: string): MovedHeading[] {
  const before = headingsIn(oldText);
  const after = headingsIn(newText);
  const isRename = before.length === after.length;
  return before.flatMap((heading, index) => {
    if (after.includes(heading)) return [];
    const next = isRename ? (after[index] ?? null) : null;
    return [{ from: slugOf(heading), to: next === null ? null : slugOf(next) }];
  });
}

/** Whole lines of a page that link to a heading of the same page. */
export function linesLinkingTo(text: string, address: string): { line: string; start: number }[] {
  const found: { line: string; start: number }[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.includes(`(#${address})`)) found.push({ line, start });
    start += line.length + 1;
  }
  return found;
}
