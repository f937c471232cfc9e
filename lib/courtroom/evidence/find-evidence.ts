/**
 * Chooses the pages, and the lines in them, that a change may have made wrong: names, counts and rarity, no model.
 * It chooses passages and acquits nobody: nearly every change shares some name with some page.
 */
import type { ChosenPage } from "@/lib/trace/config";
import { alteredKeys } from "./altered-keys";
import { type ChangeText, weighNames } from "./change-names";
import { type ClueLine, findClueLines } from "./clue-lines";
import { cluesOf } from "./clues";
import type { Evidence } from "./evidence";
import type { IndexedPage, PageIndex } from "./page-index";
import { type LineScores, scoreLines } from "./score-lines";
import { isCodeLike } from "./tokens";

/** Pages whose lines are scored, of a documentation with more. */
const candidates = 20;
const least = { score: 2, shareOfBest: 0.3, lineScore: 0.8 };
const bestLines = [1, 0.5, 0.3, 0.2, 0.1];
const linesKept = 80;
const namesKept = 12;
/** What tells of the past is seldom wrong about the present. */
const history =
  /(^|[/_.-])(changes?|changelog|history|releases?|migrat\w*|upgrad\w*|breaking)[^/]*$/i;

export type EvidenceRequest = ChangeText & { index: PageIndex; pages: number };

export function findEvidence({ index, pages: wanted, ...change }: EvidenceRequest): Evidence {
  const weights = weighNames(change);
  const keys = alteredKeys(change.change);
  const clues = findClueLines(cluesOf(change.change, change.title), index);
  const pagesAsked = preselect(index, weights, keys, clues);
  const scored = scoreLines(pagesAsked, index, { weights, keys, clues });
  const ranked = [...scored]
    .map(([page, scores]) => ({ page, scores, score: pageScore(page, scores) }))
    .sort((a, b) => b.score - a.score || (a.page.page.path < b.page.page.path ? -1 : 1));
  const best = ranked[0]?.score ?? 0;
  const chosen = ranked
    .slice(0, wanted)
    .filter(({ score }) => score >= Math.max(least.score, best * least.shareOfBest));
  const pages = chosen.map(chosenPage);
  return {
    pages,
    reason: reasonOf(pages, index, weights),
    weights,
  };
}

/** The pages that hold the rarest and heaviest names, by an addition over the lines that hold one. */
function preselect(
  index: PageIndex,
  weights: ReadonlyMap<string, number>,
  keys: ReadonlyMap<string, unknown>,
  clues: readonly ClueLine[],
): readonly IndexedPage[] {
  if (index.pages.length <= candidates) return index.pages;
  const sums = new Float64Array(index.pages.length);
  const { pageOf } = index;
  const add = (lines: readonly number[], worth: number) => {
    let last = -1;
    for (const line of lines) {
      const page = pageOf[line] ?? 0;
      if (page !== last) sums[page] = (sums[page] ?? 0) + worth;
      last = page;
    }
  };
  const common = Math.max(50, index.lineCount * 0.02);
  for (const [name, weight] of weights) {
    const lines = index.byName.get(name)?.lines;
    if (!lines || lines.length > common) continue;
    const rarity = Math.log(1 + index.lineCount / lines.length) / Math.log(1 + index.lineCount);
    add(lines, weight * rarity * (isCodeLike(name) ? 1 : 0.3));
  }
  for (const key of keys.keys()) {
    const lines = index.byWord.get(key.toLowerCase());
    if (lines && lines.length <= common) add(lines, 1);
  }
  for (const { line, worth } of clues) add([line], worth);
  return [...index.pages.keys()]
    .filter((page) => (sums[page] ?? 0) > 0)
    .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))
    .slice(0, candidates)
    .flatMap((page) => index.pages[page] ?? []);
}

function pageScore({ page }: IndexedPage, { scores }: LineScores): number {
  const top = highest(scores.values(), bestLines.length);
  const score = bestLines.reduce((sum, share, place) => sum + share * (top[place] ?? 0), 0);
  return history.test(page.path) ? score * 0.5 : score;
}

/** The highest values, highest first, without sorting the rest. */
function highest(values: Iterable<number>, count: number): number[] {
  const top: number[] = [];
  for (const value of values) {
    if (top.length === count && value <= (top.at(-1) ?? 0)) continue;
    const at = top.findIndex((each) => each < value);
    top.splice(at < 0 ? top.length : at, 0, value);
    if (top.length > count) top.pop();
  }
  return top;
}

function chosenPage({
  page,
  scores,
  score,
}: {
  page: IndexedPage;
  scores: LineScores;
  score: number;
}): ChosenPage {
  const lines = [...scores.scores]
    .filter(([, value]) => value > least.lineScore)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, linesKept)
    .map(([line]) => line + 1);
  const names = [...scores.names].sort((a, b) => b[1] - a[1]).slice(0, namesKept);
  return {
    path: page.page.path,
    score: Math.round(score * 100) / 100,
    names: names.map(([name]) => name),
    lines,
  };
}

function reasonOf(
  pages: readonly ChosenPage[],
  index: PageIndex,
  weights: ReadonlyMap<string, number>,
): string {
  if (index.pages.length === 0)
    return "There is no page of documentation to hold the change against.";
  if (weights.size === 0)
    return "The change alters form, tests or binary files only: it touches no name.";
  if (pages.length === 0) {
    return `None of ${index.pages.length} pages names what the change removed, renamed or altered.`;
  }
  const shown = pages.map(({ path, names }) => `${path} (${names.slice(0, 4).join(", ")})`);
  return `${pages.length} of ${index.pages.length} pages name what the change touched: ${shown.join("; ")}.`;
}
