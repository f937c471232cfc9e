/** A query, folded and split into the parts that are looked up one by one. */
import { eachTerm } from "./each-term";
import { foldText } from "./fold-units";
import { matchGrams } from "./match-grams";
import { matchWord, type TermMatch } from "./match-word";
import type { SearchIndex } from "./search-index";
import { splitWord } from "./split-word";

/** A longer query is cut; nobody remembers more of a passage. */
const maxQueryChars = 1_000;
/** The parts that are looked up: the longest words, and grams from everywhere in the query. */
const maxWords = 24;
const maxGrams = 48;

export type QueryPart = {
  /** Nearest first; empty when the document has nothing like it. */
  matches: readonly TermMatch[];
  isGram: boolean;
};

export type Query = { folded: Uint16Array; parts: readonly QueryPart[] };

type Runs = { words: Uint16Array[]; runs: Uint16Array[] };

function split(folded: Uint16Array): Runs {
  const words = new Map<string, Uint16Array>();
  const runs: Uint16Array[] = [];
  let runFrom = -1;
  let runTo = -1;
  const endRun = () => {
    if (runFrom >= 0) runs.push(folded.slice(runFrom, runTo));
    runFrom = -1;
  };
  eachTerm(folded, folded.length, (from, to, isGram) => {
    if (!isGram) {
      const word = folded.slice(from, to);
      words.set(word.join(), word);
    } else if (runFrom >= 0 && from === runTo - 1) runTo = to;
    else {
      endRun();
      runFrom = from;
      runTo = to;
    }
  });
  endRun();
  return { words: [...words.values()], runs };
}

function longest(words: readonly Uint16Array[]): readonly Uint16Array[] {
  return words.length <= maxWords
    ? words
    : [...words].sort((a, b) => b.length - a.length).slice(0, maxWords);
}

function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

function wordParts(index: SearchIndex, word: Uint16Array): QueryPart[] {
  const matches = matchWord(index, word);
  const halves = matches.length === 0 ? splitWord(index, word) : null;
  return halves === null
    ? [{ matches, isGram: false }]
    : halves.map((half) => ({ matches: [half], isGram: false }));
}

export function readQuery(index: SearchIndex, words: string): Query {
  const folded = foldText(words.slice(0, maxQueryChars));
  const { words: spaced, runs } = split(folded);
  const grams = runs.flatMap((run) => matchGrams(index, run));
  return {
    folded,
    parts: [
      ...longest(spaced).flatMap((word) => wordParts(index, word)),
      ...spread(grams, maxGrams).map((matches) => ({ matches, isGram: true })),
    ],
  };
}
