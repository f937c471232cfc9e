/** Builds the search index of a text: one pass that folds, splits and numbers terms, then one that sorts postings by term. */
import { Buffer } from "node:buffer";
import { eachTerm } from "./each-term";
import { foldInto, maxFoldedPerUnit } from "./fold-units";
import { allocateIndex, type SearchIndex } from "./search-index";
import { cutIntoSegments, maxLineUnits, type Segments } from "./segments";
import { maxTermUnits, Vocabulary } from "./vocabulary";

/** Text is taken to typed arrays in pieces of about this many units, so that no second copy of it is held. */
const pieceUnits = 1 << 20;

/** Term ids in the order of segments; segment s has ids[segmentOffsets[s]..segmentOffsets[s + 1]), each once. */
type TermStream = {
  ids: Uint32Array;
  segmentOffsets: Uint32Array;
  frequencies: Uint32Array;
  vocabulary: Vocabulary;
};

class StreamBuilder {
  readonly vocabulary = new Vocabulary();
  ids = new Uint32Array(1 << 16);
  length = 0;
  frequencies = new Uint32Array(1 << 14);
  /** The segment, counted from 1, in which a term was seen last. */
  #lastSegments = new Uint32Array(1 << 14);
  #segment = 0;
  readonly #folded = new Uint16Array(maxLineUnits * maxFoldedPerUnit);

  addSegment(units: Uint16Array, from: number, to: number): void {
    this.#segment += 1;
    const folded = this.#folded;
    eachTerm(folded, foldInto(units, from, to, folded), this.#onTerm);
  }

  readonly #onTerm = (from: number, to: number, isGram: boolean): void => {
    const end = to - from > maxTermUnits ? from + maxTermUnits : to;
    const id = this.vocabulary.idOf(this.#folded, from, end, isGram);
    if (id < 0) return;
    if (id >= this.frequencies.length) {
      this.frequencies = doubled(this.frequencies);
      this.#lastSegments = doubled(this.#lastSegments);
    }
    if (this.#lastSegments[id] === this.#segment) return;
    this.#lastSegments[id] = this.#segment;
    this.frequencies[id] = (this.frequencies[id] ?? 0) + 1;
    if (this.length === this.ids.length) this.ids = doubled(this.ids);
    this.ids[this.length] = id;
    this.length += 1;
  };
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The first segment that does not fit into a piece beginning at segment `from`; at least one fits. */
function pieceEnd(segments: Segments, from: number): number {
  const limit = (segments.starts[from] ?? 0) + pieceUnits;
  let to = from + 1;
  while (to < segments.count && (segments.ends[to] ?? 0) <= limit) to += 1;
  return to;
}

function streamTerms(text: string, segments: Segments): TermStream {
  const builder = new StreamBuilder();
  const segmentOffsets = new Uint32Array(segments.count + 1);
  const bytes = Buffer.alloc((Math.min(pieceUnits, text.length) + maxLineUnits) * 2);
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  for (let from = 0; from < segments.count; ) {
    const to = pieceEnd(segments, from);
    const base = segments.starts[from] ?? 0;
    bytes.write(text.slice(base, segments.ends[to - 1]), "utf16le");
    for (let segment = from; segment < to; segment += 1) {
      segmentOffsets[segment] = builder.length;
      builder.addSegment(
        units,
        (segments.starts[segment] ?? 0) - base,
        (segments.ends[segment] ?? 0) - base,
      );
    }
    from = to;
  }
  segmentOffsets[segments.count] = builder.length;
  const { ids, frequencies, vocabulary } = builder;
  return { ids, segmentOffsets, frequencies, vocabulary };
}

function fillPostings(index: SearchIndex, stream: TermStream): void {
  const { postingOffsets, postings } = index;
  const terms = stream.vocabulary.count;
  for (let id = 0; id < terms; id += 1) {
    postingOffsets[id + 1] = (postingOffsets[id] ?? 0) + (stream.frequencies[id] ?? 0);
  }
  const next = postingOffsets.slice(0, terms);
  const { ids, segmentOffsets } = stream;
  for (let segment = 0; segment + 1 < segmentOffsets.length; segment += 1) {
    const end = segmentOffsets[segment + 1] ?? 0;
    for (let at = segmentOffsets[segment] ?? 0; at < end; at += 1) {
      const id = ids[at] ?? 0;
      const place = next[id] ?? 0;
      postings[place] = segment;
      next[id] = place + 1;
    }
  }
}

export function buildIndex(text: string): SearchIndex {
  const segments = cutIntoSegments(text);
  const stream = streamTerms(text, segments);
  const { offsets, signatures, pool } = stream.vocabulary.finish();
  const index = allocateIndex({
    chars: text.length,
    segments: segments.count,
    terms: stream.vocabulary.count,
    postings: stream.segmentOffsets[segments.count] ?? 0,
    pool: pool.length,
  });
  index.segmentStarts.set(segments.starts.subarray(0, segments.count));
  index.segmentEnds.set(segments.ends.subarray(0, segments.count));
  index.segmentLines.set(segments.lines.subarray(0, segments.count));
  index.termOffsets.set(offsets);
  index.signatures.set(signatures);
  index.pool.set(pool);
  fillPostings(index, stream);
  return index;
}
