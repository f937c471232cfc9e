/** Lines of a page that repeat words, versions, paths or parameters which the change set anew. */
import { escapePattern } from "@/lib/builtin/cell";
import { fold } from "@/lib/builtin/trial/facts/descriptions";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { productPattern } from "@/lib/builtin/trial/facts/requirements";
import { parametersIn } from "@/lib/builtin/trial/facts/signatures";
import { wordsOfName } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage, PassageForm } from "./passage";
import { isHistoryPlace, sharesScope, tellsHistory } from "./sense";

const demands =
  /\b(?:minimum|at least|requires?|required|requirement|needs?|must|(?:or|and) (?:newer|later|higher|above|greater|up)|MSRV|oldest)\b|>=|≥|\d\+|以上/i;
/** Between the product's name and its version. */
const farthest = 30;

export function messagePassages(fact: Fact, page: ShownPage): Passage[] {
  return eachLine(page, (line) => {
    if (!line.text.includes(fact.old) || fact.fresh === null || isHistoryPlace(line, page))
      return null;
    // Where words only came behind, what the page repeats may still be printed.
    if (fold(fact.fresh).includes(fold(fact.old))) return null;
    return { fact, rewritten: line.text.replace(fact.old, () => fact.fresh ?? "") };
  });
}

export function describedPassages(fact: Fact, page: ShownPage): Passage[] {
  const words = fold(fact.old);
  // A comment writes `None` bare, where a page sets it as code; a message is repeated as it is.
  const inWords = (text: string) =>
    fact.driftType === "changed-behaviour" ? text.replace(/`+|\*\*/g, "") : text;
  const found = eachLine(page, (line) => {
    if (!fold(inWords(line.text)).includes(words) || tellsHistory(line, page)) return null;
    return isOfOwner(fact, line, page) ? { fact, rewritten: null } : null;
  });
  // The same words about two things: nothing says which of them is gone.
  return found.length === 1 ? found : [];
}

/** Types of one library describe equal members in equal words: the page has to be about the one that changed. */
function isOfOwner({ kind, key, scope }: Fact, line: PageLine, page: ShownPage): boolean {
  if (kind !== "described" || key === null) return true;
  const own = new Set([key.toLowerCase(), ...wordsOfName(key)]);
  return sharesScope(line, page, new Set([...scope].filter((word) => !own.has(word))));
}

export function requirementPassages(fact: Fact, page: ShownPage): Passage[] {
  const { old, fresh, key: name } = fact;
  if (name === null || fresh === null) return [];
  const product = productPattern(name);
  const short = old.replace(/\.0$/, "");
  const same = `${escapePattern(old)}|${escapePattern(short)}(?:\\.0|\\.x)?`;
  const pattern = (isMinimum: boolean) =>
    new RegExp(`(?<![\\w.])v?(${isMinimum ? "\\d+(?:\\.\\d+){1,2}" : same})(?![\\w]|\\.\\d)`);
  return eachLine(page, (line) => {
    // A page that names the minimum states the very fact that the change sets, even where it was behind before.
    const found = pattern(/\b(?:minimum|MSRV)\b/i.test(line.text)).exec(line.text);
    if (found && !isLower(found[1] ?? "", fresh)) return null;
    if (!found || !demands.test(line.text)) return null;
    const near = line.text.slice(Math.max(0, found.index - farthest), found.index);
    if (!product.test(near) || /\d/.test(near.replace(product, ""))) return null;
    if (tellsHistory(line, page) || /^\d$/.test(short)) return null;
    const written = found[1] ?? "";
    const isShort = written.split(".").length < fresh.split(".").length;
    const precise = isShort
      ? fresh.split(".").slice(0, written.split(".").length).join(".")
      : fresh;
    const at = found.index + found[0].indexOf(written);
    const rewritten = line.text.slice(0, at) + precise + line.text.slice(at + written.length);
    return { fact, rewritten };
  });
}

function isLower(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split(".").map(Number));
  const at = [0, 1, 2].find((index) => (a?.[index] ?? 0) !== (b?.[index] ?? 0));
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

export function signaturePassages(fact: Fact, page: ShownPage): Passage[] {
  const { key: name, old, fresh } = fact;
  if (name === null || fresh === null) return [];
  const call = new RegExp(`(?<![\\w$])${escapePattern(name)}\\(([^()]*)\\)`);
  return eachLine(page, (line) => {
    const found = call.exec(line.text);
    if (!found || tellsHistory(line, page)) return null;
    const written = (found[1] ?? "").replace(/[[\]]/g, "");
    const parameters = parametersIn(written);
    if (parameters.length < 2 || parameters.join(", ") !== old) return null;
    const parts = written.split(",").map((part) => part.trim());
    const byName = new Map(parts.map((part) => [parametersIn(part)[0] ?? part, part]));
    const list = fresh
      .split(", ")
      .map((each) => byName.get(each) ?? each)
      .join(", ");
    const at = found.index + name.length + 1;
    const rewritten = line.text.slice(0, at) + list + line.text.slice(at + (found[1] ?? "").length);
    return { fact, rewritten };
  });
}

export function movedPassages(fact: Fact, page: ShownPage): Passage[] {
  const pattern = new RegExp(
    `(?<![\\w./-]|\\w/)(?:\\./|/)?${escapePattern(fact.old)}(?![\\w-]|\\.\\w)`,
  );
  return eachLine(page, (line) => {
    if (!pattern.test(line.text) || tellsHistory(line, page)) return null;
    const { fresh } = fact;
    return { fact, rewritten: fresh === null ? null : line.text.replace(fact.old, () => fresh) };
  });
}

function formOfLine({ text, example, isHeading }: PageLine): PassageForm {
  if (example !== null) return "example";
  if (isHeading) return "heading";
  if (/^\s*\|/.test(text)) return "row";
  return /^\s*(?:[-*+]|\d+\.)\s/.test(text) ? "item" : "quoted";
}

function eachLine(
  page: ShownPage,
  read: (line: PageLine) => Pick<Passage, "fact" | "rewritten"> | null,
): Passage[] {
  return page.lines.flatMap((line, index): Passage[] => {
    const found = read(line);
    if (!found || found.rewritten === line.text) return [];
    const form = formOfLine(line);
    return [{ ...found, path: page.path, index, line, form }];
  });
}
