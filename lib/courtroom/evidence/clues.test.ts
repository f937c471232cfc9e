import { describe, expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import { findEvidence } from "./find-evidence";
import { indexPages } from "./page-index";

/** Paths of the pages that the change of one file is held against. */
function pagesFor(file: string, lines: readonly string[], pages: Readonly<Record<string, string>>) {
  const removed = lines.filter((line) => !line.startsWith("+")).length;
  const added = lines.filter((line) => !line.startsWith("-")).length;
  const patch = `--- a/${file}\n+++ b/${file}\n@@ -1,${removed} +1,${added} @@\n${lines.join("\n")}\n`;
  const index = indexPages(Object.entries(pages).map(([path, text]) => ({ path, text })));
  const change = parsePatch(patch);
  return findEvidence({ title: "", body: "", change, index, pages: 4 }).pages.map(
    ({ path }) => path,
  );
}

describe("pages are found by", () => {
  test("a single digit beside a word of its key, and not by the digit alone", () => {
    const lines = ["-EXIT_SKIPPED = 3", "+EXIT_SKIPPED = 4"];
    expect(pagesFor("cli.py", lines, { "a.md": "| 3 | Some files were skipped |" })).toEqual([
      "a.md",
    ]);
    expect(pagesFor("cli.py", lines, { "a.md": "| 3 | The network was away |" })).toEqual([]);
  });

  test("a value in another unit", () => {
    const lines = ["-const DEFAULT_MS = 4000;", "+const DEFAULT_MS = 7000;"];
    const page = { "a.md": "A toast goes away after 4 seconds." };
    expect(pagesFor("src/toast.tsx", lines, page)).toEqual(["a.md"]);
    expect(pagesFor("src/banner.tsx", lines, page)).toEqual([]);
  });

  test("a short path, and not by a longer one", () => {
    const lines = ['-wait "https://$host/up"', '+wait "https://$host/ready"'];
    expect(pagesFor("deploy.sh", lines, { "a.md": "`/up` is asked." })).toEqual(["a.md"]);
    expect(pagesFor("deploy.sh", lines, { "a.md": "See `/up-to-date`." })).toEqual([]);
  });

  test("a one-letter flag, and not by a word with it", () => {
    const lines = [
      '-  watch: { type: "boolean", short: "w", default: false },',
      '+  watch: { type: "boolean", default: false },',
    ];
    expect(pagesFor("cli.js", lines, { "a.md": "    run -w build" })).toEqual(["a.md"]);
    expect(pagesFor("cli.js", lines, { "a.md": "    run new-w build" })).toEqual([]);
  });

  test("a key with a plain name, where it is written as one", () => {
    const lines = ['-    "run": { "type": "string" },', '+    "steps": { "type": "array" },'];
    expect(pagesFor("schema.json", lines, { "a.md": "  run: node --test" })).toEqual(["a.md"]);
    expect(pagesFor("schema.json", lines, { "a.md": "We run it at night." })).toEqual([]);
  });

  test("a required version by its first two parts", () => {
    const lines = ['-kubeVersion: ">=1.25.0-0"', '+kubeVersion: ">=1.28.0-0"'];
    expect(pagesFor("Chart.yaml", lines, { "a.md": "Kubernetes 1.25 or later" })).toEqual(["a.md"]);
    expect(pagesFor("Chart.yaml", lines, { "a.md": "Kubernetes 1.2 or later" })).toEqual([]);
  });

  test("a call of a function whose parameters changed", () => {
    const lines = [
      "-  public void reserve(String lot) {",
      "+  public void reserve(String lot, Duration hold) {",
    ];
    expect(pagesFor("Client.java", lines, { "a.md": 'client.reserve("L-204");' })).toEqual([
      "a.md",
    ]);
  });

  test("nothing where only the form changed", () => {
    const lines = ["-x(3, 'up', '/up')", '+x(3, "up", "/up")'];
    expect(pagesFor("a.js", lines, { "a.md": "`/up` and 3" })).toEqual([]);
  });
});
