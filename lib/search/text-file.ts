/** A decoded document on disk: UTF-8, line breaks as `\n`. Opened for each request, for blobs may be evicted between two. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { DocumentReaderError } from "./document-reader-error";

export type TextFile = {
  bytes: number;
  /** Changes when the file is replaced or written to. */
  stamp: string;
  /** The bytes [from, to), fewer at the file's end. */
  read(from: number, to: number): Buffer;
};

function missing(path: string, cause: unknown): DocumentReaderError {
  return new DocumentReaderError(
    "text-missing",
    `The document's text cannot be read at ${path}. Was the document removed, or its file? Upload it again.`,
    cause,
  );
}

function open(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw missing(path, error);
  }
}

export function withTextFile<Result>(path: string, use: (file: TextFile) => Result): Result {
  const descriptor = open(path);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw missing(path, new Error("not a file"));
    return use({
      bytes: stat.size,
      stamp: `${stat.size}:${stat.mtimeMs}:${stat.ino}`,
      read(from, to) {
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(to, stat.size) - from));
        let length = 0;
        while (length < buffer.length) {
          const got = readSync(descriptor, buffer, length, buffer.length - length, from + length);
          if (got === 0) break;
          length += got;
        }
        return buffer.subarray(0, length);
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
