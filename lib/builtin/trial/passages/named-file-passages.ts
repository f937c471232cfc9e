/** Lines of a page that hold a file's name as code put it together before. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

export function namedFilePassages(fact: Fact, page: ShownPage): Passage[] {
  const [start = "", end = ""] = fact.old.split("*");
  const written = new RegExp(
    `(?<![\\w-])${escapePattern(start)}[\\w:{}$<>-]{1,40}?${escapePattern(end)}(?![\\w-]|\\.\\w)`,
    "g",
  );
  const ending = fact.fresh?.split("*")[1] ?? end;
  return page.lines.flatMap((line, index): Passage[] => {
    if (!line.text.includes(start) || isHistoryPlace(line, page) || tellsHistory(line, page))
      return [];
    const rewritten = line.text.replace(
      written,
      (name) => name.slice(0, name.length - end.length) + ending,
    );
    if (rewritten === line.text) return [];
    const form = line.example === null ? "quoted" : "example";
    return [{ fact, path: page.path, index, line, form, rewritten }];
  });
}
