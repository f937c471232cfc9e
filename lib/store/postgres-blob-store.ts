/**
 * Blobs in PostgreSQL, so that every worker can read them, and copies on this machine's disk.
 * A copy is written beside and renamed, and counts only with the size that the database knows. The database holds them
 * packed: Zstandard at its fastest takes a tenth of the time of the database's own compression, and half its room.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import type pg from "pg";
import type { BlobStore } from "@/lib/store/blob-store";
import { retryWhileLost } from "@/lib/store/retry";

const chunkBytes = 4_000_000;
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export function createPostgresBlobStore(pool: pg.Pool, cacheDir: string): BlobStore {
  const fileOf = (sha256: string) => join(cacheDir, sha256.slice(0, 2), sha256);
  /** Copies being fetched, so that twenty runs over one document fetch it once. */
  const fetching = new Map<string, Promise<void>>();

  async function copyToDisk(
    sha256: string,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    const file = fileOf(sha256);
    const partial = `${file}.${randomUUID()}`;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    try {
      const handle = await open(/* turbopackIgnore: true */ partial, "wx");
      try {
        for await (const chunk of chunks) await handle.writeFile(chunk);
      } finally {
        await handle.close();
      }
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async function keepCopy(sha256: string, bytes: Uint8Array): Promise<void> {
    if ((await sizeOf(fileOf(sha256))) !== bytes.length) await copyToDisk(sha256, [bytes]);
  }

  function fetchOnce(sha256: string): Promise<void> {
    const running = fetching.get(sha256);
    if (running) return running;
    const started = copyToDisk(sha256, verified(sha256, readChunks(pool, sha256))).finally(() =>
      fetching.delete(sha256),
    );
    fetching.set(sha256, started);
    return started;
  }

  async function path(sha256: string): Promise<string | null> {
    const { rows } = await retryWhileLost(() =>
      pool.query<{ bytes: number }>('SELECT "bytes" FROM "Blob" WHERE "sha256" = $1', [sha256]),
    );
    if (!rows[0]) return null;
    const file = fileOf(sha256);
    if ((await sizeOf(file)) !== rows[0].bytes) await fetchOnce(sha256);
    return file;
  }

  return {
    async put(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      // A copy without its row is no harm: whoever looks asks the database first.
      await Promise.all([
        retryWhileLost(() => store(pool, sha256, bytes)),
        keepCopy(sha256, bytes),
      ]);
      return sha256;
    },
    async get(sha256) {
      const file = await path(sha256);
      return file === null
        ? null
        : new Uint8Array(await readFile(/* turbopackIgnore: true */ file));
    },
    path,
  };
}

async function store(pool: pg.Pool, sha256: string, bytes: Uint8Array): Promise<void> {
  const known = await pool.query('SELECT 1 FROM "Blob" WHERE "sha256" = $1', [sha256]);
  if (known.rowCount !== 0) return;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await insert(client, sha256, bytes);
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    // Closed and not given back: the server undoes what was begun.
    client.release(true);
    throw error;
  }
}

async function insert(client: pg.PoolClient, sha256: string, bytes: Uint8Array): Promise<void> {
  const added = await client.query(
    'INSERT INTO "Blob" ("sha256", "bytes") VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [sha256, bytes.length],
  );
  if (added.rowCount === 0) return;
  const chunks = await Promise.all([...chunksOf(bytes)].map(pack));
  for (const [index, chunk] of chunks.entries()) {
    await client.query(
      'INSERT INTO "BlobChunk" ("sha256", "index", "bytes", "isPacked") VALUES ($1, $2, $3, $4)',
      [sha256, index, chunk.bytes, chunk.isPacked],
    );
  }
}

type Chunk = { bytes: Uint8Array; isPacked: boolean };

/** As it is when packing would not make it smaller. */
async function pack(bytes: Uint8Array): Promise<Chunk> {
  const packed = await compress(bytes, fastest);
  return packed.length < bytes.length
    ? { bytes: packed, isPacked: true }
    : { bytes, isPacked: false };
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    yield bytes.subarray(from, from + chunkBytes);
  }
}

async function* readChunks(pool: pg.Pool, sha256: string): AsyncGenerator<Uint8Array> {
  for (let index = 0; ; index++) {
    const { rows } = await retryWhileLost(() =>
      pool.query<Chunk>(
        'SELECT "bytes", "isPacked" FROM "BlobChunk" WHERE "sha256" = $1 AND "index" = $2',
        [sha256, index],
      ),
    );
    if (!rows[0]) return;
    yield await unpacked(sha256, rows[0]);
  }
}

async function unpacked(sha256: string, { bytes, isPacked }: Chunk): Promise<Uint8Array> {
  if (!isPacked) return bytes;
  try {
    return await decompress(bytes);
  } catch (error) {
    throw damaged(sha256, error);
  }
}

/** Passes the chunks on; throws after the last when they are not the blob's bytes. */
async function* verified(
  sha256: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") === sha256) return;
  throw damaged(sha256);
}

function damaged(sha256: string, cause?: unknown): Error {
  return new Error(
    `Blob ${sha256} is damaged in the database: restore it from a backup, or upload the document again.`,
    { cause },
  );
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
