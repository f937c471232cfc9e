/** Lines of a page that state the value which a key had before. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { isCommon, isDistinctive, namePatternOf, wordsOfName } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import { leadsWith } from "./leads-with";
import type { Passage } from "./passage";
import { isHistoryPlace, sharesScope, tellsHistory } from "./sense";

const says = /\bdefault(?:s|ed)?\b|既定|デフォルト/i;
/** Values that stand everywhere. */
const plain = /^(?:true|false|null|none|nil|undefined|-?\d{1,2})$/i;

export function valuePassages(fact: Fact, page: ShownPage): Passage[] {
  const { key, old, fresh } = fact;
  if (key === null || fresh === null || old === "") return [];
  const value = valuePattern(old);
  const isSwitched = /^true$/i.test(old) && /^false$/i.test(fresh);
  return page.lines.flatMap((line, index): Passage[] => {
    if (isSwitched && tellsEnabled(fact, line, page)) {
      const rewritten = line.text.replace(/\benabled by default\b/i, "disabled by default");
      return [{ fact, path: page.path, index, line, form: "quoted", rewritten }];
    }
    if (!value.test(line.text) || isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const isNamed = names(line.text, key);
    const heading = line.headings.at(-1) ?? "";
    if (!isNamed && !(names(heading, key) && says.test(line.text))) return [];
    if (!isStatement(fact, page, index)) return [];
    if (!isOwnKey(key) && !sharesScope(line, page, without(fact.scope, key))) return [];
    const rewritten = rewrite(line.text, key, value, fresh);
    const form = /^\s*\|/.test(line.text) ? "row" : line.example !== null ? "example" : "quoted";
    return [{ fact, path: page.path, index, line, form, rewritten }];
  });
}

/** "Enabled by default" says `true`, in a section about the key. */
function tellsEnabled({ key, scope }: Fact, line: PageLine, page: ShownPage): boolean {
  if (key === null || !/\benabled by default\b/i.test(line.text)) return false;
  if (isHistoryPlace(line, page)) return false;
  const isNamed = names(line.text, key) || names(line.headings.at(-1) ?? "", key);
  return isNamed && (isOwnKey(key) || sharesScope(line, page, without(scope, key)));
}

/** An example's own setting states no default, unless it says so. */
function isStatement({ key, old }: Fact, page: ShownPage, index: number): boolean {
  const line = page.lines[index];
  if (!line) return false;
  if (isInDefaultColumn(page, index, old)) return true;
  if (plain.test(old)) return isNearDefault(line.text, old);
  if (says.test(line.text)) return true;
  if (line.example !== null) return line.headings.some((heading) => says.test(heading));
  return /^\s*(?:\||[-*+]\s)/.test(line.text) && leadsWith(line.text, key ?? old);
}

/** A row of a table whose column of defaults holds the value. */
function isInDefaultColumn({ lines }: ShownPage, index: number, old: string): boolean {
  const isRow = (at: number) => /^\s*\|/.test(lines[at]?.text ?? "");
  let top = index;
  while (isRow(top - 1)) top -= 1;
  if (!isRow(index) || top === index) return false;
  const column = cells(lines[top]?.text ?? "").findIndex((cell) => says.test(cell));
  const cell = cells(lines[index]?.text ?? "")[column];
  return cell !== undefined && valuePattern(old).test(cell);
}

function cells(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/);
}

/** "Default: `true`", "`false` by default": the word stands beside the value. */
function isNearDefault(text: string, old: string): boolean {
  const value = `["'\`]*${escapePattern(old)}["'\`]*(?![\\w]|\\.\\d)`;
  return new RegExp(
    `\\bdefaults?(?: value)?(?: is| to|[:=*)\`]|\\s){0,6}${value}|${value}[\\s,*(]{0,3}(?:by |is the |the )?default|(?:既定|デフォルト)[^。]{0,10}${value}`,
    "i",
  ).test(text);
}

function isOwnKey(key: string): boolean {
  return isDistinctive(key) && wordsOfName(key).some((word) => !isCommon(word));
}

function without(scope: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const words = new Set(wordsOfName(key));
  return new Set([...scope].filter((word) => !words.has(word) && word !== key.toLowerCase()));
}

/** As it is written, in the case of another language, as a flag, or as it is spoken. */
function names(text: string, key: string): boolean {
  const words = wordsOfName(key);
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const pascal = words.map(capital).join("");
  const forms = [
    key,
    words.join("_"),
    words.join("-"),
    `--${words.join("-")}`,
    pascal,
    pascal.slice(0, 1).toLowerCase() + pascal.slice(1),
    words.join("_").toUpperCase(),
  ];
  if (forms.some((form) => text.includes(form) && namePatternOf(form).test(text))) return true;
  return words.length > 1 && namePatternOf(words.join(" "), "i").test(text);
}

function valuePattern(value: string): RegExp {
  const escaped = escapePattern(value);
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w]|\\.\\d|-\\w)`);
}

/** Replaces the value behind "default" or behind the key, where it stands once there. */
function rewrite(text: string, key: string, value: RegExp, fresh: string): string | null {
  const from = Math.max(0, text.search(says), text.search(namePatternOf(key)));
  const behind = text.slice(from);
  const global = new RegExp(value.source, "g");
  const part = (behind.match(global) ?? []).length === 1 ? from : 0;
  if ((text.slice(part).match(global) ?? []).length !== 1) return null;
  return text.slice(0, part) + text.slice(part).replace(value, () => fresh);
}
