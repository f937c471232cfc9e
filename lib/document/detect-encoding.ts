/**
 * Finds the encoding of a text, by proof where there is one (byte order mark, valid UTF-8) and by likeness otherwise.
 *
 * A 100 MB log may hold its first non-ASCII byte in the last line, so likeness is judged on the places that hold
 * such bytes, taken from the whole file, and never on its beginning alone.
 */
import { Buffer, isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import { likenessOf } from "./encoding-likeness";
import { sampleNonAscii } from "./sample-non-ascii";
import { utf16WithoutMark } from "./utf16-without-mark";

export type DetectedEncoding = {
  /** A WHATWG encoding name, as TextDecoder gives it. */
  encoding: string;
  /** Bytes of the byte order mark. */
  markBytes: number;
};

/** At least this likeness decides at once; below it the statistics of letters decide. */
const sureLikeness = 0.6;
/** chardet's confidence, of 100, from which its word is taken over an unsure likeness. */
const sureConfidence = 20;

function fromMark(bytes: Uint8Array): DetectedEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", markBytes: 3 };
  // UTF-32 begins like UTF-16 and two NULs more; it is left to the check for binary files.
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0))
    return { encoding: "utf-16le", markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", markBytes: 2 };
  return null;
}

/** ISO-2022-JP is pure ASCII to the eye of a UTF-8 check; its escape sequences give it away. */
function isIso2022Jp(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.includes("\x1b$B", 0, "latin1") || view.includes("\x1b$@", 0, "latin1");
}

/** A UTF-8 file with a few damaged bytes is still UTF-8: most of its multi-byte sequences are whole. */
function isDamagedUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(sample);
  let whole = 0;
  let broken = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) whole += 1;
  }
  return whole >= 4 && broken * 10 <= whole;
}

function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    // Fatal decoding answers "no" by a TypeError, an encoding unknown to TextDecoder by a RangeError.
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}

function fromStatistics(sample: Uint8Array): string | null {
  for (const match of analyse(sample)) {
    if (match.confidence < sureConfidence) break;
    if (/^(UTF-|ASCII|ISO-2022)/.test(match.name) || !decodes(match.name, sample)) continue;
    return new TextDecoder(match.name).encoding;
  }
  return null;
}

function likeliest(sample: Uint8Array): { encoding: string; likeness: number } {
  const ranked = ["shift_jis", "euc-jp", "windows-1252"]
    .map((encoding) => ({ encoding, likeness: likenessOf(encoding, sample) }))
    .sort((a, b) => b.likeness - a.likeness);
  return ranked[0] ?? { encoding: "windows-1252", likeness: 0 };
}

/** The encoding that a sample certainly looks like, of those that texts came in before UTF-8; null when unsure. */
export function surelyLegacy(sample: Uint8Array): string | null {
  const best = likeliest(sample);
  return best.likeness >= sureLikeness ? best.encoding : null;
}

function fromLikeness(sample: Uint8Array): DetectedEncoding {
  const best = likeliest(sample);
  const encoding =
    best.likeness >= sureLikeness ? best.encoding : (fromStatistics(sample) ?? best.encoding);
  return { encoding, markBytes: 0 };
}

/** Null means that the bytes are no text in any known encoding. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | null {
  const marked = fromMark(bytes);
  if (marked !== null) return marked;
  const hasNul = bytes.includes(0);
  if (!hasNul && isUtf8(bytes)) {
    return { encoding: isIso2022Jp(bytes) ? "iso-2022-jp" : "utf-8", markBytes: 0 };
  }
  const utf16 = utf16WithoutMark(bytes, hasNul);
  if (utf16 !== null) return { encoding: utf16, markBytes: 0 };
  if (hasNul) return null;
  const sample = sampleNonAscii(bytes);
  return isDamagedUtf8(sample) ? { encoding: "utf-8", markBytes: 0 } : fromLikeness(sample);
}
