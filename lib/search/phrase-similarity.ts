/**
 * How much of a phrase stands, nearly as written, anywhere in a text: bit-parallel approximate matching (Myers, with
 * Hyyrö's transpositions) over pieces of the phrase. It orders segments that hold the same words by how they stand.
 */
import { space, unspacedUnits } from "./fold-units";

/** The distance is computed in the bits of one number, so a longer phrase is cut into pieces. */
const maxPiece = 31;

const patternBits = new Int32Array(0x10000);

function bestDistance(piece: Uint16Array, text: Uint16Array, length: number): number {
  const last = 1 << (piece.length - 1);
  let positive = -1;
  let negative = 0;
  let diagonal = 0;
  let bitsBefore = 0;
  let score = piece.length;
  let best = score;
  for (let at = 0; at < length; at += 1) {
    const bits = patternBits[text[at] ?? 0] ?? 0;
    const transposed = ((~diagonal & bits) << 1) & bitsBefore;
    diagonal = (((bits & positive) + positive) ^ positive) | bits | negative | transposed;
    // No bit is shifted in: the phrase may begin anywhere.
    const up = (negative | ~(diagonal | positive)) << 1;
    const down = (diagonal & positive) << 1;
    if (up & (last << 1)) score += 1;
    else if (down & (last << 1)) {
      score -= 1;
      if (score < best) best = score;
    }
    positive = down | ~(diagonal | up);
    negative = up & diagonal;
    bitsBefore = bits;
  }
  return best;
}

function pieceSimilarity(piece: Uint16Array, text: Uint16Array, length: number): number {
  for (const [at, unit] of piece.entries())
    patternBits[unit] = (patternBits[unit] ?? 0) | (1 << at);
  const similarity = 1 - bestDistance(piece, text, length) / piece.length;
  for (const unit of piece) patternBits[unit] = 0;
  return similarity;
}

/** Equal parts, none longer than the bits allow. */
function cut(phrase: Uint16Array): Uint16Array[] {
  const count = Math.ceil(phrase.length / maxPiece);
  return Array.from({ length: count }, (_, index) =>
    phrase.subarray(
      Math.floor((index * phrase.length) / count),
      Math.floor(((index + 1) * phrase.length) / count),
    ),
  );
}

/**
 * The pieces of a folded query. Words of a script with spaces stay together, for their order tells; text between
 * spaces in a script without them is a phrase of its own, put beside others in any order.
 */
export function piecesOf(query: Uint16Array): Uint16Array[] {
  const unspaced = unspacedUnits();
  const pieces: Uint16Array[] = [];
  let from = 0;
  let at = 0;
  while (at < query.length) {
    const next = query.indexOf(space, at);
    const end = next < 0 ? query.length : next;
    if (query.subarray(at, end).some((unit) => unspaced[unit] === 1)) {
      if (from < at) pieces.push(...cut(query.subarray(from, at - 1)));
      pieces.push(...cut(query.subarray(at, end)));
      from = end + 1;
    }
    at = end + 1;
  }
  if (from < query.length) pieces.push(...cut(query.subarray(from)));
  return pieces;
}

/** 1 when every piece stands in text[0..length) as it is, 0 when nothing of it does. Both are folded. */
export function phraseSimilarity(
  pieces: readonly Uint16Array[],
  text: Uint16Array,
  length: number,
): number {
  let alike = 0;
  let units = 0;
  for (const piece of pieces) {
    alike += piece.length * pieceSimilarity(piece, text, length);
    units += piece.length;
  }
  return units === 0 ? 0 : alike / units;
}
