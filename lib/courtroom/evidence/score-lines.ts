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

export function scoreLines(page: IndexedPage, index: PageIndex, wanted: Wanted): LineScores {
  const found: LineScores = { scores: new Map(), names: new Map() };
  const add = (line: number, name: string, worth: number) => {
    const own = line - page.firstLine;
    found.scores.set(own, (found.scores.get(own) ?? 0) + worth);
    found.names.set(name, Math.max(found.names.get(name) ?? 0, worth));
  };
  const rarityOf = (count: number) =>
    Math.log(1 + index.lineCount / count) / Math.log(1 + index.lineCount);

  for (const [name, weight] of wanted.weights) {
    const posting = index.byName.get(name);
    if (posting) {
      const base =
        weight * rarityOf(posting.lines.length) * (isNumeric(name) ? likeness.number : 1);
      for (const line of linesIn(posting.lines, page)) {
        const like = isCodeLike(name)
          ? likeness.code
          : posting.ticked.has(line)
            ? likeness.ticked
            : likeness.word;
        add(line, name, base * like);
      }
    }
    if (isCodeLike(name)) addSpoken(name, weight, page, index, add);
  }
  for (const [key, fileWords] of wanted.keys) addKey(key, fileWords, page, index, add, rarityOf);
  for (const { line, name, worth } of wanted.clues) {
    if (line < page.firstLine || line >= page.firstLine + page.lines.length) continue;
    // A clue lifts a line that no name lifts; where names speak, they say more.
    const missing = worth - (found.scores.get(line - page.firstLine) ?? 0);
    if (missing > 0) add(line, name, missing);
  }
  carryHeadings(page, found.scores);
  return found;
}

type Add = (line: number, name: string, worth: number) => void;

/** "max header size" for `maxHeaderSize`, in a line that does not hold the name itself. */
function addSpoken(name: string, weight: number, page: IndexedPage, index: PageIndex, add: Add) {
  const phrase = spokenName(name);
  if (!phrase.includes(" ") || phrase.length <= 7) return;
  const lines = linesOfWords(phrase.split(" "), page, index);
  if (lines.length === 0) return;
  const written = new Set(index.byName.get(name)?.lines);
  for (const line of lines) {
    const text = page.lines[line - page.firstLine] ?? "";
    const folded = text.toLowerCase().replace(/[^a-z0-9]+/g, " ");
    if (!written.has(line) && folded.includes(phrase)) add(line, phrase, weight * likeness.spoken);
  }
}

/** The lines of the page that hold the rarest of the words; none when one of them is unknown. */
function linesOfWords(words: readonly string[], page: IndexedPage, index: PageIndex): number[] {
  let rarest: readonly number[] | null = null;
  for (const word of words.slice(0, -1)) {
    const lines = index.byWord.get(word);
    if (!lines) return [];
    if (rarest === null || lines.length < rarest.length) rarest = lines;
  }
  return rarest === null ? [] : linesIn(rarest, page);
}

function addKey(
  key: string,
  fileWords: ReadonlySet<string>,
  page: IndexedPage,
  index: PageIndex,
  add: Add,
  rarityOf: (count: number) => number,
) {
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
    add(line, key, worth * rarityOf(all.length));
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
