/**
 * Answers a fuzzy query from an index: segments are scored by the rarity of the query's words times how near the
 * words found are to them, then the best are read and ordered by how the whole phrase stands in them.
 * Equal inputs give equal results, in the same order: recorded searches must replay.
 */
import { foldInto, maxFoldedPerUnit } from "./fold-units";
import { phraseSimilarity, piecesOf } from "./phrase-similarity";
import { type QueryPart, readQuery } from "./query";
import type { SearchIndex } from "./search-index";
import { maxLineUnits } from "./segments";

export type SearchHit = {
  /** UTF-16 code units of the line, or of a part of it where it is very long; end exclusive. */
  start: number;
  end: number;
  /** Counted from 1. */
  line: number;
  /** 0 to 1; 1 is exact but for case, width and punctuation. */
  score: number;
};

/** Segments that are read for the final order, and how much text. */
const maxRead = 8_000;
const maxReadUnits = 1_500_000;
/** So many times the wanted hits must be worth reading. */
const readPerHit = 20;
/** From so many segments on, further parts only add to those that are scored already. */
const manySegments = 20_000;
const scoreSteps = 2_048;

type WeighedPart = QueryPart & { weight: number };

function frequency(index: SearchIndex, part: QueryPart): number {
  let sum = 0;
  for (const { term } of part.matches) {
    sum += (index.postingOffsets[term + 1] ?? 0) - (index.postingOffsets[term] ?? 0);
  }
  return sum;
}

/** The rarer, the heavier; what the document lacks is the heaviest. */
function weigh(index: SearchIndex, parts: readonly QueryPart[]): WeighedPart[] {
  const segments = index.segmentStarts.length;
  return parts
    .map((part) => ({ ...part, weight: Math.log(1 + segments / (1 + frequency(index, part))) }))
    .sort((a, b) => b.weight - a.weight);
}

type Scores = { touched: Uint32Array; count: number; scores: Float32Array };

function scoreSegments(index: SearchIndex, parts: readonly WeighedPart[]): Scores {
  const segments = index.segmentStarts.length;
  const scores = new Float32Array(segments);
  const best = new Float32Array(segments);
  const touched = new Uint32Array(segments);
  const ofPart = new Uint32Array(segments);
  let count = 0;
  for (const part of parts) {
    let touchedByPart = 0;
    for (const { term, similarity } of part.matches) {
      const value = part.weight * similarity;
      const end = index.postingOffsets[term + 1] ?? 0;
      for (let at = index.postingOffsets[term] ?? 0; at < end; at += 1) {
        const segment = index.postings[at] ?? 0;
        const before = best[segment] ?? 0;
        if (before === 0) ofPart[touchedByPart++] = segment;
        if (value > before) best[segment] = value;
      }
    }
    const mayAdd = count <= manySegments;
    for (let at = 0; at < touchedByPart; at += 1) {
      const segment = ofPart[at] ?? 0;
      const known = scores[segment] ?? 0;
      if (known !== 0 || mayAdd) {
        if (known === 0) touched[count++] = segment;
        scores[segment] = known + (best[segment] ?? 0);
      }
      best[segment] = 0;
    }
  }
  return { touched, count, scores };
}

/** The segments worth reading, best first, ties in the order of the text. */
function worthReading({ touched, count, scores }: Scores, wanted: number): Uint32Array {
  let highest = 0;
  for (let at = 0; at < count; at += 1) highest = Math.max(highest, scores[touched[at] ?? 0] ?? 0);
  const stepOf = (segment: number) =>
    Math.floor(((scores[segment] ?? 0) / highest) * (scoreSteps - 1));
  const perStep = new Uint32Array(scoreSteps);
  for (let at = 0; at < count; at += 1) {
    const step = stepOf(touched[at] ?? 0);
    perStep[step] = (perStep[step] ?? 0) + 1;
  }
  let lowest = scoreSteps - 1;
  for (let sum = perStep[lowest] ?? 0; lowest > 0 && sum < wanted; sum += perStep[lowest] ?? 0) {
    lowest -= 1;
  }
  const chosen = touched.subarray(0, count).filter((segment) => stepOf(segment) >= lowest);
  return chosen.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).subarray(0, maxRead);
}

/** Pairs of characters say little without their order: the phrase counts so many times as all of them. */
const orderOfGrams = 2.5;

/** In a script with spaces the phrase counts as much as the rarest word. */
function phraseWeight(parts: readonly WeighedPart[]): number {
  const heaviest = Math.max(0, ...parts.map((part) => part.weight));
  const grams = parts.reduce((sum, part) => sum + (part.isGram ? part.weight : 0), 0);
  return Math.max(heaviest, grams * orderOfGrams);
}

function segmentReader(index: SearchIndex, text: string): (segment: number) => number {
  const units = new Uint16Array(maxLineUnits);
  return (segment) => {
    const from = index.segmentStarts[segment] ?? 0;
    const length = (index.segmentEnds[segment] ?? 0) - from;
    for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(from + at);
    return foldInto(units, 0, length, foldedSegment);
  };
}

const foldedSegment = new Uint16Array(maxLineUnits * maxFoldedPerUnit);

export function searchText(
  index: SearchIndex,
  text: string,
  request: { words: string; limit: number },
): SearchHit[] {
  const { folded, parts: unweighed } = readQuery(index, request.words);
  const parts = weigh(index, unweighed);
  const scored = scoreSegments(index, parts);
  if (scored.count === 0) return [];
  const weightOfPhrase = phraseWeight(parts);
  const perfect = parts.reduce((sum, part) => sum + part.weight, weightOfPhrase);
  const pieces = piecesOf(folded);
  const fold = segmentReader(index, text);
  const ranked: { segment: number; score: number }[] = [];
  let unitsRead = 0;
  for (const segment of worthReading(scored, request.limit * readPerHit)) {
    const similarity = phraseSimilarity(pieces, foldedSegment, fold(segment));
    ranked.push({
      segment,
      score: ((scored.scores[segment] ?? 0) + weightOfPhrase * similarity) / perfect,
    });
    unitsRead += (index.segmentEnds[segment] ?? 0) - (index.segmentStarts[segment] ?? 0);
    if (unitsRead > maxReadUnits) break;
  }
  ranked.sort((a, b) => b.score - a.score || a.segment - b.segment);
  return ranked.slice(0, request.limit).map(({ segment, score }) => ({
    start: index.segmentStarts[segment] ?? 0,
    end: index.segmentEnds[segment] ?? 0,
    line: index.segmentLines[segment] ?? 0,
    score: Math.min(1, Math.round(score * 10_000) / 10_000),
  }));
}
