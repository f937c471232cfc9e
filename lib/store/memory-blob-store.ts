/** The blobs' double: bytes in memory, files in the folder given, or in one made when the first is asked for. */
import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BlobStore } from "@/lib/store/blob-store";

export function createMemoryBlobStore(options: { cacheDir?: string } = {}): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  let folder = options.cacheDir === undefined ? null : Promise.resolve(options.cacheDir);
  return {
    async put(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      blobs.set(sha256, bytes.slice());
      return sha256;
    },
    get: async (sha256) => blobs.get(sha256)?.slice() ?? null,
    async path(sha256) {
      const bytes = blobs.get(sha256);
      if (bytes === undefined) return null;
      folder ??= mkdtemp(join(tmpdir(), "verbatim-blobs-"));
      const file = join(await folder, sha256);
      await writeFile(file, bytes);
      return file;
    },
  };
}
