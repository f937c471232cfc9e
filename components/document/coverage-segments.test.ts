import { expect, test } from "vitest";
import type { DocumentCoverage } from "@/lib/trace/select-coverage";
import { coverageSegments, percentOf } from "./coverage-segments";

const coverage = (ranges: Partial<DocumentCoverage["ranges"]>): DocumentCoverage => ({
  doc: 0,
  chars: 4_000,
  ranges: { printed: [], "sub-call": [], searched: [], unseen: [], ...ranges },
  sizes: { printed: 0, "sub-call": 0, searched: 0, unseen: 0 },
  byCodeAlone: 0,
});

test("neighbours of one shade are one stretch", () => {
  expect(coverageSegments(coverage({ searched: [0, 1_000, 1_000, 2_000] }))).toEqual([
    { shade: "searched", start: 0, end: 0.5 },
  ]);
});

test("a single printed line shows in a text that was searched whole", () => {
  const segments = coverageSegments(coverage({ printed: [2_000, 2_003], searched: [0, 4_000] }));
  expect(segments.map(({ shade }) => shade)).toEqual(["searched", "printed", "searched"]);
});

test("what was never seen draws nothing", () => {
  expect(coverageSegments(coverage({ unseen: [0, 4_000] }))).toEqual([]);
});

test("percents say nothing false", () => {
  expect(percentOf(0, 10)).toEqual({ percent: 0, isLess: false });
  expect(percentOf(1, 10_000)).toEqual({ percent: 1, isLess: true });
  expect(percentOf(9_999, 10_000)).toEqual({ percent: 99, isLess: false });
  expect(percentOf(10, 10)).toEqual({ percent: 100, isLess: false });
  expect(percentOf(0, 0)).toEqual({ percent: 0, isLess: false });
});
