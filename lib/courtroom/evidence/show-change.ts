/**
 * A change as a model is shown it: the hunks that matter most for the pages at hand, in the order of the files, with a
 * line about what is left out. Tests come last: they show what was meant, and prove nothing a reader meets.
 */
import { type Change, type ChangedFile, type Hunk, pathOf } from "@/lib/change/change";
import { isTestPath } from "@/lib/courtroom/funnel/path-rule";
import { isCodeLike, isTelling, tokensOf } from "./tokens";

/** Tests may fill this share of the budget. */
const testShare = 0.6;
const leftOutShown = 12;
const longestLine = 1_200;
const holdsQuote = 100;

const signs = { removed: "-", added: "+", context: " " } as const;

type Piece = { file: ChangedFile; hunk: Hunk; text: string; isTest: boolean; worth: number };

/** Hunks by the weight of the names in their changed lines. */
export function showChange(
  change: Change,
  weights: ReadonlyMap<string, number>,
  budget: number,
): string {
  return show(change, budget, (hunk) => {
    let worth = 0;
    for (const name of changedNames(hunk)) worth += weights.get(name) ?? 0;
    return worth;
  });
}

/** Hunks that hold a line of a quote or share a name with one; the others are only listed. */
export function relevantHunks(change: Change, quotes: readonly string[], budget: number): string {
  const names = new Set(quotes.flatMap((quote) => tokensOf(quote).filter(isTelling)));
  const lines = quotes
    .flatMap((quote) => quote.split("\n").map(bare))
    .filter(({ length }) => length > 3);
  return show(change, budget, (hunk) => {
    const texts = hunk.lines.map(({ text }) => bare(text));
    const held = lines.filter((line) => texts.some((text) => text.includes(line))).length;
    const shared = [...changedNames(hunk)].filter((name) => names.has(name));
    const worth = shared.reduce((sum, name) => sum + (isCodeLike(name) ? 1 : 0.3), 0);
    return held * holdsQuote + worth || null;
  });
}

/** `worthOf` gives null for a hunk that is not to be shown at all. */
function show(change: Change, budget: number, worthOf: (hunk: Hunk) => number | null): string {
  const pieces = change.files.flatMap((file) => {
    const isTest = isTestPath(pathOf(file));
    return file.hunks.flatMap((hunk): Piece[] => {
      // What could not be shown whole is not read whole: patches are as long as somebody makes them.
      const part = beginningOf(hunk, budget);
      const worth = worthOf(part);
      return worth === null ? [] : [{ file, hunk, text: hunkText(part), isTest, worth }];
    });
  });
  const kept = new Set<Hunk>();
  let used = 0;
  const byWorth = [...pieces].sort(
    (a, b) => Number(a.isTest) - Number(b.isTest) || b.worth - a.worth,
  );
  for (const { hunk, text, isTest } of byWorth) {
    if (used + text.length > (isTest ? budget * testShare : budget)) continue;
    kept.add(hunk);
    used += text.length + 1;
  }
  const first = byWorth[0];
  const cut = kept.size === 0 && first ? [first] : [];
  const shown = change.files.flatMap((file) => {
    const whole = file.hunks.filter((hunk) => kept.has(hunk)).map(hunkText);
    const part = cut.filter((piece) => piece.file === file);
    const beginnings = part.map(({ text }) => `${text.slice(0, budget)}\n[hunk cut]`);
    const hunks = [...whole, ...beginnings];
    return hunks.length > 0 || isToldByName(file) ? [[fileHead(file), ...hunks].join("\n")] : [];
  });
  return [...shown, ...leftOut(change, kept)].join("\n");
}

/** The hunk where it fits the budget, else the lines that pass it. */
function beginningOf(hunk: Hunk, budget: number): Hunk {
  let chars = 0;
  const passed = hunk.lines.findIndex(({ text }) => {
    chars += Math.min(text.length, longestLine) + 2;
    return chars > budget;
  });
  return passed < 0 ? hunk : { ...hunk, lines: hunk.lines.slice(0, passed + 1) };
}

function fileHead(file: ChangedFile): string {
  const path = pathOf(file);
  const remarks = [
    isTestPath(path) ? "test" : null,
    file.status === "renamed" || file.status === "copied"
      ? `${file.status} from ${file.oldPath}`
      : null,
    file.status === "added" || file.status === "deleted" ? file.status : null,
    file.isBinary ? "binary" : null,
  ].filter((remark) => remark !== null);
  return `=== ${path}${remarks.length > 0 ? ` (${remarks.join(", ")})` : ""}`;
}

/** A file whose name alone says what happened to it. */
function isToldByName({ status, hunks }: ChangedFile): boolean {
  return (
    status === "deleted" || ((status === "renamed" || status === "copied") && hunks.length === 0)
  );
}

function hunkText(hunk: Hunk): string {
  const lines = hunk.lines.map(({ side, text }) => {
    const shown = text.length > longestLine ? `${text.slice(0, longestLine)} [line cut]` : text;
    return signs[side] + shown;
  });
  return [hunkHead(hunk), ...lines].join("\n");
}

function hunkHead({ lines, oldStart, newStart, heading }: Hunk): string {
  const old = lines.filter(({ side }) => side !== "added").length;
  const fresh = lines.filter(({ side }) => side !== "removed").length;
  return `@@ -${oldStart},${old} +${newStart},${fresh} @@${heading === "" ? "" : ` ${heading}`}`;
}

function leftOut(change: Change, kept: ReadonlySet<Hunk>): string[] {
  const left = change.files.flatMap((file) =>
    file.hunks
      .filter((hunk) => !kept.has(hunk))
      .map((hunk) => `${pathOf(file)} line ${hunk.newStart} (${hunk.lines.length} lines)`),
  );
  if (left.length === 0) return [];
  const more = left.length - leftOutShown;
  const named = left.slice(0, leftOutShown).join("; ");
  return [`[not shown: ${named}${more > 0 ? `; and ${more} more` : ""}]`];
}

function changedNames(hunk: Hunk): Set<string> {
  const changed = hunk.lines.filter(({ side }) => side !== "context");
  return new Set(changed.flatMap(({ text }) => tokensOf(text).filter(isTelling)));
}

function bare(line: string): string {
  return line.replace(/^[+-]/, "").replace(/\s+/g, " ").trim();
}
