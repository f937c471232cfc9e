/** Reads a query word that no term resembles as two words whose space was lost, or mistyped as a letter. */
import type { TermMatch } from "./match-word";
import type { SearchIndex } from "./search-index";
import { signatureOf } from "./vocabulary";

const shortestHalf = 3;
/** A split is a guess, so its halves count a little less than words that were typed. */
const similarity = 0.9;

type Halves = { beginnings: Map<number, number>; endings: Map<number, number> };

function stands(index: SearchIndex, term: number, word: Uint16Array, at: number): boolean {
  const from = index.termOffsets[term] ?? 0;
  const to = index.termOffsets[term + 1] ?? 0;
  for (let unit = from; unit < to; unit += 1) {
    if (index.pool[unit] !== word[at + unit - from]) return false;
  }
  return true;
}

/** The terms that the word begins or ends with, by their length. */
function halvesOf(index: SearchIndex, word: Uint16Array): Halves {
  const halves: Halves = { beginnings: new Map(), endings: new Map() };
  const foreign = ~signatureOf(word, 0, word.length);
  const { signatures, termOffsets } = index;
  for (let term = 0; term < signatures.length; term += 1) {
    const signature = signatures[term] ?? 0;
    if (signature === 0 || (signature & foreign) !== 0) continue;
    const length = (termOffsets[term + 1] ?? 0) - (termOffsets[term] ?? 0);
    if (length < shortestHalf || length > word.length - shortestHalf) continue;
    if (stands(index, term, word, 0)) halves.beginnings.set(length, term);
    if (stands(index, term, word, word.length - length)) halves.endings.set(length, term);
  }
  return halves;
}

/** The two halves, or null when the word cannot be read as two. The longest beginning wins. */
export function splitWord(index: SearchIndex, word: Uint16Array): [TermMatch, TermMatch] | null {
  if (word.length < shortestHalf * 2) return null;
  const { beginnings, endings } = halvesOf(index, word);
  for (const lost of [0, 1]) {
    for (let length = word.length - shortestHalf - lost; length >= shortestHalf; length -= 1) {
      const first = beginnings.get(length);
      const second = endings.get(word.length - length - lost);
      if (first === undefined || second === undefined) continue;
      return [
        { term: first, similarity },
        { term: second, similarity },
      ];
    }
  }
  return null;
}
