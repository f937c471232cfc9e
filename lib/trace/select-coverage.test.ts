import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextRead } from "@/lib/trace/cell-facts";
import { toRanges } from "@/lib/trace/ranges";
import { coverageShades, selectCoverage } from "@/lib/trace/select-coverage";
import { type CellFacts, cellEvents, subCall, timelineOf } from "@/lib/trace/testing/cell-log";

const CHARS = 100;

function coverageOf(cells: readonly CellFacts[], chars: readonly number[] = [CHARS]) {
  return selectCoverage(timelineOf(cellEvents(cells), chars));
}

const read = (how: TextRead["how"], ranges: number[], doc = 0): TextRead => ({ doc, how, ranges });

test("a run that has done nothing has seen nothing", () => {
  const [document] = coverageOf([]);
  expect(document?.ranges.unseen).toEqual([0, CHARS]);
  expect(document?.sizes).toEqual({ printed: 0, "sub-call": 0, searched: 0, unseen: CHARS });
});

test("each place has the closest look that was taken of it", () => {
  const [document] = coverageOf([
    { reads: [read("tool", [0, 40]), read("code", [30, 60])] },
    {
      reads: [read("printed", [10, 20])],
      below: (cell) => [subCall(`${cell}/sub-call-1`, cell, [read("sub-call", [15, 25])])],
    },
  ]);
  expect(document?.ranges).toEqual({
    printed: [10, 20],
    "sub-call": [20, 25],
    searched: [0, 10, 25, 60],
    unseen: [60, 100],
  });
  expect(document?.byCodeAlone).toBe(20);
});

test("documents are told apart, and nothing lies past a document's end", () => {
  const [first, second] = coverageOf(
    [{ reads: [read("tool", [0, 5_000]), read("printed", [3, 9], 1)] }],
    [50, 10],
  );
  expect(first?.sizes.searched).toBe(50);
  expect(second?.sizes).toEqual({ printed: 6, "sub-call": 0, searched: 0, unseen: 4 });
});

function nested(given: TextRead[], inside: TextRead[]): CellFacts {
  return {
    below: (cell) => [
      {
        type: "nested-run-start",
        spanId: `${cell}/nested-run-1`,
        parentSpanId: cell,
        name: "nested run 1",
        question: "?",
        context: { preview: "", bytes: 0, sha256: null },
        reads: given,
      },
      ...cellEvents([{ reads: inside }], `${cell}/nested-run-1/`),
    ],
  };
}

test("a nested run's reads count where its text was taken from", () => {
  const [document] = coverageOf([
    nested([read("sub-call", [40, 80])], [read("tool", [0, 40]), read("printed", [5, 10])]),
  ]);
  expect(document?.ranges).toEqual({
    printed: [],
    "sub-call": [45, 50],
    searched: [40, 45, 50, 80],
    unseen: [0, 40, 80, 100],
  });
});

test("a nested run over a text put together counts as gone over, not as read", () => {
  const given = [read("sub-call", [0, 10, 50, 60])];
  const [document] = coverageOf([nested(given, [read("printed", [0, 15])])]);
  expect(document?.sizes).toEqual({ printed: 0, "sub-call": 0, searched: 20, unseen: 80 });
  expect(coverageOf([nested(given, [])])[0]?.sizes.searched).toBe(0);
});

test("the shades part the text, whatever was read in whatever order", () => {
  const reads = fc.array(
    fc.record({
      doc: fc.constant(0),
      how: fc.constantFrom<TextRead["how"]>("tool", "code", "printed", "sub-call"),
      ranges: fc.array(fc.nat(2 * CHARS), { maxLength: 8 }).map((pairs) => toRanges(pairs)),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(reads, (given) => {
      const [document] = coverageOf(given.map((one) => ({ reads: [one] })));
      const sizes = coverageShades.map((shade) => document?.sizes[shade] ?? 0);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(CHARS);
      const offsets = coverageShades.flatMap((shade) => [...(document?.ranges[shade] ?? [])]);
      expect(toRanges(offsets)).toEqual([0, CHARS]);
      const [turned] = coverageOf(given.toReversed().map((one) => ({ reads: [one] })));
      expect(turned).toEqual(document);
    }),
  );
});
