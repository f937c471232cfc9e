import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildIndex } from "./build-index";
import { saveIndex } from "./index-cache";

test("saved indexes, which hold a document's words, are their owner's alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "index-cache-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const directory = join(folder, "indexes");
  saveIndex(directory, "ab".repeat(32), buildIndex("the secret clause\n"));
  expect(statSync(directory).mode & 0o077).toBe(0);
});
