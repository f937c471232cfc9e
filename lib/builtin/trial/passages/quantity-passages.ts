/** Sentences and cells of a page that say a number of the code: in its unit or another, near words of the same thing. */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { isCommon, namePatternOf, wordsOfName } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import { quantityOf, type Spoken, sayAlike, spokenForms } from "@/lib/change/quantities";
import type { Passage } from "./passage";
import { isHistoryPlace, sharesScope, tellsHistory } from "./sense";

/** A sentence that sets a bound or says what holds without a choice. */
const bounds =
  /\b(?:at (?:most|least|a time)|maximum|minimum|max|min|up to|above|below|more than|less than|larger|default|unless|when left out|limit(?:ed)?|by itself|without|first|every)\b|指定がなければ|既定|以上|以下|まで|\bwenn\b.*\bnichts\b|\bStandard|höchstens|mindestens/i;
const unitBehind =
  /^[`*]*[\s-]?(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|hours?|days?|bytes|[KMG]i?B|lines?|rows?|items?|entries|times|秒|分|時間|日|Sekunden?|Minuten?|Stunden?|Tagen?)(?![A-Za-z])/;

export function quantityPassages(fact: Fact, page: ShownPage): Passage[] {
  const { key, old, fresh } = fact;
  const words = wordsOfName(key ?? "");
  const [digits = "", times = ""] = old.split(/(?=\s*\*)/);
  const [before, after] = [
    quantityOf(digits, words, "", times),
    quantityOf(fresh ?? "", words, "", times),
  ];
  if (key === null || !before || !after) return [];
  const forms = spokenForms(before);
  return page.lines.flatMap((line, index): Passage[] => {
    if (line.example !== null || isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const spoken = forms.find(({ pattern }) => pattern.test(line.text));
    if (!spoken || !isSameThing(fact, line, page, spoken)) return [];
    const rewritten = rewrite(line.text, spoken, after);
    const form = /^\s*\|/.test(line.text) ? "row" : "quoted";
    return [{ fact, path: page.path, index, line, form, rewritten }];
  });
}

function isSameThing(fact: Fact, line: PageLine, page: ShownPage, spoken: Spoken): boolean {
  const found = spoken.pattern.exec(line.text);
  if (!found || isAssigned(line.text, found.index)) return false;
  const behind = line.text.slice(found.index + (found[0].length || 0));
  const near = nearWords(fact, line, found[0]);
  if (isListed(fact, page, line)) return true;
  if (namesKey(fact.key ?? "", line.text)) {
    const isStated = bounds.test(line.text) || spoken.hasUnit || unitBehind.test(behind);
    return isStated && (isOwn(fact.key ?? "") || near >= 1 || sharesScope(line, page, fact.scope));
  }
  const isTold = spoken.hasUnit || unitBehind.test(behind);
  const isBound = spoken.hasUnit && bounds.test(line.text);
  if (isBound && near === 0 && hintsIn(fact, line) >= 1) return true;
  return (
    isTold && (near >= 2 || (near === 1 && spoken.hasUnit && sharesScope(line, page, fact.scope)))
  );
}

/** `limit: 20` in the middle of a sentence is somebody's own setting. */
function isAssigned(text: string, at: number): boolean {
  return /[\w"'](?:\s*=|:)\s*["'`]?$/.test(text.slice(0, at)) && !/`\s*$/.test(text.slice(0, at));
}

/** How many telling words of the change the line holds, its number aside. */
function nearWords({ anchors }: Fact, { text }: PageLine, number: string): number {
  const said = new Set(
    (text.replace(number, "").match(/[A-Za-z_$][\w$]*/g) ?? []).flatMap(wordsOfName).map(stem),
  );
  return [...new Set([...anchors].map(stem))].filter((word) => said.has(word)).length;
}

/** Words of the code round the number, where its own say nothing. */
function hintsIn({ hints }: Fact, { text }: PageLine): number {
  const said = new Set((text.toLowerCase().match(/[a-z]{6,}/g) ?? []).map(stem));
  return [...new Set([...hints].map(stem))].filter((word) => said.has(word)).length;
}

function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, "");
}

function namesKey(key: string, text: string): boolean {
  const words = wordsOfName(key).filter(
    (word) =>
      !/^(?:default|max|min|maximum|minimum|limit|ms|secs?|seconds|minutes|hours|days|bytes)$/.test(
        word,
      ),
  );
  if (words.length === 0) return false;
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const camel = words.map((word, at) => (at === 0 ? word : capital(word))).join("");
  const forms = [key, camel, words.join("_"), words.join("-"), `--${words.join("-")}`];
  if (words.length > 1 && namePatternOf(words.join(" "), "i").test(text)) return true;
  return forms.some(
    (form) =>
      text.includes(form) && new RegExp(`\`[^\`]*${namePatternOf(form).source}[^\`]*\``).test(text),
  );
}

function isOwn(key: string): boolean {
  const words = wordsOfName(key);
  return words.length > 1 && words.some((word) => !isCommon(word));
}

/** A cell of its own below the cell of the key, as reStructuredText lists tables, among what the code has beside it. */
function isListed({ key, anchors }: Fact, page: ShownPage, line: PageLine): boolean {
  const at = page.lines.indexOf(line);
  if (!/^\s+- ``[^`]+``\s*$/.test(line.text)) return false;
  const row = page.lines
    .slice(Math.max(0, at - 3), at)
    .findLast(({ text }) => /^\s*\* - /.test(text));
  const near = page.lines
    .slice(Math.max(0, at - 12), at + 12)
    .flatMap(({ text }) => text.match(/\w+/g) ?? []);
  const said = new Set(near.flatMap(wordsOfName));
  const isBeside = [...anchors].filter((word) => said.has(word)).length >= 3;
  return row !== undefined && isBeside && new RegExp(`^\\s*\\* - \`\`${key}\`\``).test(row.text);
}

/** Where the number stands once in the line. */
function rewrite(
  text: string,
  { pattern, ...form }: Spoken,
  fresh: NonNullable<ReturnType<typeof quantityOf>>,
): string | null {
  const all = [...text.matchAll(new RegExp(pattern.source, `g${pattern.flags}`))];
  const [found] = all;
  if (!found || all.length !== 1) return null;
  const said = found[1] ?? "";
  const now = sayAlike({ pattern, ...form }, said, fresh);
  return now === null
    ? null
    : text.slice(0, found.index) +
        found[0].replace(said, () => now) +
        text.slice(found.index + found[0].length);
}
