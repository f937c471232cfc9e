import fc from "fast-check";
import { expect, test } from "vitest";
import { findOnce, SHORTEST_NEEDLE } from "./find-once";

const few = fc.string({ unit: fc.constantFrom("a", "b", " ", "字"), maxLength: 300 });

test("each needle is found where it stands, and one that stands twice is told as such", () => {
  fc.assert(
    fc.property(
      few,
      fc.array(fc.tuple(fc.nat(300), fc.integer({ min: SHORTEST_NEEDLE, max: 20 }))),
      (text, cuts) => {
        const needles = cuts
          .map(([start, length]) => text.slice(start, start + length))
          .filter(({ length }) => length >= SHORTEST_NEEDLE);
        const found = findOnce(text, [...needles, "stands nowhere at all"]);
        expect([...found.keys()].sort()).toEqual([...new Set(needles)].sort());
        for (const [needle, start] of found) {
          const first = text.indexOf(needle);
          const isTwice = text.indexOf(needle, first + 1) >= 0;
          expect(start).toBe(isTwice ? -1 : first);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("a needle over the border of two stretches is found", () => {
  const text = `${"x".repeat(65_530)}over the border${"y".repeat(70_000)}`;
  expect(findOnce(text, ["over the border"])).toEqual(new Map([["over the border", 65_530]]));
});

test("lines that all begin alike are told apart by what is rare in them", () => {
  const lines = Array.from(
    { length: 50_000 },
    (_, index) => `2024-01-01 INFO request ${index} was served`,
  );
  const text = lines.join("\n");
  const needles = [0, 777, 49_999].map((index) => `${lines[index]}`);
  const found = findOnce(text, needles);
  expect(needles.map((needle) => found.get(needle))).toEqual(
    needles.map((needle) => text.indexOf(needle)),
  );
});

test("a text made to match nearly everywhere ends unfound, and soon", () => {
  const text = "a".repeat(5_000_000);
  const startedAt = performance.now();
  expect(findOnce(text, [`${"a".repeat(5_000)}b`])).toEqual(new Map());
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
