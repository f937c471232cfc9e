/** Arithmetic between UTF-8 bytes and UTF-16 code units. */
import { isAscii } from "node:buffer";

/** Code units that a character beginning with this byte has: none for a continuation byte, a pair for four bytes. */
const unitsOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
});

/** The UTF-16 code units that the whole characters in `bytes` decode to. */
export function countUnits(bytes: Uint8Array): number {
  if (isAscii(bytes)) return bytes.length;
  let units = 0;
  for (let at = 0; at < bytes.length; at += 1) units += unitsOfByte[bytes[at] ?? 0] ?? 0;
  return units;
}

/** The byte at which the character that holds code unit `unit` begins, and which unit begins there. */
export function byteOfUnit(bytes: Uint8Array, unit: number): { byte: number; unit: number } {
  let units = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const width = unitsOfByte[bytes[at] ?? 0] ?? 0;
    if (units + width > unit) return { byte: at, unit: units };
    units += width;
  }
  return { byte: bytes.length, unit: units };
}
