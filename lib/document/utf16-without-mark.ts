/**
 * Recognises UTF-16 that carries no byte order mark: read with the right byte order nearly every code unit is an
 * ordinary letter of few alphabets; read with the wrong one they scatter over all of Unicode.
 */
const sampleUnits = 8192;

/** Code units of the text that people write; the rest is private, unassigned, rare or half of a pair. */
function isOrdinary(unit: number): boolean {
  if (unit < 0x20) return unit === 9 || unit === 10 || unit === 13;
  return (
    (unit < 0x2000 && !(unit >= 0x7f && unit < 0xa0)) ||
    (unit >= 0x2000 && unit < 0x2700) ||
    (unit >= 0x3000 && unit < 0x9fff) ||
    (unit >= 0xac00 && unit < 0xe000) ||
    (unit >= 0xff00 && unit < 0xfff0)
  );
}

/** Latin, kana, and the punctuation of both: rare in any wrong reading, present in nearly any right one. */
function isTelling(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) || unit === 10 || unit === 13 || (unit >= 0x3000 && unit < 0x3100)
  );
}

function reads(bytes: Uint8Array, littleEndian: boolean): boolean {
  const units = bytes.length >> 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const step = Math.max(1, Math.floor(units / sampleUnits));
  let seen = 0;
  let ordinary = 0;
  let telling = 0;
  for (let index = 0; index < units; index += step) {
    const unit = view.getUint16(index * 2, littleEndian);
    seen += 1;
    if (isOrdinary(unit)) ordinary += 1;
    if (isTelling(unit)) telling += 1;
  }
  return seen > 0 && ordinary >= seen * 0.98 && telling >= seen * 0.2;
}

export function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const little = reads(bytes, true);
  const big = reads(bytes, false);
  if (little === big) return null;
  return little ? "utf-16le" : "utf-16be";
}
