/** In which sense a line of a page speaks of a name: of the past, of something else, or as something to use. */
import { escapePattern } from "@/lib/builtin/cell";
import { isCommon, isDistinctive, namePatternOf, wordsOfName } from "@/lib/builtin/trial/names";
import { isHistoryPage, type PageLine, type ShownPage } from "@/lib/builtin/trial/shown-page";
import type { PassageForm } from "./passage";

const history =
  /\b(?:deprecat\w*|removed|no longer|formerly|previously|renamed|obsolete|legacy|used to be|prior to|before (?:version|v?\d)|until (?:version|v?\d)|in (?:older|earlier|previous) versions?|replaced by|instead of|superseded|last (?:version|release|generation|series)|old name|backwards?[- ]compat\w*|alias(?:es)? (?:of|for)|(?:new|added|introduced|changed) in (?:version )?v?\d)\b|versionchanged|versionadded|非推奨|廃止/i;
const historyHeading =
  /change ?log|release notes|what'?s new|migrat|upgrad|deprecat|breaking|history|^\[?v?\d+\.\d+(\.\d+)?\b/i;

/** Whether the line tells of an earlier state, and so stays true. */
export function tellsHistory(line: PageLine, page: ShownPage): boolean {
  return isHistoryPlace(line, page) || line.isVersionNote || history.test(line.text);
}

export function isHistoryPlace(line: PageLine, page: ShownPage): boolean {
  return isHistoryPage(page.path) || line.headings.some((heading) => historyHeading.test(heading));
}

/** An excerpt may have lost the fence above: a line that begins with a call or an assignment is code all the same. */
const beginsLikeCode = /^\s*(?:>>>|\.\.\.|\$ |@\w|[\w$]+(?:\.[\w$]+)*\s*(?:\(|=[^=]))/;

/** Null where the line holds the name in no form that a reader would take for the thing itself. */
export function formOf(line: PageLine, name: string): PassageForm | null {
  const found = namePatternOf(name).exec(line.text);
  if (!found) return null;
  if (line.example !== null) return isUsedInExample(line, name) ? "example" : null;
  const isTicked = (line.text.match(/`+[^`]+`+/g) ?? []).some((quoted) =>
    namePatternOf(name).test(quoted),
  );
  if (line.isHeading) return "heading";
  if (/^\s*\.\. auto\w+:: /.test(line.text)) return "item";
  if (/^\s*\|/.test(line.text) && (isTicked || isDistinctive(name))) return "row";
  if (/^\s*(?:[-*+]|\d+\.)\s/.test(line.text) && (isTicked || isDistinctive(name))) return "item";
  if (isTicked) return "quoted";
  if (/^\s{3,}\S/.test(line.text) && (isDistinctive(name) || isUsedInExample(line, name))) {
    return "example";
  }
  if (beginsLikeCode.test(line.text) && isUsedInExample(line, name)) return "example";
  return isDistinctive(name) ? "prose" : null;
}

/** A call, a member, an argument, a key or a flag; a variable of the example's own is none. */
function isUsedInExample({ text, example }: PageLine, name: string): boolean {
  if (name.startsWith("-")) return true;
  const escaped = escapePattern(name);
  const used = new RegExp(
    `[.@]${escaped}(?![\\w$])|<\\w[^>]*\\s${escaped}(?=[\\s=/>])|(?<![\\w$])${escaped}\\s*\\(|[({,]\\s*${escaped}\\s*[=:]|^\\s*["']?${escaped}["']?\\s*:|["'\`]${escaped}["'\`]|(?:import|from|require|use|new|extends)\\b.*${escaped}`,
  );
  const isConfiguration = /^(?:ya?ml|toml|ini|json5?|conf|properties|env|dotenv)$/.test(
    example ?? "",
  );
  return used.test(text) || (isConfiguration && new RegExp(`^\\s*${escaped}\\s*[=:]`).test(text));
}

/** Whether a page and a line are about the place of the code that changed. */
export function sharesScope(line: PageLine, page: ShownPage, scope: ReadonlySet<string>): boolean {
  const near = [page.path.replace(/\.\w+$/, ""), ...line.headings, line.text].join(" ");
  const words = new Set(
    (near.match(/[A-Za-z_$][\w$]*/g) ?? []).flatMap((each) => [
      each.toLowerCase(),
      ...wordsOfName(each),
    ]),
  );
  // `ServerOptions` is what a heading calls "Server Options", and a plain word counts where it is the whole heading.
  const joined = line.headings.map((heading) => heading.toLowerCase().replace(/[^a-z0-9]/g, ""));
  return [...scope].some(
    (word) =>
      joined.includes(word) ||
      (words.has(word) && !isCommon(word)) ||
      (word.length >= 8 && joined.some((heading) => heading.includes(word))),
  );
}
