import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { indexBlocks } from "./block-index";
import { readLines, readPosition, readSlice } from "./read-lines";
import { withTextFile } from "./text-file";

const directory = mkdtempSync(join(tmpdir(), "verbatim-read-lines-"));
const path = join(directory, "text");
afterAll(() => rmSync(directory, { recursive: true }));

function onFile<Result>(
  text: string,
  use: (source: Parameters<typeof readLines>[0]) => Result,
): Result {
  writeFileSync(path, text);
  return withTextFile(path, (file) => use({ file, index: indexBlocks(file) }));
}

function plainLines(text: string) {
  const lines = text.split("\n");
  if (text.endsWith("\n")) lines.pop();
  let start = 0;
  return lines.map((line, at) => {
    const entry = { line: at + 1, start, text: line, length: line.length };
    start += line.length + 1;
    return entry;
  });
}

/** Longer than several blocks, with characters of one to four bytes at every block's border. */
const long = Array.from(
  { length: 9_000 },
  (_, at) => `${at} ${"é契😀a".repeat(at % 13)}${at % 500 === 0 ? "x長😀".repeat(20_000) : ""}`,
).join("\n");

describe("a text of many blocks", () => {
  const plain = plainLines(long);
  test.each([
    [1, 3],
    [2, 2],
    [499, 503],
    [4_000, 4_600],
    [8_998, 9_000],
    [8_999, 20_000],
  ])("lines %i to %i", (from, to) => {
    const read = onFile(long, (source) => readLines(source, { from, to, maxCharsPerLine: 1e9 }));
    expect(read).toEqual(plain.slice(from - 1, to));
  });

  test("a long line is cut, never inside a character, and its length is told", () => {
    const [line] = onFile(long, (source) =>
      readLines(source, { from: 501, to: 501, maxCharsPerLine: 12 }),
    );
    expect(line).toEqual({
      ...plain[500],
      text: long
        .split("\n")[500]
        ?.slice(0, 12)
        .replace(/[\ud800-\udbff]$/, ""),
    });
  });

  test("slices and positions agree with the string", () => {
    onFile(long, (source) => {
      fc.assert(
        fc.property(fc.nat(long.length), fc.nat(500), (start, length) => {
          expect(readSlice(source, { start, end: start + length })).toBe(
            long.slice(start, start + length),
          );
          const before = long.slice(0, start);
          const lineStart = before.lastIndexOf("\n") + 1;
          expect(readPosition(source, start)).toEqual({
            line: before.split("\n").length,
            column: start - lineStart + 1,
            lineStart,
          });
        }),
        { numRuns: 60 },
      );
    });
  });
});

test("any text reads line by line as it splits", () => {
  const piece = fc.constantFrom("a", "é", "契", "😀", "\n", "word ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      onFile(text, (source) => {
        const whole = { from: 1, to: 100, maxCharsPerLine: 1_000 };
        expect(readLines(source, whole)).toEqual(text === "" ? [] : plainLines(text));
        expect(readSlice(source, { start: 0, end: text.length + 5 })).toBe(text);
      });
    }),
  );
});

test("the end of the text belongs to its last line", () => {
  onFile("ab\ncd\n", (source) => {
    expect(readPosition(source, 6)).toEqual({ line: 2, column: 4, lineStart: 3 });
    expect(() => readPosition(source, 7)).toThrow(/no position 7/);
    expect(() => readPosition(source, -1)).toThrow(/no position/);
  });
});
