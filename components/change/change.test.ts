import { expect, test } from "vitest";
import { samplePatch } from "@/components/fixtures/sample-trial-texts";
import { cutMarks, marksOnLine, withoutFarText } from "./cut-marks";
import { pageLines, pageParts } from "./page-lines";
import { pairLines } from "./pair-lines";
import { readPatch } from "./patch-lines";

test("every line of a patch is found again at the offset it names", () => {
  const files = readPatch(samplePatch);
  expect(files.map(({ path, added, removed }) => [path, added, removed])).toEqual([
    ["src/client/retry.ts", 3, 3],
    ["src/client/send.ts", 1, 1],
  ]);
  for (const line of files.flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines)))
    expect(samplePatch.slice(line.start, line.start + line.text.length)).toBe(line.text);
});

test("removed and added lines are counted on their own side", () => {
  const lines = readPatch(samplePatch)[0]?.hunks[1]?.lines ?? [];
  expect(lines.map(({ side, oldLine, newLine }) => [side, oldLine, newLine])).toEqual([
    ["context", 35, 35],
    ["removed", 36, null],
    ["added", null, 36],
    ["context", 37, 37],
    ["context", 38, 38],
  ]);
});

test("a removed line that looks like a file's head stays a line", () => {
  const patch = "--- a/x.sql\n+++ b/x.sql\n@@ -1,2 +1,1 @@\n--- old remark\n select 1;\n";
  const [file] = readPatch(patch);
  expect(file?.path).toBe("x.sql");
  expect(file?.hunks[0]?.lines.map(({ text }) => text)).toEqual(["-- old remark", "select 1;"]);
});

test("a rename without lines and a binary file are told in words", () => {
  const patch =
    "diff --git a/a.md b/b.md\nrename from a.md\nrename to b.md\ndiff --git a/x.png b/x.png\nBinary files a/x.png and b/x.png differ\n";
  expect(readPatch(patch).map(({ path, remarks }) => [path, remarks.length])).toEqual([
    ["b.md", 2],
    ["x.png", 1],
  ]);
});

test("a quote over several lines is marked on each of them", () => {
  const text = "one two\nthree four";
  const mark = { id: "E1", start: 4, end: 13 };
  const [first, second] = pageLines(text);
  expect(cutMarks(first?.text ?? "", first?.start ?? 0, [mark])).toEqual([
    { text: "one ", ids: [] },
    { text: "two", ids: ["E1"] },
  ]);
  expect(cutMarks(second?.text ?? "", second?.start ?? 0, [mark])).toEqual([
    { text: "three", ids: ["E1"] },
    { text: " four", ids: [] },
  ]);
  expect(marksOnLine("three four", 8, [{ ...mark, end: 8 }])).toEqual([]);
});

test("quotes that lie over each other lose no character, and each is whole", () => {
  const pieces = cutMarks("abcdefgh", 100, [
    { id: "E2", start: 103, end: 106 },
    { id: "E1", start: 101, end: 104 },
    { id: "E3", start: 101, end: 104 },
  ]);
  expect(pieces.map(({ text }) => text).join("")).toBe("abcdefgh");
  const textOf = (id: string) =>
    pieces
      .filter(({ ids }) => ids.includes(id))
      .map(({ text }) => text)
      .join("");
  expect(["E1", "E2", "E3"].map(textOf)).toEqual(["bcd", "def", "bcd"]);
});

test("a page shows what stands around its quotes and says how much it leaves out", () => {
  const lines = pageLines(Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join("\n"));
  const parts = pageParts(lines, [3, 30], 2);
  expect(
    parts.map((part) =>
      part.kind === "gap" ? [part.from, part.to] : part.lines.map(({ line }) => line),
    ),
  ).toEqual([
    [1, 2, 3, 4, 5],
    [6, 27],
    [28, 29, 30, 31, 32],
    [33, 40],
  ]);
});

test("side by side, each line stands once on each side it belongs to", () => {
  const patch =
    "--- a/x\n+++ b/x\n@@ -1,5 +1,5 @@\n keep\n-one\n-two\n+three\n-four\n+five\n+six\n keep\n";
  const lines = readPatch(patch)[0]?.hunks[0]?.lines ?? [];
  expect(
    pairLines(lines).map(({ left, right }) => [left?.text ?? null, right?.text ?? null]),
  ).toEqual([
    ["keep", "keep"],
    ["one", "three"],
    ["two", null],
    ["four", "five"],
    [null, "six"],
    ["keep", "keep"],
  ]);
});

test("a line as long as a page shows its quote with what stands around it", () => {
  const text = `${"a".repeat(50_000)}QUOTE${"b".repeat(50_000)}`;
  const marks = [{ id: "E1", start: 50_000, end: 50_005 }];
  const shown = withoutFarText(cutMarks(text, 0, marks)).map((piece) => piece.text);
  expect(shown.join("").length).toBeLessThan(600);
  expect(shown.join("")).toContain("aQUOTEb");
  expect(withoutFarText(cutMarks("short", 0, []))[0]?.text).toBe("short");
  expect(withoutFarText(cutMarks(text, 0, []))[0]?.text).toMatch(/^a{240} … $/);
});
