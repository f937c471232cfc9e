import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { describeBlobStore } from "@/lib/store/blob-store.contract";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";

const cacheDir = mkdtempSync(join(tmpdir(), "verbatim-blobs-test-"));
afterAll(() => rmSync(cacheDir, { recursive: true }));

const blobs = createMemoryBlobStore({ cacheDir });
describeBlobStore("the memory store", () => blobs);
