import { createTwoFilesPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import { changeQuotes } from "@/lib/courtroom/checks/change-quotes";

const patch = `diff --git a/src/retry.ts b/src/retry.ts
--- a/src/retry.ts
+++ b/src/retry.ts
@@ -1,6 +1,6 @@
 export type RetryOptions = {
-  /** Retries after the first attempt. */
-  retryLimit?: number;
+  /** Attempts in all. */
+  maxAttempts?: number;
 };
 
 export const pause = 100;
@@ -40,4 +40,4 @@ export function retry() {
 export const names = [
-  "retryLimit",
+  "maxAttempts",
   "pause",
 ];
diff --git a/README.md b/README.md
--- a/README.md
+++ b/README.md
@@ -1,2 +1,2 @@
 export const pause = 100;
-Old words
+New words
`;

const sliceOf = (text: string, quote: string) => {
  const found = changeQuotes(parsePatch(text)).find(quote);
  return found && { ...found.place, slice: text.slice(found.place.start, found.place.end) };
};

describe("a quote is found", () => {
  test.each([
    ["without the signs", "retryLimit?: number;", "removed", "retryLimit?: number;", 3],
    ["with the sign", "-  retryLimit?: number;", "removed", "  retryLimit?: number;", 3],
    ["with the sign of an added line", '+  "maxAttempts",', "added", '  "maxAttempts",', 41],
    ["on an unchanged line", "export const names = [", "context", "export const names = [", 40],
    ["in part of a line", "Attempts in all", "added", "Attempts in all", 2],
    ["with its blanks folded", "/**  Attempts\tin all. */", "added", "/** Attempts in all. */", 2],
  ])("%s", (_how, quote, side, slice, fileLine) => {
    expect(sliceOf(patch, quote)).toMatchObject({ side, slice, fileLine, file: "src/retry.ts" });
  });

  test("over several lines of one side, though the other side's stand between", () => {
    const fresh = sliceOf(patch, "RetryOptions = {\n  /** Attempts in all. */\n  maxAttempts");
    expect(fresh).toMatchObject({ side: "added", fileLine: 2, line: 5 });
    expect(fresh?.slice).toMatch(/^RetryOptions[\s\S]*maxAttempts$/);
    const old = sliceOf(patch, "RetryOptions = {\n  /** Retries after the first attempt. */");
    expect(old).toMatchObject({ side: "removed", fileLine: 2 });
  });

  test("as a pair of removed and added lines, with signs and without", () => {
    const pair = sliceOf(patch, '-  "retryLimit",\n+  "maxAttempts",');
    expect(pair).toMatchObject({ side: "added", line: 15, fileLine: 41 });
    expect(pair?.slice).toBe('  "retryLimit",\n+  "maxAttempts",');
    expect(sliceOf(patch, '"retryLimit",\n"maxAttempts",')?.slice).toBe(
      '"retryLimit",\n+  "maxAttempts",',
    );
  });

  test("with signs, beginning and ending within a line", () => {
    const quote = 'retryLimit",\n+  "max';
    expect(sliceOf(patch, quote)).toMatchObject({ slice: quote, line: 15, side: "added" });
  });

  test("on a changed line rather than on an unchanged one, in whatever file that stands", () => {
    expect(sliceOf(patch, "pause")).toMatchObject({ side: "context", file: "src/retry.ts" });
    expect(sliceOf(patch, "words")).toMatchObject({ side: "added", file: "README.md" });
  });

  test("on a changed line behind any number of unchanged ones", () => {
    const many = Array.from({ length: 400 }, () => "  return None").join("\n");
    const text = createTwoFilesPatch(
      "a/x.py",
      "b/x.py",
      `${many}\nreturn None\n`,
      `${many}\n`,
      "",
      "",
      {
        context: 1_000,
      },
    );
    expect(sliceOf(text, "return None")).toMatchObject({ side: "removed", fileLine: 401 });
  });
});

describe("a quote is not found", () => {
  test.each([
    ["over two files", " ];\n export const pause = 100;"],
    [
      "over two hunks, which do not follow each other",
      "export const pause = 100;\nexport const names = [",
    ],
    ["in the heading of a hunk", "export function retry()"],
    ["in the head of a file", "--- a/src/retry.ts"],
    ["of removed and added lines in the wrong order", '"maxAttempts",\n"retryLimit",'],
    ["with other capitals", "retrylimit?: number;"],
    ["shortened", "retryLimit?: ..."],
    ["of blanks", " \n "],
  ])("%s", (_why, quote) => {
    expect(sliceOf(patch, quote)).toBeNull();
  });
});

test("lines that end in a carriage return are quoted without it, and placed all the same", () => {
  const crlf = patch.replaceAll("\n", "\r\n");
  expect(sliceOf(crlf, "retryLimit?: number;")?.slice).toBe("retryLimit?: number;");
  expect(sliceOf(crlf, "{\n  /** Attempts in all. */")?.slice.replaceAll("\r", "")).toContain(
    "/** Attempts in all. */",
  );
});

test("a file without a line break at its end is quoted to its last character", () => {
  const text = createTwoFilesPatch("a/v", "b/v", "go 1.19", "go 1.20");
  expect(sliceOf(text, "go 1.20")).toMatchObject({ slice: "go 1.20", side: "added", fileLine: 1 });
});

test("whatever part of a side is quoted, its place begins and ends with it", () => {
  const line = fc.string({
    unit: fc.constantFrom("a", "b", " ", "+", "-", "é", "😀"),
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      (before, after, from, length) => {
        const text = createTwoFilesPatch("a/f", "b/f", before.join("\n"), after.join("\n"));
        const change = parsePatch(text);
        const [hunk] = change.files.flatMap(({ hunks }) => hunks);
        const fresh = (hunk?.lines ?? [])
          .filter(({ side }) => side !== "removed")
          .map((one) => one.text)
          .join("\n");
        const start = from % (fresh.length + 1);
        const quote = fresh.slice(start, start + 1 + (length % 12)).trim();
        if (quote === "") return;
        const found = changeQuotes(change).find(quote);
        const slice = text.slice(found?.place.start, found?.place.end);
        expect(found).not.toBeNull();
        expect(slice.at(0)).toBe(quote.at(0));
        expect(slice.at(-1)).toBe(quote.at(-1));
        expect(text.split("\n")[(found?.place.line ?? 0) - 1]).toContain(slice.split("\n")[0]);
      },
    ),
    { numRuns: 300 },
  );
});

test("a patch of 50 MB is opened at once, and a quote in it found within seconds", () => {
  const line = `+${"some words of a line that was added ".repeat(28)}\n`;
  const hunks = Array.from(
    { length: 49 },
    (_, hunk) => `@@ -0,0 +${hunk * 1_000 + 1},1000 @@\n${line.repeat(1_000)}`,
  );
  const text = `--- a/x\n+++ b/x\n${hunks.join("")}@@ -0,0 +60000,1 @@\n+the needle\n`;
  const change = parsePatch(text);
  const memory = process.memoryUsage().arrayBuffers;
  const started = performance.now();
  const quotes = changeQuotes(change);
  expect(quotes.find("the needle")?.place.line).toBe(text.split("\n").length - 1);
  expect(quotes.find("the needle that is not there")).toBeNull();
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(200_000_000);
});
