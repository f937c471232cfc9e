/** Lines of a page that hold a path, a folder, a header or a colour which the change writes otherwise. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage, PassageForm } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

export function literalPassages(fact: Fact, page: ShownPage): Passage[] {
  const pattern = writtenAs(fact.old);
  return page.lines.flatMap((line, index): Passage[] => {
    if (!pattern.test(line.text) || isHistoryPlace(line, page) || tellsHistory(line, page))
      return [];
    if (fact.fresh !== null && writtenAs(fact.fresh).test(line.text)) return [];
    const form = formOf(line);
    if (form === "prose" && !/[-#_]/.test(fact.old)) return [];
    return [
      { fact, path: page.path, index, line, form, rewritten: rewrite(fact, line.text, pattern) },
    ];
  });
}

function writtenAs(literal: string): RegExp {
  const escaped = escapePattern(literal);
  if (literal.startsWith("/")) {
    // Alone, or behind the host of an address; never the end of a longer path.
    return new RegExp(`(?:(?<![\\w./}$>-])|(?<=//[\\w.:$-]+))${escaped}(?![\\w-]|/\\w)`);
  }
  if (literal.startsWith("-")) return new RegExp(`(?<=\\w)${escaped}(?![\\w-])`);
  if (literal.startsWith(".")) return new RegExp(`(?<![\\w./-])${escaped}(?![\\w-]|\\.\\w)`);
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`);
}

function formOf(line: PageLine): PassageForm {
  const { text } = line;
  if (line.example !== null || /^\s{4,}\S/.test(text)) return "example";
  if (line.isHeading) return "heading";
  if (/^\s*\|/.test(text)) return "row";
  return text.includes("`") || /https?:\/\//.test(text) ? "quoted" : "prose";
}

/** What stands behind a path, a query, belongs to the old one. */
function rewrite({ fresh }: Fact, text: string, pattern: RegExp): string | null {
  const all = [...text.matchAll(new RegExp(pattern.source, "g"))];
  if (fresh === null || /[{}$]/.test(fresh)) return null;
  if (all.some((found) => text[found.index + found[0].length] === "?")) return null;
  return text.replace(new RegExp(pattern.source, "g"), () => fresh);
}
