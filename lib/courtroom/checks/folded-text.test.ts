import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFolded, foldText, lineAt } from "@/lib/courtroom/checks/folded-text";

const SPACES = [" ", "\t", "\n", "\r", "\v", "\f", "\u00a0", "\u3000"];
const space = fc.array(fc.constantFrom(...SPACES), { minLength: 1, maxLength: 4 });
const word = fc.string({
  unit: fc.constantFrom("a", "b", "é", "日", "😀", "-", "."),
  minLength: 1,
});

const folded = (text: string) => text.replaceAll(/[ \t\n\r\v\f\u00a0\u3000]+/g, " ").trim();
const spansOf = (text: string, quote: string, most?: number) =>
  findFolded(foldText(text), quote, most);

describe("white space folds, and nothing else does", () => {
  test.each([
    ["pass  `a`\n  to it", "pass `a` to it"],
    ["pass `a` to it", "pass\t`a`\r\nto\u00a0it"],
    ["最初\u3000に", "最初 に"],
    ["a b", "  a b\n"],
  ])("%j holds %j", (text, quote) => {
    expect(spansOf(text, quote)).toHaveLength(1);
  });

  test.each([
    ["pass `A` to it", "pass `a` to it"],
    ["the “old” name", 'the "old" name'],
    ["a -- b", "a – b"],
    ["ﬁle", "file"],
    ["retry\u200bLimit", "retryLimit"],
    ["e\u0301", "é"],
    ["toit", "to it"],
    ["to it", "toit"],
    ["a\u2003b", "a b"],
    ["anything", " \n\t"],
    ["anything", ""],
  ])("%j does not hold %j", (text, quote) => {
    expect(spansOf(text, quote)).toEqual([]);
  });
});

test("what is no folding space counts at a quote's ends too", () => {
  expect(spansOf("a b", "\u2003a b")).toEqual([]);
  expect(spansOf("\ufeffa b", "\ufeffa b")).toEqual([{ start: 0, end: 4 }]);
});

test("offsets give back the quote, wherever it stands and however it is spaced", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(word, space), { maxLength: 6 }),
      fc.array(fc.tuple(word, space), { maxLength: 6 }),
      (wanted, before, after) => {
        const flat = (parts: readonly (readonly [string, readonly string[]])[]) =>
          parts.map(([text, gap]) => text + gap.join("")).join("");
        const text = flat(before) + flat(wanted) + flat(after);
        const quote = wanted.map(([part]) => part).join("  \n");
        const spans = spansOf(text, quote, 1_000);
        expect(spans.some(({ start }) => start === flat(before).length)).toBe(true);
        for (const { start, end } of spans)
          expect(folded(text.slice(start, end))).toBe(folded(quote));
      },
    ),
  );
});

test("every place is found, overlapping ones too, up to the number asked for", () => {
  expect(spansOf("aaaa", "aa", 10).map(({ start }) => start)).toEqual([0, 1, 2]);
  expect(spansOf("aaaa", "aa")).toHaveLength(2);
  expect(spansOf("a\n\na", "a a")).toEqual([{ start: 0, end: 4 }]);
});

test("a line is counted from 1, and a line break belongs to the line that it ends", () => {
  expect([0, 1, 2, 3, 4].map((at) => lineAt("ab\nc\n", at))).toEqual([1, 1, 1, 2, 2]);
  expect(lineAt("ab\nc\n", 5)).toBe(3);
});

describe("a megabyte takes time that grows with its length alone", () => {
  test.each([
    ["blanks", " ".repeat(1_000_000), "b"],
    ["one letter", "a".repeat(1_000_000), `${"a".repeat(399)}b`],
    ["the quote's own beginning", "ab ".repeat(333_333), `${"ab ".repeat(130)}c`],
    ["blanks and letters in turn", " a".repeat(500_000), `${" a".repeat(190)} b`],
  ])("%s", (_name, text, quote) => {
    const started = performance.now();
    expect(spansOf(text, quote)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
