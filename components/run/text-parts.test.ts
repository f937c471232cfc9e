import fc from "fast-check";
import { expect, test } from "vitest";
import { partStarts, partWith } from "./text-parts";

const partsOf = (text: string, chars: number) => {
  const starts = partStarts(text, chars);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
};

test("a text that is short enough is one part", () => {
  expect(partsOf("", 10)).toEqual([""]);
  expect(partsOf("0123456789", 10)).toEqual(["0123456789"]);
});

test("parts end with a line, but where a line is longer than half a part", () => {
  expect(partsOf("one two\nthree\nfour", 10)).toEqual(["one two\n", "three\nfour"]);
  expect(partsOf("1\n345678901234567890", 10)).toEqual(["1\n34567890", "1234567890"]);
});

test("no sign is torn in two", () => {
  expect(partsOf("123456789😀😀", 10)).toEqual(["123456789", "😀😀"]);
});

test("together the parts are the text, and none is empty or too long", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "\n", "😀"), minLength: 1 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 12 }), (text, chars) => {
      const parts = partsOf(text, chars);
      expect(parts.join("")).toBe(text);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(chars);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});

test("the part with the words is the one that is shown first", () => {
  const text = "one two\nthree\nfour";
  const starts = partStarts(text, 10);
  expect(partWith(text, starts, (part) => part.includes("four"))).toBe(1);
  expect(partWith(text, starts, (part) => part.includes("five"))).toBe(0);
});
