/**
 * Recognises UTF-16 that carries no byte order mark: read in the right byte order nearly every code unit is an
 * ordinary letter, many of few alphabets; read in the wrong one they scatter over all of Unicode.
 */
const sampleUnits = 8192;

/** Code units of the text that people write; the rest is private, unassigned, rare or half of a pair. */
function isOrdinary(unit: number): boolean {
  if (unit < 0x20) return unit === 9 || unit === 10 || unit === 13;
  return (
    (unit < 0x2700 && !(unit >= 0x7f && unit < 0xa0)) ||
    (unit >= 0x3000 && unit < 0x9fff) ||
    (unit >= 0xac00 && unit < 0xe000) ||
    (unit >= 0xff00 && unit < 0xfff0)
  );
}

function isKana(unit: number): boolean {
  return unit >= 0x3040 && unit < 0x3100;
}

/** Latin, kana, and the punctuation of both: present in nearly any right reading, rare in a wrong one. */
function isTelling(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 10 ||
    unit === 13 ||
    (unit > 0x3000 && unit < 0x3100) ||
    (unit > 0xff00 && unit < 0xff5f)
  );
}

type Reading = {
  /** Shares of the units looked at, 0 to 1. */
  ordinary: number;
  telling: number;
  kana: number;
  /** Of the high bytes: letters of one alphabet share theirs. */
  entropy: number;
};

function entropyOf(counts: Uint32Array, total: number): number {
  let entropy = 0;
  for (const count of counts) {
    if (count > 0) entropy -= (count / total) * Math.log2(count / total);
  }
  return entropy;
}

function read(bytes: Uint8Array, littleEndian: boolean): Reading {
  const units = bytes.length >> 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const step = Math.max(1, Math.floor(units / sampleUnits));
  const seen = Math.ceil(units / step);
  const counts = { ordinary: 0, telling: 0, kana: 0 };
  const highBytes = new Uint32Array(256);
  for (let index = 0; index < units; index += step) {
    const unit = view.getUint16(index * 2, littleEndian);
    if (isOrdinary(unit)) counts.ordinary += 1;
    if (isTelling(unit)) counts.telling += 1;
    if (isKana(unit)) counts.kana += 1;
    highBytes[unit >> 8] = (highBytes[unit >> 8] ?? 0) + 1;
  }
  return {
    ordinary: counts.ordinary / seen,
    telling: counts.telling / seen,
    kana: counts.kana / seen,
    entropy: entropyOf(highBytes, seen),
  };
}

/** The reading with the more ordinary letters; where both have as many, the one with the fewer alphabets. */
function isBetter(one: Reading, other: Reading): boolean {
  const lead = one.ordinary - other.ordinary;
  return Math.abs(lead) >= 0.1 ? lead > 0 : one.entropy < other.entropy;
}

/** Plain ASCII with some NULs in it. UTF-16 has a NUL for every ASCII character, or bytes above, or the 0x30 of kana. */
function isAsciiWithNuls(bytes: Uint8Array): boolean {
  const step = Math.max(1, Math.floor(bytes.length / sampleUnits)) | 1;
  let seen = 0;
  let nuls = 0;
  let other = 0;
  for (let at = 0; at < bytes.length; at += step) {
    const byte = bytes[at] ?? 0;
    seen += 1;
    if (byte === 0) nuls += 1;
    else if (byte > 0x7f || byte === 0x30) other += 1;
  }
  return nuls < seen * 0.4 && other < seen * 0.1;
}

/**
 * `hasNul` tells whether the bytes hold a NUL, as nearly all UTF-16 does (every ASCII character and line break
 * brings one) and no text in another encoding. Without one, only a text with many kana is believed.
 */
export function utf16WithoutMark(
  bytes: Uint8Array,
  hasNul: boolean,
): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0 || isAsciiWithNuls(bytes)) return null;
  const little = read(bytes, true);
  const big = read(bytes, false);
  const isLittle = isBetter(little, big);
  const best = isLittle ? little : big;
  const isText = best.ordinary >= 0.98 && (hasNul ? best.telling >= 0.02 : best.kana >= 0.2);
  if (!isText) return null;
  return isLittle ? "utf-16le" : "utf-16be";
}
