/** Lines of a page that list a choice beside its option, or say which one holds by itself. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

const byItself = /\bdefault|\bwithout\b|\bunless\b|by itself|既定/i;

export function choicePassages(fact: Fact, page: ShownPage): Passage[] {
  const { old, fresh, key } = fact;
  if (key === null) return [];
  const ticked = new RegExp(`\`["']?${escapePattern(old)}["']?\``, "i");
  const named = new RegExp(`\`(?:-\\w,? )?(?:--)?${escapePattern(key)}\\b`);
  return page.lines.flatMap((line, index): Passage[] => {
    if (!ticked.test(line.text) || line.example !== null) return [];
    if (isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const isOption = named.test(line.text);
    const isRow = /^\s*\|/.test(line.text);
    const isRight =
      fresh === null
        ? isOption
        : isRow
          ? isOption && lastCell(line.text, ticked)
          : tellsDefault(fact, line, isOption);
    if (!isRight) return [];
    const rewritten =
      fresh === null ? without(line.text, ticked) : replaceLast(line.text, ticked, fresh);
    return [{ fact, path: page.path, index, line, form: isRow ? "row" : "quoted", rewritten }];
  });
}

function tellsDefault({ anchors }: Fact, { text }: PageLine, isOption: boolean): boolean {
  const words = new Set(text.toLowerCase().match(/[a-z]{5,}/g));
  return byItself.test(text) && (isOption || [...anchors].some((word) => words.has(word)));
}

/** A cell that holds the choice alone. */
function lastCell(row: string, ticked: RegExp): boolean {
  return row.split("|").some((cell) => ticked.test(cell) && cell.replace(ticked, "").trim() === "");
}

function replaceLast(text: string, ticked: RegExp, fresh: string): string {
  const all = [...text.matchAll(new RegExp(ticked.source, "gi"))];
  const found = all.at(-1);
  return found
    ? `${text.slice(0, found.index)}\`${fresh}\`${text.slice(found.index + found[0].length)}`
    : text;
}

/** "one of `a`, `b`, `c`" without the last, "`a`, `b` or `c`" without any. */
function without(text: string, ticked: RegExp): string | null {
  const choice = ticked.source;
  const shorter = text
    .replace(new RegExp(`,\\s*${choice}(?=\\s*[|.)]|\\s*$|,)`, "i"), "")
    .replace(new RegExp(`${choice},\\s*`, "i"), "")
    .replace(new RegExp(`(\`[^\`]+\`),? (?:or|and) ${choice}`, "i"), "$1");
  return shorter === text || ticked.test(shorter) ? null : shorter;
}
