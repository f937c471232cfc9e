/** Streams an upload to a temporary file, counting and hashing on the way, so that a large file never stands in memory. */
import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { removeStaleUploads } from "@/lib/server/documents/remove-stale-uploads";
import { UseCaseError } from "@/lib/server/use-case-error";

export type ReceivedFile = AsyncDisposable & {
  path: string;
  /** Holds the file, and whatever is made of it: it is removed whole. */
  folder: string;
  bytes: number;
  sha256: string;
};

type Reception = {
  content: AsyncIterable<Uint8Array>;
  name: string;
  /** Where temporary files are made. */
  uploads: string;
  maxBytes: number;
  /** What helps against a file over the limit; what holds for documents where it is left out. */
  advice?: string;
};

/** Rejects with UseCaseError `too-large` when the file is over the limit. Dispose of the result to remove its folder. */
export async function receiveFile(reception: Reception): Promise<ReceivedFile> {
  const folder = join(reception.uploads, randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeStaleUploads(reception.uploads, Date.now());
  const path = join(folder, "source");
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      hash.update(chunk);
      if (bytes > reception.maxBytes) done(tooLarge(reception));
      else done(null, chunk);
    },
  });
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(reception.content, measure, createWriteStream(path, { mode: 0o600 }));
  } catch (reason) {
    await remove();
    throw reason;
  }
  return { path, folder, bytes, sha256: hash.digest("hex"), [Symbol.asyncDispose]: remove };
}

function tooLarge({ name, maxBytes, advice }: Reception): UseCaseError {
  return new UseCaseError(
    "too-large",
    `"${name}" is over ${Math.round(maxBytes / 1_000_000)} MB, ${advice ?? "the limit of this server. Split the file, or raise VERBATIM_MAX_UPLOAD_MB and start the server again."}`,
  );
}
