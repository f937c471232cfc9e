/** Keeps search indexes on disk, by the sha256 of the text they belong to. It is a cache: any file in it may vanish. */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import {
  deserializeIndex,
  IndexFormatError,
  type SearchIndex,
  serializeIndex,
} from "./search-index";

const ending = ".search-index";

function fileOf(directory: string, sha256: string): string {
  return join(directory, `${sha256}${ending}`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function readShared(path: string): SharedArrayBuffer {
  const descriptor = openSync(path, "r");
  try {
    const buffer = new SharedArrayBuffer(fstatSync(descriptor).size);
    const bytes = new Uint8Array(buffer);
    let length = 0;
    while (length < bytes.length) {
      const got = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (got === 0) break;
      length += got;
    }
    return buffer;
  } finally {
    closeSync(descriptor);
  }
}

/** Null when there is none, or none that can be used: then it is to be built and saved again. */
export function loadIndex(directory: string, sha256: string, chars: number): SearchIndex | null {
  const path = fileOf(directory, sha256);
  try {
    const index = deserializeIndex(readShared(path), chars);
    const now = new Date();
    utimesSync(path, now, now);
    return index;
  } catch (error) {
    if (isMissing(error) || error instanceof IndexFormatError) return null;
    throw error;
  }
}

/** Writes beside and renames, so that a reader in another process never sees half a file. */
export function saveIndex(directory: string, sha256: string, index: SearchIndex): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = fileOf(directory, sha256);
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    writeFileSync(temporary, serializeIndex(index));
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes the indexes used longest ago until the rest has at most `maxBytes`. */
export function pruneIndexes(directory: string, maxBytes: number): void {
  const files = readdirSync(directory)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(directory, name))
    .flatMap((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ path, bytes: stat.size, usedAt: stat.mtimeMs }];
    })
    .sort((a, b) => b.usedAt - a.usedAt);
  let kept = 0;
  for (const file of files) {
    kept += file.bytes;
    if (kept > maxBytes) rmSync(file.path, { force: true });
  }
}
