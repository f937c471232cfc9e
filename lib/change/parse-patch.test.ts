import fc from "fast-check";
import { expect, test } from "vitest";
import { pathOf } from "./change";
import { parsePatch } from "./parse-patch";

const patch = (...lines: string[]) => `${lines.join("\n")}\n`;

const simple = patch(
  "diff --git a/src/limits.ts b/src/limits.ts",
  "index 1111111..2222222 100644",
  "--- a/src/limits.ts",
  "+++ b/src/limits.ts",
  "@@ -3,3 +3,4 @@ export function limits() {",
  "   const a = 1;",
  "-  const seconds = 30;",
  "+  const seconds = 60;",
  "+  const more = 2;",
  "   return a;",
);

test("a line knows its side, its number on both sides and its place in the patch", () => {
  const { files, problems } = parsePatch(simple);
  expect(problems).toEqual([]);
  expect(files[0]).toMatchObject({
    oldPath: "src/limits.ts",
    newPath: "src/limits.ts",
    status: "modified",
    addedLines: 2,
    removedLines: 1,
  });
  const hunk = files[0]?.hunks[0];
  expect(hunk).toMatchObject({ heading: "export function limits() {", oldStart: 3, newStart: 3 });
  expect(
    hunk?.lines.map((line) => [line.side, line.oldLine, line.newLine, line.patchLine]),
  ).toEqual([
    ["context", 3, 3, 6],
    ["removed", 4, null, 7],
    ["added", null, 4, 8],
    ["added", null, 5, 9],
    ["context", 5, 6, 10],
  ]);
  for (const line of hunk?.lines ?? []) {
    expect(simple.slice(line.start, line.start + line.text.length)).toBe(line.text);
  }
  expect(simple.slice(hunk?.start, hunk?.end)).toMatch(/^@@ -3,3[\s\S]*return a;$/);
});

test("a hunk is as long as its head says: removed lines that look like a file's head stay lines", () => {
  const { files } = parsePatch(
    patch("--- a/q.sql", "+++ b/q.sql", "@@ -1,2 +1,2 @@", "--- a comment", "+++ b", " select 1;"),
  );
  expect(files).toHaveLength(1);
  expect(files[0]?.hunks[0]?.lines.map(({ side, text }) => [side, text])).toEqual([
    ["removed", "-- a comment"],
    ["added", "++ b"],
    ["context", "select 1;"],
  ]);
});

test.each([
  [
    "added",
    ["new file mode 100644", "--- /dev/null", "+++ b/x.ts", "@@ -0,0 +1 @@", "+a"],
    null,
    "x.ts",
  ],
  [
    "deleted",
    ["deleted file mode 100644", "--- a/x.ts", "+++ /dev/null", "@@ -1 +0,0 @@", "-a"],
    "x.ts",
    null,
  ],
  ["renamed", ["similarity index 100%", "rename from x.ts", "rename to y z.ts"], "x.ts", "y z.ts"],
  ["copied", ["similarity index 90%", "copy from x.ts", "copy to y.ts"], "x.ts", "y.ts"],
  ["modified", ["old mode 100644", "new mode 100755"], "x.ts", "x.ts"],
])("a file that was %s", (status, lines, oldPath, newPath) => {
  const { files, problems } = parsePatch(patch("diff --git a/x.ts b/x.ts", ...lines));
  expect(problems).toEqual([]);
  expect(files).toMatchObject([{ status, oldPath, newPath }]);
});

test("binary files are marked, and their data is not read", () => {
  const { files, problems } = parsePatch(
    patch(
      "diff --git a/a.png b/a.png",
      "index 1..2 100644",
      "Binary files a/a.png and b/a.png differ",
      "diff --git a/b.bin b/b.bin",
      "new file mode 100644",
      "GIT binary patch",
      "literal 12",
      "Tc$@(M@&q+0H#IjkFE=?gGyngpO#lD@",
      "",
      "literal 0",
      "HcmV?d00001",
      "",
      "diff --git a/c.ts b/c.ts",
      "--- a/c.ts",
      "+++ b/c.ts",
      "@@ -1 +1 @@",
      "-a",
      "+b",
    ),
  );
  expect(problems).toEqual([]);
  expect(files.map(pathOf)).toEqual(["a.png", "b.bin", "c.ts"]);
  expect(files.map(({ isBinary, hunks }) => [isBinary, hunks.length])).toEqual([
    [true, 0],
    [true, 0],
    [false, 1],
  ]);
});

test.each([
  ['"a/\\303\\251t\\303\\251.ts" "b/\\303\\251t\\303\\251.ts"', "été.ts"],
  ['"a/tab\\there.ts" "b/tab\\there.ts"', "tab\there.ts"],
  ["a/two words.ts b/two words.ts", "two words.ts"],
  ["a/b/b.ts b/b/b.ts", "b/b.ts"],
  ["src/x.ts src/x.ts", "src/x.ts"],
  ["a/x.ts a/x.ts", "a/x.ts"],
])("the name in `diff --git %s` is %s", (header, path) => {
  const { files } = parsePatch(patch(`diff --git ${header}`, "old mode 100644", "new mode 100755"));
  expect(files.map(pathOf)).toEqual([path]);
});

test("carriage returns belong to the line break, in a file of them and in a patch of them", () => {
  const plain = parsePatch(simple);
  const { files, problems } = parsePatch(simple.replaceAll("\n", "\r\n"));
  expect(problems).toEqual([]);
  expect(files[0]?.hunks[0]?.lines.map(({ text }) => text)).toEqual(
    plain.files[0]?.hunks[0]?.lines.map(({ text }) => text),
  );
});

test("a missing line break at the end is no line", () => {
  const { files, problems } = parsePatch(
    patch(
      "--- a/x",
      "+++ b/x",
      "@@ -1 +1 @@",
      "-a",
      "\\ No newline at end of file",
      "+b",
      "\\ No newline at end of file",
    ),
  );
  expect(problems).toEqual([]);
  expect(files[0]?.hunks[0]?.lines.map(({ text }) => text)).toEqual(["a", "b"]);
});

test("mails of format-patch, one after the other, with their letters and signatures", () => {
  const mail = (name: string) =>
    patch(
      "From 0123456789abcdef Mon Sep 17 00:00:00 2001",
      "Subject: [PATCH 1/2] A change",
      "",
      "A dash list:",
      "- one",
      "+ two",
      "---",
      ` ${name} | 2 +-`,
      "",
      `diff --git a/${name} b/${name}`,
      `--- a/${name}`,
      `+++ b/${name}`,
      "@@ -1 +1 @@",
      "-a",
      "+b",
      "-- ",
      "2.43.0",
      "",
    );
  const { files, problems } = parsePatch(mail("one.ts") + mail("two.ts"));
  expect(problems).toEqual([]);
  expect(files.map(pathOf)).toEqual(["one.ts", "two.ts"]);
  expect(files.map(({ hunks }) => hunks[0]?.lines.length)).toEqual([2, 2]);
});

test.each([
  ["", "The patch is empty."],
  ["hello\nworld", "No changed file was found"],
  [simple.slice(0, -20), "ends inside the hunk"],
  [patch("diff --cc src/x.ts", "@@@ -1,1 -1,1 +1,1 @@@", "- a", " -b", "++c"), "merge of several"],
  [patch("--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b", "+c"), "longer than its head"],
  [patch("--- a/x", "+++ b/x", "@@ -1,4 +1 @@", "-a", "+b", "diff --git a/y b/y"), "shorter"],
  [patch("--- a/x", "+++ b/x", "@@ broken @@", "-a"), "looks like a hunk's head"],
])("what cannot be read is said: %j", (text, problem) => {
  expect(parsePatch(text).problems.join("\n")).toContain(problem);
});

test("text before and after the change, and plain `diff -u`, are read over", () => {
  const { files, problems } = parsePatch(
    patch(
      "\uFEFFHere is my change:",
      "--- src/old.c\t2020-01-01 00:00:00",
      "+++ src/old.c\t2020-01-02 00:00:00",
      "@@ -1 +1 @@",
      "-a",
      "+b",
      "",
      "Thanks!",
    ),
  );
  expect(problems).toEqual([]);
  expect(files).toMatchObject([{ oldPath: "src/old.c", newPath: "src/old.c", status: "modified" }]);
});

test("problems are counted, not listed without end", () => {
  const broken = Array.from({ length: 500 }, (_, index) => `diff --cc f${index}`).join("\n");
  const { problems } = parsePatch(broken);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toContain("480 more");
});

test("a patch of 50 MB in 300 files is read in time that grows with its size", () => {
  const lines = Array.from({ length: 4_000 }, (_, index) => `+  const value${index} = ${index};`);
  const file = (index: number) =>
    `diff --git a/f${index} b/f${index}\n--- a/f${index}\n+++ b/f${index}\n@@ -0,0 +1,4000 @@\n${lines.join("\n")}\n`;
  const text = Array.from({ length: 300 }, (_, index) => file(index)).join("");
  const before = performance.now();
  const { files, problems } = parsePatch(text);
  expect(performance.now() - before).toBeLessThan(15_000);
  expect(problems).toEqual([]);
  expect(files).toHaveLength(300);
  expect(files.every(({ addedLines }) => addedLines === 4_000)).toBe(true);
}, 30_000);

const line = fc.stringMatching(/^[ -~é\t]{0,30}$/);
const hunkLine = fc.tuple(fc.constantFrom("+", "-", " "), line).map(([sign, text]) => sign + text);

test("what is written as a patch is read as it was written", () => {
  fc.assert(
    fc.property(fc.array(hunkLine, { minLength: 1, maxLength: 30 }), (lines) => {
      const old = lines.filter((each) => !each.startsWith("+")).length;
      const fresh = lines.filter((each) => !each.startsWith("-")).length;
      const text = patch("--- a/x", "+++ b/x", `@@ -1,${old} +1,${fresh} @@`, ...lines);
      const { files, problems } = parsePatch(text);
      expect(problems).toEqual([]);
      const read = files[0]?.hunks[0]?.lines ?? [];
      expect(read.map((each) => text.slice(each.start - 1, each.start + each.text.length))).toEqual(
        lines,
      );
    }),
  );
});

test("no text makes it throw, and every offset stands in the text", () => {
  const piece = fc.constantFrom(
    ...simple.split("\n"),
    "\\ x",
    "GIT binary patch",
    "@@ -1 +1 @@",
    "rename to x",
    "",
    "-- ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, line), { maxLength: 40 }), (lines) => {
      const text = lines.join("\n");
      for (const { hunks } of parsePatch(text).files) {
        for (const each of hunks.flatMap((hunk) => hunk.lines)) {
          expect(text.slice(each.start, each.start + each.text.length)).toBe(each.text);
        }
      }
    }),
  );
});
