/** Which lines go when the thing that they define is gone: a row, an item with what belongs to it, a section. */

import { leadsWith } from "@/lib/builtin/trial/passages/leads-with";
import type { Passage } from "@/lib/builtin/trial/passages/passage";
import type { ShownPage } from "@/lib/builtin/trial/shown-page";

/** Positions in the shown lines, end exclusive; null where the line only mentions the name. */
export function linesToRemove(
  { index, line, fact, form }: Passage,
  page: ShownPage,
): { from: number; to: number } | null {
  if (fact.kind !== "described" && !leadsWith(line.text, fact.old)) return null;
  if (fact.kind === "described" && fact.key !== null) {
    const section = sectionOf(page, index, fact.key);
    if (section) return section;
  }
  if (form === "row") return { from: index, to: index + 1 };
  if (form === "item") return { from: index, to: endOfItem(page, index) };
  if (form === "heading") {
    const to = endOfSection(page, index);
    return to === null ? null : { from: startOfSection(page, index), to };
  }
  const isKeyLine = form === "example" && /^\s*["']?[\w$.-]+["']?\s*[:=].*[,]?$/.test(line.text);
  return isKeyLine && /[,]\s*$|^\s*[\w-]+\s*[:=]/.test(line.text) && !/[({[]\s*$/.test(line.text)
    ? { from: index, to: index + 1 }
    : null;
}

/** The whole section, where its heading is called by the name: `## server.base`. */
function sectionOf(
  page: ShownPage,
  index: number,
  name: string,
): { from: number; to: number } | null {
  const heading = page.lines.slice(0, index).findLastIndex(({ isHeading }) => isHeading);
  if (heading < 0 || !leadsWith(page.lines[heading]?.text ?? "", name)) return null;
  const to = endOfSection(page, heading);
  return to === null || to <= index ? null : { from: startOfSection(page, heading), to };
}

function endOfItem(page: ShownPage, index: number): number {
  const indentOf = (text: string) => text.length - text.trimStart().length;
  const own = indentOf(page.lines[index]?.text ?? "");
  let end = index + 1;
  let blanks = 0;
  for (let at = index + 1; at < page.lines.length; at += 1) {
    const text = page.lines[at]?.text ?? "";
    if (text.trim() === "") {
      blanks += 1;
      continue;
    }
    const belongs =
      indentOf(text) > own ||
      (blanks === 0 &&
        !/^\s*(?:[-*+]|\d+\.)\s|^\s*#|^\s*\|/.test(text) &&
        own === 0 &&
        indentOf(text) > 0);
    if (!belongs) break;
    end = at + 1;
    blanks = 0;
  }
  return end;
}

function startOfSection(page: ShownPage, index: number): number {
  return /^\s*<a [^>]*>\s*(?:<\/a>)?\s*$/.test(page.lines[index - 1]?.text ?? "")
    ? index - 1
    : index;
}

/** Null where the end of the section is not shown. */
function endOfSection(page: ShownPage, index: number): number | null {
  const heading = page.lines[index];
  const level = /^(#+|=+)\s/.exec(heading?.text ?? "")?.[1]?.length;
  if (!heading || level === undefined) return null;
  for (let at = index + 1; at < page.lines.length; at += 1) {
    const line = page.lines[at];
    if (!line || line.number !== heading.number + at - index) return null;
    const next = line.isHeading ? /^(#+|=+)\s/.exec(line.text)?.[1]?.length : undefined;
    if (next !== undefined && next <= level) return startOfSection(page, at);
  }
  return page.isWhole ? page.lines.length : null;
}
