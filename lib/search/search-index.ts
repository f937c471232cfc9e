/**
 * The search index of one document: which term stands in which segment. Everything lies in one shared buffer that is
 * also the file format, so an index is persisted by writing it, opened by reading it, and never copied between threads.
 */
import { crc32 } from "node:zlib";

export type SearchIndex = {
  buffer: SharedArrayBuffer;
  /** UTF-16 code units of the text that was indexed. */
  chars: number;
  segmentStarts: Uint32Array;
  segmentEnds: Uint32Array;
  segmentLines: Uint32Array;
  /** Term i is pool[termOffsets[i]..termOffsets[i + 1]). */
  termOffsets: Uint32Array;
  /** See signatureOf; 0 marks a gram. */
  signatures: Uint32Array;
  /** Term i stands in the segments postings[postingOffsets[i]..postingOffsets[i + 1]), ascending. */
  postingOffsets: Uint32Array;
  postings: Uint32Array;
  pool: Uint16Array;
};

export type IndexSizes = {
  chars: number;
  segments: number;
  terms: number;
  postings: number;
  pool: number;
};

/** "VIDX", read as a little-endian number. */
const magic = 0x58444956;
/** Bump when the layout, the folding or the splitting into terms changes: older files are then built anew. */
const formatVersion = 1;
const headerWords = 8;

/** The bytes are no index, or one of another version or text. */
export class IndexFormatError extends Error {
  readonly code = "index-format";

  constructor(reason: string) {
    super(`This search index cannot be used: ${reason}. Build it anew.`);
    this.name = "IndexFormatError";
  }
}

function bytesNeeded(sizes: IndexSizes): number {
  const words = headerWords + sizes.segments * 3 + sizes.terms * 3 + 2 + sizes.postings;
  return words * 4 + sizes.pool * 2;
}

function viewOf(buffer: SharedArrayBuffer, sizes: IndexSizes): SearchIndex {
  let at = headerWords * 4;
  const words = (count: number): Uint32Array => {
    const view = new Uint32Array(buffer, at, count);
    at += count * 4;
    return view;
  };
  return {
    buffer,
    chars: sizes.chars,
    segmentStarts: words(sizes.segments),
    segmentEnds: words(sizes.segments),
    segmentLines: words(sizes.segments),
    termOffsets: words(sizes.terms + 1),
    signatures: words(sizes.terms),
    postingOffsets: words(sizes.terms + 1),
    postings: words(sizes.postings),
    pool: new Uint16Array(buffer, at, sizes.pool),
  };
}

/** An index of these sizes whose arrays are still to be filled. */
export function allocateIndex(sizes: IndexSizes): SearchIndex {
  return viewOf(new SharedArrayBuffer(bytesNeeded(sizes)), sizes);
}

function checksumOf(bytes: Uint8Array): number {
  return crc32(bytes.subarray(headerWords * 4));
}

/** The bytes to persist: a view of the index itself, not a copy. */
export function serializeIndex(index: SearchIndex): Uint8Array {
  const bytes = new Uint8Array(index.buffer);
  const header = new Uint32Array(index.buffer, 0, headerWords);
  header.set([
    magic,
    formatVersion,
    checksumOf(bytes),
    index.chars,
    index.segmentStarts.length,
    index.signatures.length,
    index.postings.length,
    index.pool.length,
  ]);
  return bytes;
}

/** Opens what serializeIndex gave. Throws IndexFormatError when the bytes are damaged or of another version or text. */
export function deserializeIndex(buffer: SharedArrayBuffer, chars: number): SearchIndex {
  if (buffer.byteLength < headerWords * 4) throw new IndexFormatError("it is cut off");
  const header = new Uint32Array(buffer, 0, headerWords);
  const [found = 0, version = 0, checksum = 0, indexedChars = 0] = header;
  const [, , , , segments = 0, terms = 0, postings = 0, pool = 0] = header;
  if (found !== magic) throw new IndexFormatError("it is another kind of file");
  if (version !== formatVersion) throw new IndexFormatError(`it has format ${version}`);
  if (indexedChars !== chars) throw new IndexFormatError("it belongs to another text");
  const sizes = { chars, segments, terms, postings, pool };
  if (buffer.byteLength !== bytesNeeded(sizes)) throw new IndexFormatError("its size is wrong");
  if (checksumOf(new Uint8Array(buffer)) !== checksum) throw new IndexFormatError("it is damaged");
  return viewOf(buffer, sizes);
}
