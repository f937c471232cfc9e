/** Lines of a page that state the value which a key had before. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { isCommon, isDistinctive, namePatternOf, wordsOfName } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import { callsAnchor, sharesAnchor } from "./anchored";
import { leadsWith } from "./leads-with";
import type { Passage, PassageForm, Reading } from "./passage";
import { isHistoryPlace, sharesScope, tellsHistory } from "./sense";

const says =
  /\bdefault(?:s|ed)?\b|\b(?:unless|when|if) (?:given|left out|omitted|unset|not (?:given|set))\b|既定|デフォルト|指定がなければ|省略/i;
/** Values that stand everywhere. */
const plain = /^(?:true|false|null|none|nil|undefined|-?\d{1,2})$/i;

export function valuePassages(fact: Fact, page: ShownPage, reading: Reading): Passage[] {
  const { key, old, fresh } = fact;
  if (key === null || old === "") return [];
  const value = valuePattern(old);
  const isSwitched = /^true$/i.test(old) && /^false$/i.test(fresh ?? "");
  return page.lines.flatMap((line, index): Passage[] => {
    if (isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const found = (rewritten: string | null, form: PassageForm = formOfLine(line)): Passage[] => [
      { fact, path: page.path, index, line, form, rewritten },
    ];
    if (isSwitched && tellsEnabled(fact, line, page)) {
      return found(line.text.replace(/\benabled by default\b/i, "disabled by default"));
    }
    const spoken = fact.spoken.find((form) => spokenPattern(form.old).test(line.text));
    if (spoken && (reading.isClaimed || isAbout(fact, line, page, reading.title))) {
      return found(line.text.replace(spokenPattern(spoken.old), () => spoken.fresh));
    }
    if (!value.test(line.text) || !isNamedHere(fact, page, index)) return [];
    if (!reading.isClaimed && !isStatement(fact, page, index)) return [];
    if (!reading.isClaimed && !isOwn(fact, line, page)) return [];
    return found(fresh === null ? null : rewrite(line.text, key, value, asWritten(fresh)));
  });
}

function formOfLine({ text, example, isHeading }: PageLine): PassageForm {
  if (example !== null) return "example";
  if (isHeading) return "heading";
  return /^\s*\|/.test(text) ? "row" : "quoted";
}

/** The line names the key, or a name that stands beside it in the code; a statement of a default may lie below the heading or the item that does. */
function isNamedHere(fact: Fact, page: ShownPage, index: number): boolean {
  const { key, anchors } = fact;
  const line = page.lines[index];
  if (!line || key === null) return false;
  const isNamed = (text: string) =>
    names(text, key) || [...anchors].some((name) => isDistinctive(name) && names(text, name));
  if (isNamed(line.text)) return true;
  const above = page.lines.slice(Math.max(0, index - 3), index);
  const gap = above.findLastIndex(({ text }) => text.trim() === "");
  const item = above.slice(gap + 1).some(({ text }) => leadsWithAny(text, key));
  const isTold = says.test(line.text) || /^\s*- ``[^`]+``\s*$/.test(line.text);
  return isTold && (item || names(line.headings.at(-1) ?? "", key));
}

function leadsWithAny(text: string, key: string): boolean {
  const flag = `--${wordsOfName(key).join("-")}`;
  return (
    leadsWith(text, key) ||
    leadsWith(text, flag) ||
    new RegExp(`^\\s*(?:[*-] )+\`\`${escapePattern(key)}\`\``).test(text)
  );
}

/** A plain key, as \`timeout\` is, belongs to many things: the line has to be near the place of the change. */
function isOwn(
  { key, scope, anchors, old, quote }: Fact,
  line: PageLine,
  page: ShownPage,
): boolean {
  if (key === null || !isOfCommand(quote, line, page)) return false;
  if (key.includes(".") || isOwnKey(key) || sharesAnchor({ old, anchors }, line.text)) return true;
  return sharesScope(line, page, without(scope, key));
}

/** `video.add_argument("--size")` is the option of one command: the page has to speak of that one. */
function isOfCommand(quote: string, line: PageLine, page: ShownPage): boolean {
  const command = /\b([a-z]\w{2,})\.(?:add_argument|add_option|option|addOption|flag)\(/.exec(
    quote,
  )?.[1];
  if (
    command === undefined ||
    /^(?:parser|program|cli|cmd|command|app|args|group|yargs|options?)$/.test(command)
  ) {
    return true;
  }
  return namePatternOf(command, "i").test([page.path, ...line.headings, line.text].join(" "));
}

/** Several words of the change's title, place and key stand in the line, or the page is called after the file. */
function isAbout(
  { key, scope, file, anchors, old }: Fact,
  line: PageLine,
  page: ShownPage,
  title: string,
): boolean {
  const stem = (path: string) => path.split("/").at(-1)?.replace(/\..*$/, "").toLowerCase() ?? "";
  const stems = (text: string) =>
    new Set(
      (text.match(/[A-Za-z]{4,}/g) ?? [])
        .flatMap(wordsOfName)
        .filter((word) => word.length > 3 && !isCommon(word))
        .map((word) => word.slice(0, 4)),
    );
  const said = stems(line.text);
  const meant = stems([title, key ?? "", ...scope].join(" "));
  const shared = [...meant].filter((word) => said.has(word)).length;
  if (/^(?:port|expose)$|exit/i.test(key ?? "") && old.length > 1) return true;
  const isSamePlace =
    stem(file) === stem(page.path) ||
    sharesAnchor({ old, anchors }, line.text) ||
    (key !== null && isOwnKey(key) && names(line.text, key));
  return shared >= (old.length > 1 ? 1 : 2) || isSamePlace;
}

function spokenPattern(words: string): RegExp {
  return new RegExp(`(?<![\\w.])${escapePattern(words)}(?![\\w])`, "i");
}

/** Code parts long numbers; prose does not. */
function asWritten(value: string): string {
  return /^\d[\d_]*$/.test(value) ? value.replaceAll("_", "") : value;
}

/** "Enabled by default" says `true`, in a section about the key. */
function tellsEnabled({ key, scope }: Fact, line: PageLine, page: ShownPage): boolean {
  if (key === null || !/\benabled by default\b/i.test(line.text)) return false;
  if (isHistoryPlace(line, page)) return false;
  const isNamed = names(line.text, key) || names(line.headings.at(-1) ?? "", key);
  return isNamed && (isOwnKey(key) || sharesScope(line, page, without(scope, key)));
}

/** An example's own setting states no default, unless it says so. */
function isStatement({ key, old, anchors }: Fact, page: ShownPage, index: number): boolean {
  const line = page.lines[index];
  if (!line) return false;
  if (isInDefaultColumn(page, index, old) || isWholeCell(line.text, old)) return true;
  if (isGivenBy(line.text, key ?? "", old) || isLimit(line.text, old)) return true;
  if (/^\d{3,}$/.test(old) && callsAnchor(anchors, line.text)) return true;
  if (plain.test(old)) return isNearDefault(line.text, old);
  if (says.test(line.text)) return true;
  if (line.example !== null) return line.headings.some((heading) => says.test(heading));
  return /^\s*(?:\||[-*+]\s)/.test(line.text) && leadsWith(line.text, key ?? old);
}

/** "at most 200": the value is told as a limit. */
function isLimit(text: string, old: string): boolean {
  return new RegExp(
    `\\b(?:at most|at least|up to|above|below|over|under|more than|less than|maximum(?: of| is)?|minimum(?: of| is)?|limit(?:ed)?(?: of| to| is)?)\\s+[\`"']?${valuePattern(old).source}`,
    "i",
  ).test(text);
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

/** A cell that holds the value and nothing else, or an item of an option list in a table of reStructuredText. */
function isWholeCell(text: string, old: string): boolean {
  const bare = (cell: string) =>
    cell.replace(/^[\s`"']+|[\s`"']+$/g, "").replaceAll(/[_,](?=\d{3})/g, "");
  const wanted = old.replaceAll(/[_,](?=\d{3})/g, "");
  const isCell = /^\s*\|/.test(text) && cells(text).some((cell) => bare(cell) === wanted);
  return isCell || bare(text.replace(/^\s*- /, "")) === wanted;
}

/** \`key=old\`, "\`key\` … \`old\`" with the value in back-ticks or quotes: the two stand together. */
function isGivenBy(text: string, key: string, old: string): boolean {
  if (plain.test(old) || key === "") return false;
  const value = escapePattern(old);
  const isAssigned = new RegExp(`${escapePattern(key)}\\s*=\\s*["'\`]?${value}(?![\\w-])`).test(
    text,
  );
  const isQuoted = new RegExp(`["'\`]${value}["'\`]|\\b${value} (?:unless|when left out)`).test(
    text,
  );
  return isAssigned || (isQuoted && names(text, key) && !/^\s{4}|\w\(/.test(text));
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

/** Long numbers stand with and without marks between their thousands. */
function valuePattern(value: string): RegExp {
  const digits = value.replaceAll("_", "");
  const escaped = /^\d{4,}$/.test(digits)
    ? digits.replace(/\B(?=(?:\d{3})+$)/g, "[_,]?")
    : escapePattern(value);
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
