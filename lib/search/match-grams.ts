/**
 * Finds the grams (pairs of neighbouring units) of a document that the runs of a query, in a script without spaces,
 * may have meant. A wrong character breaks the two grams that it is part of, so each gram has alternatives that
 * survive one: its neighbours with a character left out, and its two characters exchanged.
 */
import type { TermMatch } from "./match-word";
import type { SearchIndex } from "./search-index";

const leftOut = 0.5;
const exchanged = 0.5;
/** One of the two characters alone; tried only where the document never has the pair. */
const halfOfPair = 0.3;

type Wish = { gram: number; similarity: number };

function gramKey(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Term ids by gram, of the grams that hold one of these units. */
function gramsHolding(index: SearchIndex, units: Uint16Array): Map<number, number> {
  const wanted = new Uint8Array(0x10000);
  for (const unit of units) wanted[unit] = 1;
  const grams = new Map<number, number>();
  const { signatures, termOffsets, pool } = index;
  for (let term = 0; term < signatures.length; term += 1) {
    if (signatures[term] !== 0) continue;
    const from = termOffsets[term] ?? 0;
    const first = pool[from] ?? 0;
    const second = (termOffsets[term + 1] ?? 0) - from === 2 ? (pool[from + 1] ?? 0) : 0;
    if (wanted[first] === 1 || wanted[second] === 1) grams.set(gramKey(first, second), term);
  }
  return grams;
}

function matchesOf(grams: ReadonlyMap<number, number>, wishes: readonly Wish[]): TermMatch[] {
  return wishes.flatMap(({ gram, similarity }) => {
    const term = grams.get(gram);
    return term === undefined ? [] : [{ term, similarity }];
  });
}

/** Every gram with this unit, of equal similarity. */
function holding(
  grams: ReadonlyMap<number, number>,
  unit: number,
  similarity: number,
): TermMatch[] {
  const matches: TermMatch[] = [];
  for (const [gram, term] of grams) {
    if (Math.floor(gram / 0x10000) === unit || gram % 0x10000 === unit) {
      matches.push({ term, similarity });
    }
  }
  return matches;
}

function pairMatches(
  grams: ReadonlyMap<number, number>,
  run: Uint16Array,
  at: number,
): TermMatch[] {
  const first = run[at] ?? 0;
  const second = run[at + 1] ?? 0;
  const after = run[at + 2];
  const wishes: Wish[] = [
    { gram: gramKey(first, second), similarity: 1 },
    { gram: gramKey(second, first), similarity: exchanged },
  ];
  if (after !== undefined) wishes.push({ gram: gramKey(first, after), similarity: leftOut });
  const matches = matchesOf(grams, wishes);
  if (run.length <= 3 && matches[0]?.similarity !== 1) {
    matches.push(...holding(grams, first, halfOfPair), ...holding(grams, second, halfOfPair));
  }
  return matches;
}

/** For each pair of neighbours in the run, or for its only unit, the terms it may have meant; nearest first. */
export function matchGrams(index: SearchIndex, run: Uint16Array): TermMatch[][] {
  const grams = gramsHolding(index, run);
  const only = run[0];
  if (run.length === 1 && only !== undefined) return [holding(grams, only, 1)];
  return Array.from({ length: run.length - 1 }, (_, at) => pairMatches(grams, run, at));
}
