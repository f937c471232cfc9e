import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeBlobStore } from "@/lib/store/blob-store.contract";
import { type Database, openDatabase } from "@/lib/store/open-database";
import { createPostgresBlobStore } from "@/lib/store/postgres-blob-store";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";

let server: TestDatabase;
let database: Database;
let folder: string;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ url: server.url, poolSize: 5 });
  folder = await mkdtemp(join(tmpdir(), "verbatim-blob-test-"));
});

afterAll(async () => {
  await database.close();
  await server.drop();
  await rm(folder, { recursive: true, force: true });
});

const onMachine = (machine: string) =>
  createPostgresBlobStore(database.pool, join(folder, machine));

describeBlobStore("PostgreSQL with a disk cache", () => onMachine("a"));

test("a machine that never saw the blob fetches it once for all who ask", async () => {
  const bytes = new Uint8Array(randomBytes(5_000_000));
  const sha256 = await onMachine("a").put(bytes);
  const other = onMachine("b");
  const paths = await Promise.all(Array.from({ length: 8 }, () => other.path(sha256)));
  expect(new Set(paths)).toEqual(new Set([join(folder, "b", sha256.slice(0, 2), sha256)]));
  expect(await readdir(join(folder, "b", sha256.slice(0, 2)))).toEqual([sha256]);
  expect(Buffer.from((await other.get(sha256)) ?? []).equals(bytes)).toBe(true);
});

test("a copy that was cut short on the disk is fetched again", async () => {
  const bytes = new Uint8Array(randomBytes(100_000));
  const sha256 = await onMachine("a").put(bytes);
  await truncate(join(folder, "a", sha256.slice(0, 2), sha256), 5);
  expect((await onMachine("a").get(sha256))?.length).toBe(100_000);
});

test("the database holds a text packed, and what does not get smaller as it is", async () => {
  const text = Buffer.from("The tenant pays on the first working day. ".repeat(200_000));
  const noise = new Uint8Array(randomBytes(1_000));
  expect(await held(await onMachine("a").put(text))).toEqual({ chunks: 3, isPacked: true });
  expect(await held(await onMachine("a").put(noise))).toEqual({ chunks: 1, isPacked: false });
});

test("a blob that was stored before blobs were packed is read", async () => {
  const bytes = Buffer.from("All payments are due on time.");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await database.prisma.blob.create({
    data: { sha256, bytes: bytes.length, chunks: { create: { index: 0, bytes } } },
  });
  expect(Buffer.from((await onMachine("a").get(sha256)) ?? []).equals(bytes)).toBe(true);
});

test.each([
  ["of noise", () => new Uint8Array(randomBytes(1_000))],
  ["of text", () => Buffer.from(`${randomUUID()} ${"The tenant pays. ".repeat(1_000)}`)],
])("a blob %s that is damaged in the database is refused", async (_, made) => {
  const sha256 = await onMachine("a").put(made());
  await database.prisma.blobChunk.updateMany({
    where: { sha256 },
    data: { bytes: new Uint8Array(1_000) },
  });
  await expect(onMachine("c").get(sha256)).rejects.toThrow(/damaged/);
  expect(await readdir(join(folder, "c", sha256.slice(0, 2)))).toEqual([]);
});

async function held(sha256: string): Promise<{ chunks: number; isPacked: boolean }> {
  const chunks = await database.prisma.blobChunk.findMany({ where: { sha256 } });
  return { chunks: chunks.length, isPacked: chunks.every(({ isPacked }) => isPacked) };
}
