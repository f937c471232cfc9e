/** What every blob store must do; each adapter's test runs it. */
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { BlobStore } from "@/lib/store/blob-store";

export function describeBlobStore(name: string, blobs: () => BlobStore): void {
  describe(`${name} as a blob store`, () => {
    test.each([0, 1, 3_999_999, 4_000_000, 9_000_001])(
      "gives back a blob of %d bytes",
      async (size) => {
        const bytes = new Uint8Array(randomBytes(size));
        const sha256 = await blobs().put(bytes);
        expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
        expect(await digestOf(await blobs().get(sha256))).toBe(sha256);
        const path = await blobs().path(sha256);
        expect(path === null ? null : await digestOf(await readFile(path))).toBe(sha256);
      },
    );

    test("stores equal bytes once, also when they come at the same time", async () => {
      const bytes = new Uint8Array(randomBytes(10_000));
      const names = await Promise.all(Array.from({ length: 5 }, () => blobs().put(bytes)));
      expect(new Set(names).size).toBe(1);
    });

    test("knows nothing of a blob that was never stored", async () => {
      expect(await blobs().get("f".repeat(64))).toBeNull();
      expect(await blobs().path("f".repeat(64))).toBeNull();
    });
  });
}

async function digestOf(bytes: Uint8Array | null): Promise<string | null> {
  return bytes === null ? null : createHash("sha256").update(bytes).digest("hex");
}
