/** Links to headings: an edit that renames a heading moves them along, and one that removes it may leave none behind. */
import { slug } from "github-slugger";

const HEADING = /^#{1,6}[ \t]+(\S.*)$/gm;

function headingsIn(text: string): string[] {
  return [...text.matchAll(HEADING)].map((match) =>
    (match[1] ?? "")
      .trimEnd()
      .replace(/(?<=\s)#+$/, "")
      .trimEnd(),
  );
}

/** The address of a heading, as forges make it: of its words without marks. */
export function slugOf(heading: string): string {
  const words = heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]|<[^>]*>/g, "");
  return slug(words);
}

export type MovedHeading = { from: string; to: string | null };

/** Headings that an edit renames or removes; where as many went as came, each took the place of one. */
export function movedHeadings(oldText: string, newText: string): MovedHeading[] {
  const before = headingsIn(oldText).map(slugOf);
  const after = headingsIn(newText).map(slugOf);
  const gone = before.filter((address) => !after.includes(address));
  const come = after.filter((address) => !before.includes(address));
  const isRename = gone.length === come.length;
  return gone.map((from, index) => ({ from, to: isRename ? (come[index] ?? null) : null }));
}

/** Links to the addresses, in Markdown, by reference or in HTML: `(#a)`, `[a]: #a`, `href="#a"`. */
function linkTo(addresses: readonly string[]): RegExp {
  const escaped = addresses.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<=[("'<=]|\\]:[ \\t]{1,8})#(${escaped.join("|")})(?=[)"'>\\s]|$)`, "gmu");
}

/** The offsets at which a page links to a heading of its own. */
export function linksTo(text: string, address: string): number[] {
  return [...text.matchAll(linkTo([address]))].map(({ index }) => index);
}

/** The text with its links led to other addresses. */
export function relinked(text: string, moves: readonly { from: string; to: string }[]): string {
  const toOf = new Map(moves.map(({ from, to }) => [from, to]));
  return text.replaceAll(
    linkTo([...toOf.keys()]),
    (whole: string, from: string) => `#${toOf.get(from) ?? whole.slice(1)}`,
  );
}
