import { describe, expect, it } from "vitest";
import { lineParts } from "./line-parts";
import type { TextMark } from "./marks";

const line = { start: 1_000, text: "x".repeat(4_000), length: 50_000 };
const mark = (from: number, to: number, kind: TextMark["kind"] = "cited"): TextMark => ({
  start: line.start + from,
  end: line.start + to,
  line: 7,
  kind,
});

describe("the shown parts of a long line", () => {
  it("are what has come of it when nothing is marked", () => {
    expect(lineParts(line, [], [])).toEqual([{ from: 0, to: 4_000 }]);
  });

  it("are all of it when it is not that long, marked or not", () => {
    const short = { start: 1_000, text: "x".repeat(900), length: 900 };
    expect(lineParts(short, [mark(880, 890)], [])).toEqual([{ from: 0, to: 900 }]);
  });

  it("are its beginning and what is around a place far inside", () => {
    expect(lineParts(line, [mark(30_000, 30_010)], [])).toEqual([
      { from: 0, to: 240 },
      { from: 29_800, to: 30_210 },
    ]);
  });

  it("end with the line, and show no more than the beginning of a very long place", () => {
    expect(lineParts(line, [mark(49_990, 49_999)], []).at(-1)).toEqual({
      from: 49_790,
      to: 50_000,
    });
    expect(lineParts(line, [mark(10_000, 40_000)], []).at(-1)).toEqual({ from: 9_800, to: 11_000 });
  });

  it("are one where places lie close together", () => {
    expect(lineParts(line, [mark(20_300, 20_310), mark(20_000, 20_010)], [])).toEqual([
      { from: 0, to: 240 },
      { from: 19_800, to: 20_510 },
    ]);
  });

  it("hold the place that matters most, however many there are", () => {
    const hits = Array.from({ length: 40 }, (_, index) =>
      mark(index * 1_000, index * 1_000 + 5, "hit"),
    );
    const parts = lineParts(line, [...hits, mark(45_500, 45_505, "current")], []);
    expect(parts.some(({ from, to }) => from <= 45_500 && to >= 45_505)).toBe(true);
    expect(parts.length).toBeLessThanOrEqual(9);
  });

  it("grow by what the reader opens", () => {
    expect(lineParts(line, [mark(30_000, 30_010)], [{ from: 240, to: 20_240 }])).toEqual([
      { from: 0, to: 20_240 },
      { from: 29_800, to: 30_210 },
    ]);
  });
});
