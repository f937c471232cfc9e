/** How much the lines of one page speak of what a change touched. */
import type { ClueLine } from "./clue-lines";
import { type IndexedPage, linesIn, type PageIndex } from "./page-index";
import { isCodeLike, isNumeric, spokenName } from "./tokens";

const likeness = { code: 1, ticked: 0.8, word: 0.3, number: 0.5, spoken: 0.6 };
const keyWorth = { alone: 1.2, nearFile: 3 };
/** Of a heading's score, to each matching line below it. */
const carried = 0.4;

export type LineScores = {
  /** By the page's own line, counted from 0; lines that speak of nothing are absent. */
  scores: Map<number, number>;
  /** What was found, with the most it was worth in a line. */
  names: Map<string, number>;
};

export type Wanted = {
  weights: ReadonlyMap<string, number>;
  keys: ReadonlyMap<string, ReadonlySet<string>>;
  clues: readonly ClueLine[];
};

type Add = (line: number, name: string, worth: number) => void;

/** Each name is looked up once for all pages: lines of pages that are not asked for are passed over. */
export function scoreLines(
  pages: readonly IndexedPage[],
  index: PageIndex,
  { weights, keys, clues }: Wanted,
): Map<IndexedPage, LineScores> {
  const found = new Map(pages.map((page) => [page, emptyScores()]));
  const byNumber = index.pages.map((page) => found.get(page));
  const add: Add = (line, name, worth) => {
    const number = index.pageOf[line] ?? 0;
    const scores = byNumber[number];
    if (!scores) return;
    const own = line - (index.pages[number]?.firstLine ?? 0);
    scores.scores.set(own, (scores.scores.get(own) ?? 0) + worth);
    if (worth > (scores.names.get(name) ?? 0)) scores.names.set(name, worth);
  };
  for (const [name, weight] of weights) addName(name, weight, { pages, index, add });
  for (const [key, fileWords] of keys) {
    for (const page of pages) addKey(key, fileWords, page, index, add);
  }
  for (const { line, name, worth } of clues) {
    const number = index.pageOf[line] ?? 0;
    const own = line - (index.pages[number]?.firstLine ?? 0);
    // A clue lifts a line that no name lifts; where names speak, they say more.
    const missing = worth - (byNumber[number]?.scores.get(own) ?? 0);
    if (missing > 0) add(line, name, missing);
  }
  for (const [page, { scores }] of found) carryHeadings(page, scores);
  return found;
}

function emptyScores(): LineScores {
  return { scores: new Map(), names: new Map() };
}

type Place = { pages: readonly IndexedPage[]; index: PageIndex; add: Add };

function addName(name: string, weight: number, { pages, index, add }: Place): void {
  const posting = index.byName.get(name);
  const isCode = isCodeLike(name);
  if (posting) {
    const { lines, ticked } = posting;
    const base = weight * rarityOf(lines.length, index) * (isNumeric(name) ? likeness.number : 1);
    for (const line of linesOfPages(lines, pages, index)) {
      const like = isCode ? likeness.code : ticked.has(line) ? likeness.ticked : likeness.word;
      add(line, name, base * like);
    }
  }
  if (isCode) addSpoken(name, weight, { pages, index, add });
}

/** A short row is read whole; of a long one only what lies in the pages. */
function linesOfPages(
  lines: readonly number[],
  pages: readonly IndexedPage[],
  { pages: all }: PageIndex,
): readonly number[] {
  const isShort = pages.length === all.length || lines.length < pages.length * 20;
  return isShort ? lines : pages.flatMap((page) => linesIn(lines, page));
}

function rarityOf(count: number, { lineCount }: PageIndex): number {
  return Math.log(1 + lineCount / count) / Math.log(1 + lineCount);
}

/** "max header size" for `maxHeaderSize`, in a line that does not hold the name itself. */
function addSpoken(name: string, weight: number, { pages, index, add }: Place): void {
  const phrase = spokenName(name);
  if (!phrase.includes(" ") || phrase.length <= 7) return;
  const rarest = rarestLines(phrase.split(" "), index);
  if (rarest === null) return;
  const written = new Set(index.byName.get(name)?.lines);
  for (const line of linesOfPages(rarest, pages, index)) {
    if (written.has(line)) continue;
    const page = index.pages[index.pageOf[line] ?? 0];
    const text = page?.lines[line - page.firstLine] ?? "";
    if (!text.toLowerCase().includes(phrase.slice(0, phrase.indexOf(" ")))) continue;
    const folded = text.toLowerCase().replace(/[^a-z0-9]+/g, " ");
    if (folded.includes(phrase)) add(line, phrase, weight * likeness.spoken);
  }
}

/** The lines that hold the rarest of the words; null when one of them is unknown, or all are everywhere. */
function rarestLines(words: readonly string[], { byWord, lineCount }: PageIndex) {
  let rarest: readonly number[] | null = null;
  for (const word of words.slice(0, -1)) {
    const lines = byWord.get(word);
    if (!lines) return null;
    if (rarest === null || lines.length < rarest.length) rarest = lines;
  }
  const isEverywhere = rarest !== null && rarest.length > Math.max(2_000, lineCount * 0.1);
  return isEverywhere ? null : rarest;
}

function addKey(
  key: string,
  fileWords: ReadonlySet<string>,
  page: IndexedPage,
  index: PageIndex,
  add: Add,
): void {
  const words = key.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const all = words.length === 0 ? undefined : index.byWord.get(words[0] ?? "");
  if (!all || key.length < 2) return;
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "i");
  for (const line of linesIn(all, page)) {
    const own = line - page.firstLine;
    const text = page.lines[own] ?? "";
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match.index + key.length, match.index + key.length + 60);
    const isStated = /^['"`*]*\s*[:=]/.test(rest) || /\d/.test(rest) || text.includes(`\`${key}\``);
    if (!isStated) continue;
    const worth = isNear(page, own, fileWords) ? keyWorth.nearFile : keyWorth.alone;
    add(line, key, worth * rarityOf(all.length, index));
  }
}

function isNear(page: IndexedPage, line: number, words: ReadonlySet<string>): boolean {
  if (words.size === 0) return false;
  const heading = page.headings.findLast((each) => each.line <= line)?.text.toLowerCase() ?? "";
  const path = page.page.path.toLowerCase();
  return [...words].some((word) => path.includes(word) || heading.includes(word));
}

function carryHeadings(page: IndexedPage, scores: Map<number, number>): void {
  const own = new Map(scores);
  page.headings.forEach((heading, at) => {
    const worth = (own.get(heading.line) ?? 0) * carried;
    if (worth === 0) return;
    const end = page.headings[at + 1]?.line ?? page.lines.length;
    for (const [line, score] of own) {
      if (line > heading.line && line < end) scores.set(line, score + worth);
    }
  });
}
