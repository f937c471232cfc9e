import fc from "fast-check";
import { expect, test } from "vitest";
import {
  capRanges,
  intersectRanges,
  invertRanges,
  sizeOfRanges,
  subtractRanges,
  toRanges,
  uniteRanges,
} from "@/lib/trace/ranges";

const LENGTH = 60;
const pairs = fc
  .array(fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)), { maxLength: 12 })
  .map((list) => list.flat());

/** The same set as a plain set of offsets. */
function offsets(flat: readonly number[]): Set<number> {
  const all = new Set<number>();
  for (let at = 0; at + 1 < flat.length; at += 2)
    for (let offset = flat[at] ?? 0; offset < (flat[at + 1] ?? 0); offset += 1) all.add(offset);
  return all;
}

const isCanonical = (ranges: readonly number[]) =>
  ranges.length % 2 === 0 &&
  ranges.every((at, index) => index === 0 || at > (ranges[index - 1] ?? 0));

test("ranges hold what their pairs hold, ascending and apart", () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const ranges = toRanges(given);
      expect(isCanonical(ranges)).toBe(true);
      expect(offsets(ranges)).toEqual(offsets(given));
      expect(sizeOfRanges(ranges)).toBe(offsets(given).size);
    }),
  );
});

test("union, intersection, complement and difference are those of sets", () => {
  fc.assert(
    fc.property(pairs, pairs, (one, other) => {
      const [a, b] = [toRanges(one), toRanges(other)];
      const [as, bs] = [offsets(a), offsets(b)];
      const both = (offset: number) => as.has(offset) && bs.has(offset);
      const all = Array.from({ length: LENGTH }, (_, offset) => offset);
      const where = (holds: (offset: number) => boolean) => new Set(all.filter(holds));
      expect(offsets(uniteRanges(a, b))).toEqual(where((at) => as.has(at) || bs.has(at)));
      expect(offsets(intersectRanges(a, b))).toEqual(where(both));
      expect(offsets(subtractRanges(a, b))).toEqual(where((at) => as.has(at) && !bs.has(at)));
      expect(offsets(invertRanges(a, LENGTH))).toEqual(where((at) => !as.has(at)));
      for (const set of [intersectRanges(a, b), invertRanges(a, LENGTH), subtractRanges(a, b)])
        expect(isCanonical(set)).toBe(true);
    }),
  );
});

test("a cap drops nothing, and joins the nearest first", () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom(1, 2, 3, 5), (given, most) => {
      const ranges = toRanges(given);
      const capped = capRanges(ranges, most);
      expect(isCanonical(capped)).toBe(true);
      expect(capped.length / 2).toBe(Math.min(ranges.length / 2, most));
      const kept = offsets(capped);
      expect([...offsets(ranges)].every((offset) => kept.has(offset))).toBe(true);
    }),
  );
  expect(capRanges([0, 1, 2, 3, 50, 51], 2)).toEqual([0, 3, 50, 51]);
});
