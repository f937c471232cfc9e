/**
 * Where lines and characters lie in a text file, by blocks of 64 KiB. It is small and quick to make, so a document of
 * 100 MB shows its lines at once without being held in memory: only the blocks asked for are read.
 */
import type { TextFile } from "./text-file";
import { countUnits } from "./utf8-units";

export type BlockIndex = {
  stamp: string;
  blocks: number;
  /** For block b: its first byte, a character's first; with one entry more for the end. */
  bytes: Float64Array;
  /** UTF-16 code units before block b. */
  units: Float64Array;
  /** Line breaks before block b. */
  breaks: Float64Array;
  /** A line break at the very end starts no further line. */
  lines: number;
};

const blockBytes = 64 * 1024;
const chunkBytes = 16 * blockBytes;
const newline = 10;

function countBreaks(bytes: Uint8Array): number {
  let breaks = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === newline) breaks += 1;
  return breaks;
}

/** The end of the block that begins at `from`, before a character that the limit would cut. */
function blockEnd(bytes: Uint8Array, from: number): number {
  let end = Math.min(bytes.length, from + blockBytes);
  if (end === bytes.length) return end;
  while (end > from + 1 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

export function indexBlocks(file: TextFile): BlockIndex {
  const capacity = Math.ceil(file.bytes / (blockBytes - 4)) + 2;
  const bytes = new Float64Array(capacity);
  const units = new Float64Array(capacity);
  const breaks = new Float64Array(capacity);
  let blocks = 0;
  let lastByte = newline;
  for (let from = 0; from < file.bytes; ) {
    const chunk = file.read(from, from + chunkBytes);
    const isLast = from + chunk.length >= file.bytes;
    let at = 0;
    // The rest of a chunk that is no whole block is read again with the next.
    while (at < chunk.length && (isLast || at + blockBytes + 4 <= chunk.length)) {
      const end = blockEnd(chunk, at);
      const block = chunk.subarray(at, end);
      bytes[blocks + 1] = from + end;
      units[blocks + 1] = (units[blocks] ?? 0) + countUnits(block);
      breaks[blocks + 1] = (breaks[blocks] ?? 0) + countBreaks(block);
      blocks += 1;
      lastByte = block.at(-1) ?? newline;
      at = end;
    }
    if (at === 0) break;
    from += at;
  }
  const lines = (breaks[blocks] ?? 0) + (lastByte === newline ? 0 : 1);
  return { stamp: file.stamp, blocks, bytes, units, breaks, lines };
}

/** The last block whose entry is at most `value`; entries ascend. */
export function blockAt(entries: Float64Array, blocks: number, value: number): number {
  let low = 0;
  let high = Math.max(0, blocks - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entries[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
