import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TextWriter } from "./text-writer";

test("the labels of places are bounded together, however many places there are", () => {
  const folder = mkdtempSync(join(tmpdir(), "text-writer-test-"));
  const out = new TextWriter(join(folder, "text"), 1_000_000);
  for (let index = 0; index < 60_000; index += 1) {
    out.place("x".repeat(1_000));
    out.write("a\n");
  }
  out.close();
  rmSync(folder, { recursive: true });
  expect(out.places).toHaveLength(40_000);
  expect(out.places.at(-1)?.label).toHaveLength(200);
});
