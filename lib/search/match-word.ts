/**
 * Finds the words of a vocabulary that a query word may have meant: every distinct word is compared by Hyyrö's
 * bit-parallel optimal string alignment distance, in which a transposition counts as one edit.
 */
import type { SearchIndex } from "./search-index";
import { signatureOf } from "./vocabulary";

/** `similarity` is above 0 and at most 1, which is the same word. */
export type TermMatch = { term: number; similarity: number };

/** Letters beyond these are not compared: the distance is computed in the bits of one number. */
const maxLetters = 31;
/** Words taken for one query word; the nearest and then the most frequent. */
const maxMatches = 64;
/** A word that goes on after the query word is a little further away than the word itself. */
const continuationPenalty = 0.5;

const patternBits = new Int32Array(0x10000);

function editsAllowed(letters: number): number {
  if (letters <= 2) return 0;
  if (letters <= 4) return 1;
  return letters <= 8 ? 2 : 3;
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

type Pattern = { letters: number; edits: number; signature: number };

/** Where the word ended, and the least distance at any end from `letters - edits` letters on. */
type Distance = { whole: number; prefix: number };

const distance: Distance = { whole: 0, prefix: 0 };

/** Distance of the pattern in `patternBits` to pool[from..to). The result is overwritten by the next call. */
function measure(pool: Uint16Array, from: number, to: number, pattern: Pattern): Distance {
  const last = 1 << (pattern.letters - 1);
  const firstEnd = from + pattern.letters - pattern.edits - 1;
  let positive = -1;
  let negative = 0;
  let diagonal = 0;
  let bitsBefore = 0;
  let score = pattern.letters;
  let best = pattern.letters;
  for (let at = from; at < to; at += 1) {
    const bits = patternBits[pool[at] ?? 0] ?? 0;
    const transposed = ((~diagonal & bits) << 1) & bitsBefore;
    diagonal = (((bits & positive) + positive) ^ positive) | bits | negative | transposed;
    let up = negative | ~(diagonal | positive);
    const down = diagonal & positive;
    if (up & last) score += 1;
    else if (down & last) score -= 1;
    if (score < best && at >= firstEnd) best = score;
    up = (up << 1) | 1;
    positive = (down << 1) | ~(diagonal | up);
    negative = up & diagonal;
    bitsBefore = bits;
  }
  distance.whole = score;
  distance.prefix = best;
  return distance;
}

/** The distance of one vocabulary word, or infinity when it is too far away. */
function distanceOf(index: SearchIndex, term: number, pattern: Pattern): number {
  const from = index.termOffsets[term] ?? 0;
  const length = (index.termOffsets[term + 1] ?? 0) - from;
  const longer = length - pattern.letters;
  if (longer < -pattern.edits) return Number.POSITIVE_INFINITY;
  if (longer <= pattern.edits) {
    const { whole } = measure(index.pool, from, from + length, pattern);
    return whole <= pattern.edits ? whole : Number.POSITIVE_INFINITY;
  }
  if (pattern.letters < 4) return Number.POSITIVE_INFINITY;
  const { prefix } = measure(index.pool, from, from + pattern.letters + pattern.edits, pattern);
  return prefix <= Math.min(1, pattern.edits)
    ? prefix + continuationPenalty
    : Number.POSITIVE_INFINITY;
}

function frequencyOf(index: SearchIndex, term: number): number {
  return (index.postingOffsets[term + 1] ?? 0) - (index.postingOffsets[term] ?? 0);
}

/** Matches of one folded word, nearest first. Those more than one edit worse than the nearest are left out. */
export function matchWord(index: SearchIndex, word: Uint16Array): TermMatch[] {
  const letters = Math.min(maxLetters, word.length);
  const pattern = {
    letters,
    edits: editsAllowed(letters),
    signature: signatureOf(word, 0, letters),
  };
  for (let at = 0; at < letters; at += 1) {
    const letter = word[at] ?? 0;
    patternBits[letter] = (patternBits[letter] ?? 0) | (1 << at);
  }
  const found: { term: number; distance: number }[] = [];
  const { signatures } = index;
  let nearest = Number.POSITIVE_INFINITY;
  for (let term = 0; term < signatures.length; term += 1) {
    const signature = signatures[term] ?? 0;
    if (signature === 0 || bitCount(pattern.signature & ~signature) > pattern.edits) continue;
    const away = distanceOf(index, term, pattern);
    if (away === Number.POSITIVE_INFINITY || away > nearest + 1) continue;
    found.push({ term, distance: away });
    if (away < nearest) nearest = away;
  }
  for (let at = 0; at < letters; at += 1) patternBits[word[at] ?? 0] = 0;
  return found
    .filter((match) => match.distance <= nearest + 1)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        frequencyOf(index, b.term) - frequencyOf(index, a.term) ||
        a.term - b.term,
    )
    .slice(0, maxMatches)
    .map((match) => ({ term: match.term, similarity: 1 - match.distance / (letters + 1) }));
}
