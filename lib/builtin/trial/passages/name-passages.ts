/** Lines of a page that teach a name which is gone or has another name now. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import {
  holdsName,
  isCommon,
  isDistinctive,
  namePatternOf,
  wordsOfName,
} from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import { sharesAnchor } from "./anchored";
import { leadsWith } from "./leads-with";
import type { Passage, Reading } from "./passage";
import { formOf, isHistoryPlace, sharesScope, tellsHistory } from "./sense";

export function namePassages(fact: Fact, page: ShownPage, { isClaimed }: Reading): Passage[] {
  const passages = page.lines.flatMap((line, index): Passage[] => {
    const form = formOf(line, fact.old);
    if (form === null || isExcused(fact, line, page)) return [];
    if (!isClaimed && !isSameThing(fact, line, page)) return [];
    if (form === "prose" && fact.kind === "removed") return [];
    return [{ fact, path: page.path, index, line, form, rewritten: rewrite(fact, line) }];
  });
  const isKnown =
    isClaimed ||
    passages.some(({ line }) => sharesAnchor(fact, line.text)) ||
    (fact.isDefined && isDistinctive(fact.old)) ||
    (fact.kind === "renamed" && isDistinctive(fact.old)) ||
    passages.some(
      ({ line, form }) =>
        ["heading", "row", "item"].includes(form) && leadsWith(line.text, fact.old),
    );
  return isKnown && (isClaimed || isOfSameOwner(fact, passages, page)) ? passages : [];
}

/** Members of several types share a name: the page has to be about the type that lost it. */
function isOfSameOwner(fact: Fact, passages: readonly Passage[], page: ShownPage): boolean {
  if (fact.kind !== "removed" || fact.isDefined) return true;
  const scope = withoutWordsOf(fact.old, fact.scope);
  return passages.some(
    ({ line }) => sharesAnchor(fact, line.text) || sharesScope(line, page, scope),
  );
}

function isExcused({ kind, old, fresh }: Fact, line: PageLine, page: ShownPage): boolean {
  if (isHistoryPlace(line, page) || /^\s*<a [^>]*>\s*(?:<\/a>)?\s*$/.test(line.text)) return true;
  if (fresh !== null && holdsName(line.text, fresh)) return true;
  if (!tellsHistory(line, page)) return false;
  // What was marked as deprecated and is gone now is still taught where it is defined.
  return !(kind === "removed" && (line.isHeading || leadsWith(line.text, old)));
}

/** A heading that says the name as code, and nothing else. */
function isInOwnSection(name: string, { headings }: PageLine): boolean {
  return headings.some((heading) => heading.replace(/\(.*\)(?=`$)/, "").trim() === `\`${name}\``);
}

/** A plain word has to stand where the page speaks of the code that changed. */
function isSameThing(
  { old, scope, anchors, driftType, isDefined }: Fact,
  line: PageLine,
  page: ShownPage,
): boolean {
  if (isDistinctive(old) || sharesAnchor({ old, anchors }, line.text)) return true;
  if (isDefined && isInOwnSection(old, line)) return true;
  if (driftType === "deprecated-form" && !isCommon(old)) return true;
  const qualified = new RegExp(`([A-Za-z_$][\\w$]*)[.#]${escapePattern(old)}(?![\\w$])`).exec(
    line.text,
  )?.[1];
  if (qualified !== undefined) {
    return [...scope].some((word) => qualified.toLowerCase().includes(word));
  }
  return !isCommon(old) && sharesScope(line, page, withoutWordsOf(old, scope));
}

function withoutWordsOf(name: string, scope: ReadonlySet<string>): ReadonlySet<string> {
  const own = new Set([name.toLowerCase(), ...wordsOfName(name)]);
  return new Set([...scope].filter((word) => !own.has(word)));
}

function rewrite({ old, fresh }: Fact, line: PageLine): string | null {
  return fresh === null ? null : line.text.replace(namePatternOf(old, "g"), () => fresh);
}
