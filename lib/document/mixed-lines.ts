/**
 * A text whose lines come in two encodings, as logs and tables do that several programs wrote into: lines that are
 * UTF-8 by proof are read as such, the others in the one encoding that they look like.
 */
import { isAscii, isUtf8 } from "node:buffer";

export type MixedText = {
  text: string;
  /** Of the lines that are not UTF-8. */
  encoding: string;
  /** How many those are. */
  lines: number;
  /** Places in them that could not be decoded. */
  damaged: number;
};

type Run = { start: number; end: number; isUtf8: boolean };

const newline = 10;
const sampleBytes = 128 * 1024;
/** So many letters of three bytes are no accident; fewer must be a good part of the lines. */
const sureLetters = 4;
const goodPart = 0.3;

/** Null when the lines are all of one kind. `encodingOf` is null for a sample that looks like nothing known. */
export function decodeMixed(
  bytes: Uint8Array,
  encodingOf: (sample: Uint8Array) => string | null,
): MixedText | null {
  const { runs, proven, other, letters } = readRuns(bytes);
  if (proven === 0 || other === 0) return null;
  if (letters < sureLetters && proven < (proven + other) * goodPart) return null;
  const encoding = encodingOf(sampleOf(bytes, runs));
  if (encoding === null || encoding === "utf-8") return null;
  const decoders = { proven: new TextDecoder("utf-8"), other: new TextDecoder(encoding) };
  let damaged = 0;
  const pieces = runs.map((run) => {
    const text = decoders[run.isUtf8 ? "proven" : "other"].decode(
      bytes.subarray(run.start, run.end),
    );
    if (!run.isUtf8) damaged += text.split("\ufffd").length - 1;
    return text;
  });
  return { text: pieces.join(""), encoding, lines: other, damaged };
}

/** Lines of one kind together; ASCII goes with what stands before it. */
function readRuns(bytes: Uint8Array) {
  const runs: Run[] = [];
  let proven = 0;
  let other = 0;
  let letters = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    const last = runs.at(-1);
    if (isAscii(line)) {
      if (last === undefined) runs.push({ start, end, isUtf8: true });
      else last.end = end;
    } else {
      const isProven = isUtf8(line);
      if (isProven) {
        proven += 1;
        for (const byte of line) if (byte >= 0xe0) letters += 1;
      } else other += 1;
      if (last?.isUtf8 === isProven) last.end = end;
      else runs.push({ start, end, isUtf8: isProven });
    }
    start = end;
  }
  return { runs, proven, other, letters };
}

function sampleOf(bytes: Uint8Array, runs: readonly Run[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let left = sampleBytes;
  for (const { start, end, isUtf8: isProven } of runs) {
    if (isProven || left <= 0) continue;
    const piece = bytes.subarray(start, Math.min(end, start + left));
    pieces.push(piece);
    left -= piece.length;
  }
  return Buffer.concat(pieces);
}
