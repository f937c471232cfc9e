/**
 * The parts of an Office file, which is a ZIP of XML files. What a ZIP promises about its sizes is added up before
 * anything is unpacked, and held against what comes out while it is: a bomb is refused by its promise or by its lie.
 */
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { DocumentError } from "@/lib/document/document-error";

export type ZipLimits = {
  entries: number;
  /** Of all entries together, unpacked. */
  bytes: number;
};

/** A workbook of a million rows unpacks to less than one gigabyte. */
export const officeLimits: ZipLimits = { entries: 20_000, bytes: 2_500_000_000 };

export type ZipParts = {
  names: readonly string[];
  has(name: string): boolean;
  /** The unpacked part, in pieces; null when there is none of that name. */
  open(name: string): Promise<Readable | null>;
  close(): void;
};

export async function openZipParts(
  path: string,
  name: string,
  limits: ZipLimits = officeLimits,
): Promise<ZipParts> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(
    (error: unknown) => {
      throw damaged(name, error);
    },
  );
  const entries = await readEntries(zip, name, limits);
  return {
    names: [...entries.keys()],
    has: (part) => entries.has(part),
    async open(part) {
      const entry = entries.get(part);
      if (entry === undefined) return null;
      return await zip.openReadStreamPromise(entry).catch((error: unknown) => {
        throw damaged(name, error);
      });
    },
    close: () => zip.close(),
  };
}

async function readEntries(
  zip: ZipFile,
  name: string,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  if (zip.entryCount > limits.entries) throw tooMany(name, zip.entryCount, limits);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) {
        throw new DocumentError(
          "encrypted",
          `“${name}” holds parts that are protected by a password. Save a copy without it and upload that.`,
        );
      }
      bytes += entry.uncompressedSize;
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : damaged(name, error);
  }
  if (bytes > limits.bytes) {
    throw new DocumentError(
      "limit",
      `“${name}” would unpack to ${(bytes / 1_000_000_000).toFixed(1)} GB; the limit is ${limits.bytes / 1_000_000_000} GB. Split it into parts and upload those.`,
    );
  }
  return entries;
}

function tooMany(name: string, count: number, limits: ZipLimits): DocumentError {
  return new DocumentError(
    "limit",
    `“${name}” holds ${count.toLocaleString("en-US")} parts; the limit is ${limits.entries.toLocaleString("en-US")}. Save it anew in its own program, or export its text, and upload that.`,
  );
}

/** Also for a part that unpacks to more, or less, than it promised. */
export function damaged(name: string, cause: unknown): DocumentError {
  return new DocumentError(
    "damaged",
    `“${name}” is damaged: it cannot be unpacked. Open it in its own program, save it again and upload that.`,
    cause,
  );
}
