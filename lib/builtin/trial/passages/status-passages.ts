/** Lines of a page that say with which status a program exits: in a section about it, or in the words of a sentence. */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

const about =
  /\bexit(?:s|ed|ing)?(?: ?(?:status(?:es)?|codes?))?\b|\breturn codes?\b|終了(?:コード|ステータス)/i;

export function statusPassages(fact: Fact, page: ShownPage): Passage[] {
  const { old, fresh } = fact;
  if (fresh === null) return [];
  const said = new RegExp(
    `(\\bexit(?:s|ed|ing)?(?: with)?(?: (?:a |the )?(?:status|code))?(?: of)? [\`*]*)${old}(?![\\w.])`,
    "i",
  );
  const listed = new RegExp(
    `((?:^\\s*\\|\\s*|^\\s*[-*]\\s+)[\`*]*|[\`])${old}(?=[\`*]*(?:\\s*\\||\`|:|\\s*$))`,
  );
  return page.lines.flatMap((line, index): Passage[] => {
    if (line.example !== null || isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const isSection = line.headings.some((heading) => about.test(heading));
    const pattern = said.test(line.text)
      ? said
      : isSection && listed.test(line.text)
        ? listed
        : null;
    if (pattern === null || !isSameCause(fact, line)) return [];
    const rewritten = line.text.replace(pattern, (_all, before: string) => before + fresh);
    const form = /^\s*\|/.test(line.text) ? "row" : "quoted";
    return [{ fact, path: page.path, index, line, form, rewritten }];
  });
}

/** Where the code names the status, the page tells of the same thing. */
function isSameCause({ scope }: Fact, { text }: PageLine): boolean {
  const words = new Set(text.toLowerCase().match(/[a-z]{3,}/g));
  return (
    scope.size === 0 || [...scope].some((told) => [...words].some((word) => isAkin(told, word)))
  );
}

function isAkin(one: string, other: string): boolean {
  const length = Math.max(4, Math.min(one.length, other.length) - 2);
  return one.slice(0, length) === other.slice(0, length);
}
