/** Collects the lines around non-ASCII bytes from everywhere in a file: they are what tells encodings apart. */
import { isAscii } from "node:buffer";

const blockBytes = 64 * 1024;
const sampleBytes = 128 * 1024;
const piecesPerBlock = 64;
const newline = 10;

/** The piece around `at`, from one line break to the next but not wider than 256 bytes to a side. */
function lineAround(bytes: Uint8Array, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && at - start < 256 && bytes[start - 1] !== newline) start -= 1;
  let end = at;
  while (end < bytes.length && end - at < 256 && bytes[end] !== newline) end += 1;
  // A cut inside a run of high bytes could halve a character: go on to the next ASCII byte.
  while (start < at && (bytes[start] ?? 0) > 0x7f) start += 1;
  while (end < bytes.length && end - at < 512 && (bytes[end] ?? 0) > 0x7f) end += 1;
  return { start, end };
}

function piecesOf(bytes: Uint8Array, from: number, to: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = from; at < to && pieces.length < piecesPerBlock; at += 1) {
    if ((bytes[at] ?? 0) <= 0x7f) continue;
    const { start, end } = lineAround(bytes, at);
    pieces.push(bytes.subarray(start, end), Uint8Array.of(newline));
    at = end;
  }
  return pieces;
}

/** Blocks that hold such bytes are visited first, middle and last, so that no part of the file decides alone. */
export function sampleNonAscii(bytes: Uint8Array): Uint8Array {
  const blocks: number[] = [];
  for (let from = 0; from < bytes.length; from += blockBytes) {
    if (!isAscii(bytes.subarray(from, from + blockBytes))) blocks.push(from);
  }
  const wanted = Math.min(blocks.length, 32);
  const pieces: Uint8Array[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const block = blocks[Math.floor((index * blocks.length) / wanted)] ?? 0;
    pieces.push(...piecesOf(bytes, block, Math.min(bytes.length, block + blockBytes)));
  }
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const sample = new Uint8Array(Math.min(total, sampleBytes));
  let at = 0;
  for (const piece of pieces) {
    if (at + piece.length > sample.length) break;
    sample.set(piece, at);
    at += piece.length;
  }
  return sample.subarray(0, at);
}
