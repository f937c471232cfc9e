import fc from "fast-check";
import { expect, test } from "vitest";
import { placeText } from "./text-places";

const lines = Array.from(
  { length: 200 },
  (_, index) =>
    `entry ${index}: the ${index % 7 === 0 ? "seventh" : "usual"} kind, ${index * 37} units`,
);
const text = lines.join("\n");

function placed(shown: string, documents: readonly string[] = [text]) {
  return placeText({ text: shown, documents });
}

/** What stands at the ranges. */
function standing(shown: string): string[] {
  return placed(shown).flatMap(({ ranges }) =>
    ranges.flatMap((start, index) =>
      index % 2 === 0 ? [text.slice(start, ranges[index + 1])] : [],
    ),
  );
}

test("a part of a document is one range, whatever line breaks it holds", () => {
  const part = text.slice(1_234, 3_456);
  expect(placed(part)).toEqual([{ doc: 0, ranges: [1_234, 3_456] }]);
});

test("lines among other output are found one by one", () => {
  const shown = `count: 2\n${lines[10]}\nand then\n${lines[150]}`;
  expect(standing(shown)).toEqual([lines[10], lines[150]]);
});

test("printed spans and lists are read as what they show", () => {
  const start = text.indexOf("entry 42");
  expect(standing(`2 spans:\n  L43 @${start} …${text.slice(start, start + 30)}…`)).toEqual([
    text.slice(start, start + 30),
  ]);
  expect(standing(JSON.stringify([lines[3], lines[77]]))).toEqual([lines[3], lines[77]]);
});

test("what stands in two places is left out, unless it follows what was found", () => {
  const twice = `the same words here\nunique line of words A\nthe same words here\nunique line of words B`;
  const find = (shown: string) => placed(shown, [twice]).flatMap(({ ranges }) => ranges);
  expect(find("the same words here")).toEqual([]);
  const [a] = find("unique line of words A");
  expect(a).toBe(20);
  expect(find("unique line of words A\nnothing between\nthe same words here")).toEqual([20, 62]);
});

test("a part that stands twice is the one behind what came before", () => {
  const half = `${text}\n`;
  const near = [{ doc: 0, start: half.length, end: half.length }];
  expect(placeText({ text: half, documents: [half + half], near })).toEqual([
    { doc: 0, ranges: [half.length, 2 * half.length] },
  ]);
});

test("the document is told by what stands in it", () => {
  const other = "an entirely different text, about something else";
  expect(placed(other, [text, other])).toEqual([{ doc: 1, ranges: [0, other.length] }]);
  expect(placed(text, [text, text.replace("entry 0", "entry X")])).toHaveLength(1);
});

test("neighbouring lines are one range with the break between them", () => {
  const [start, end] = [text.indexOf("entry 20:"), text.indexOf("entry 23:") - 1];
  expect(placed(`seen:\n${text.slice(start, end)}`)).toEqual([{ doc: 0, ranges: [start, end] }]);
});

test("whatever is found stands there, and is of the text that was shown", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(lines.length - 1), { maxLength: 20 }),
      fc.string(),
      (picks, noise) => {
        const shown = picks.map((pick) => `${noise} ${lines[pick]}`).join("\n");
        for (const { ranges } of placed(shown)) {
          for (let at = 0; at < ranges.length; at += 2) {
            const found = text.slice(ranges[at], ranges[at + 1]);
            expect(found.split("\n").every((line) => shown.includes(line))).toBe(true);
          }
        }
      },
    ),
  );
});

test("a long row of blanks in an output is read in seconds", () => {
  const startedAt = performance.now();
  placeText({ text: `a${" ".repeat(200_000)}b`, documents: ["a b"] });
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
