/** Writes ZIP files for tests, honest ones and such as lie about their sizes. */
import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = {
  name: string;
  bytes: string | Uint8Array;
  /** What the ZIP says of the unpacked size; the truth unless given. */
  claimedBytes?: number;
  isEncrypted?: boolean;
};

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, packed, shared } = packedEntry(entry);
    const header = Buffer.concat([u32(0x04034b50), shared, name, packed]);
    const place = [u16(0), u16(0), u16(0), u32(0), u32(offset)];
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), shared, ...place, name]));
    files.push(header);
    offset += header.length;
  }
  const central = Buffer.concat(directory);
  const count = u16(entries.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(central.length), u32(offset)];
  return Buffer.concat([...files, central, ...end, u16(0)]);
}

function packedEntry({ name, bytes, claimedBytes, isEncrypted = false }: ZipEntry) {
  const data = Buffer.from(bytes);
  const packed = deflateRawSync(data, { level: 9 });
  const fileName = Buffer.from(name, "utf8");
  const shared = Buffer.concat([
    u16(20),
    // UTF-8 names.
    u16(0x0800 | (isEncrypted ? 1 : 0)),
    u16(8),
    u16(0),
    u16(33),
    u32(crc32(data)),
    u32(packed.length),
    u32(claimedBytes ?? data.length),
    u16(fileName.length),
    u16(0),
  ]);
  return { name: fileName, packed, shared };
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
