/** Calls in a page that give as many arguments as a function took, and not as many as it takes now. */
import { escapePattern } from "@/lib/builtin/cell";
import { splitArguments } from "@/lib/builtin/trial/facts/arguments";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { isCommon, isDistinctive } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, sharesScope, tellsHistory } from "./sense";

export function argumentPassages(fact: Fact, page: ShownPage): Passage[] {
  const { key, old, fresh } = fact;
  if (key === null || fresh === null) return [];
  const [before, after] = [rangeOf(old), rangeOf(fresh)];
  const call = new RegExp(`(?<![\\w$])${escapePattern(key)}\\(`, "g");
  return page.lines.flatMap((line, index): Passage[] => {
    if (!line.text.includes(`${key}(`) || isHistoryPlace(line, page) || tellsHistory(line, page))
      return [];
    if (/\b(?:def|function|func|fn|public|void)\s/.test(line.text)) return [];
    const isWrong = [...line.text.matchAll(call)].some((found) => {
      const given = argumentsBehind(line.text.slice(found.index + found[0].length));
      return given !== null && isIn(given, before) && !isIn(given, after);
    });
    if (!isWrong) return [];
    if (!isSameFunction(fact, line, page)) return [];
    const form = line.example === null ? "quoted" : "example";
    return [{ fact, path: page.path, index, line, form, rewritten: null }];
  });
}

/** A distinctive name, or a plain one that is called on something named as the code's place is. */
function isSameFunction({ key, scope }: Fact, line: PageLine, page: ShownPage): boolean {
  const name = key ?? "";
  if (isDistinctive(name)) return true;
  const owner = new RegExp(`([A-Za-z_$][\\w$]*)[.#:]+${escapePattern(name)}\\(`).exec(
    line.text,
  )?.[1];
  if (owner !== undefined) return [...scope].some((word) => word.includes(owner.toLowerCase()));
  return !isCommon(name) && sharesScope(line, page, scope);
}

type Range = { least: number; most: number };

function rangeOf(written: string): Range {
  const [least = 0, most = 0] = written.split("-").map(Number);
  return { least, most };
}

function isIn(count: number, { least, most }: Range): boolean {
  return count >= least && count <= most;
}

/** Null where the call does not end in this line, or has none of the arguments written out. */
function argumentsBehind(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (depth >= 0) continue;
    const list = text.slice(0, at);
    return list.trim() === "" || /\.\.\.|…/.test(list) ? null : splitArguments(list).length;
  }
  return null;
}
