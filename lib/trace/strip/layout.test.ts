import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createAxis } from "./axis";
import { findIdle, idleShare } from "./idle";
import { type LayoutOptions, LEAST_PX, layoutBars, layoutFrame } from "./layout";
import { type Mark, plainMark, type Strip } from "./mark";
import { nearestMark } from "./nearest-mark";
import { MOST_BARS } from "./thin-pieces";
import { held, panBy, readZoom, stretchBetween, wholeView, zoomAbout, zoomText } from "./view";

const mark = (id: string, from: number, to: number | null, more: Partial<Mark> = {}): Mark => ({
  ...plainMark,
  ...{ id, from, to, lane: "model", row: 0, kind: "model", shape: "bar" },
  ...more,
});

const stripOf = (marks: readonly Mark[], lastMs: number): Strip => ({
  ...{ startedAt: 0, lastMs, isLive: false, marks, heads: [], pauses: [] },
  lanes: [
    { name: "model", rows: 1 },
    { name: "sub", rows: 3 },
  ],
});

const layoutAll = (options: LayoutOptions) => ({
  bars: layoutBars(options),
  ...layoutFrame(options),
});

const whole = (strip: Strip, widthPx = 1_000, selectedId: string | null = null) => {
  const axis = createAxis(strip.lastMs, [], 0);
  return layoutAll({
    ...{ strip, axis, widthPx, selectedId, fitting: null, endMs: strip.lastMs },
    view: wholeView(axis.length),
  });
};

const somewhere = fc.record({
  marks: fc.array(
    fc.record({
      from: fc.nat(100_000),
      took: fc.option(fc.nat(30_000)),
      row: fc.nat(2),
      isSub: fc.boolean(),
      isDot: fc.boolean(),
    }),
    { maxLength: 60 },
  ),
  end: fc.integer({ min: 1, max: 100_000 }),
  widthPx: fc.integer({ min: 50, max: 3_000 }),
  isCompressed: fc.boolean(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  factor: fc.double({ min: 0.001, max: 2, noNaN: true }),
});

test("nothing stands outside the strip, runs backwards or is too small to see", () => {
  fc.assert(
    fc.property(somewhere, ({ marks, end, widthPx, isCompressed, at, factor }) => {
      const strip = stripOf(
        marks.map(({ from, took, row, isSub, isDot }, index) =>
          mark(`m${index}`, from, took === null ? null : from + took, {
            ...(isSub ? { lane: "sub", kind: "sub", row } : {}),
            ...(isDot ? { shape: "dot" } : {}),
          }),
        ),
        end,
      );
      const axis = createAxis(end, isCompressed ? findIdle(strip, end) : [], 28 / widthPx);
      const view = zoomAbout(wholeView(axis.length), axis.length, at * axis.length, factor);
      const drawn = layoutAll({
        strip,
        axis,
        view,
        endMs: end,
        widthPx,
        selectedId: null,
        fitting: null,
      });
      for (const { left, width, wait, cover } of drawn.bars) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
        expect(width * widthPx).toBeGreaterThanOrEqual(LEAST_PX - 1e-6);
        expect(wait >= 0 && wait <= 1 && cover > 0 && cover <= 1).toBe(true);
      }
      for (const { left, width } of [...drawn.heads, ...drawn.gaps, ...drawn.pauses]) {
        expect(left >= 0 && width >= 0 && left + width <= 1 + 1e-9).toBe(true);
      }
      const rows = Map.groupBy(drawn.bars, ({ lane, row, shape }) => `${lane} ${row} ${shape}`);
      for (const row of rows.values()) {
        const lefts = row.map(({ left }) => left);
        expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
      }
      const ticks = drawn.ticks.map(({ ms }) => ms);
      expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    }),
  );
});

test("a step that took no time, and one that never ended, are drawn", () => {
  const drawn = whole(stripOf([mark("short", 500, 500), mark("open", 1_000, null)], 1_000));
  expect(drawn.bars.map(({ id, width }) => [id, Math.round(width * 1_000)])).toEqual([
    ["short", LEAST_PX],
    ["open", LEAST_PX],
  ]);
});

test("an open step is drawn up to the end that it is told", () => {
  const strip = stripOf([mark("open", 200, null)], 300);
  const axis = createAxis(1_000, [], 0);
  const { bars } = layoutAll({
    ...{ strip, axis, view: wholeView(1_000), widthPx: 500, selectedId: null, fitting: null },
    endMs: 800,
  });
  expect(bars[0]).toMatchObject({ left: 0.2, isOpen: true });
  expect(bars[0]?.width).toBeCloseTo(0.6);
});

test("the wait for the first token is a part of the bar", () => {
  const { bars } = whole(stripOf([mark("call", 0, 1_000, { waitMs: 250 })], 1_000));
  expect(bars[0]?.wait).toBe(0.25);
});

describe("ten thousand steps", () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    mark(`s${index}`, index * 100, index * 100 + 80, {
      ...{ lane: "sub", kind: "sub", row: index % 3 },
      isFailed: index === 5_000,
    }),
  );
  const strip = stripOf(many, 1_000_000);

  it("are some hundred bars, none of them lost", () => {
    const { bars } = whole(strip);
    expect(bars.length).toBeLessThanOrEqual(MOST_BARS);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    expect(bars.filter(({ isFailed }) => isFailed)).toMatchObject([{ id: "s5000", count: 1 }]);
  });

  it("stand out where they fit a filter", () => {
    const axis = createAxis(1_000_000, [], 0);
    const { bars } = layoutAll({
      ...{ strip, axis, view: wholeView(1_000_000), widthPx: 1_000, endMs: 1_000_000 },
      ...{ selectedId: null, fitting: new Set(["s10", "s4000"]) },
    });
    const fitting = bars.filter(({ isFaint }) => !isFaint);
    expect(fitting.map(({ id }) => id)).toEqual(["s10", "s4000"]);
    expect(bars.slice(-2)).toEqual(fitting);
  });

  it("leave what is not crowded as it is", () => {
    const cells = Array.from({ length: 40 }, (_, index) =>
      mark(`c${index}`, index * 25_000, index * 25_000 + 24_900),
    );
    const { bars } = whole(stripOf([...many, ...cells], 1_000_000));
    expect(bars.filter(({ lane }) => lane === "model")).toHaveLength(40);
  });

  it("show the chosen one by itself", () => {
    const chosen = whole(strip, 1_000, "s777").bars.find(({ id }) => id === "s777");
    expect(chosen?.count).toBe(1);
  });

  it("are told apart by a closer look", () => {
    const axis = createAxis(1_000_000, [], 0);
    const view = { from: 500_000, to: 501_000 };
    const { bars } = layoutAll({
      ...{ strip, axis, view, widthPx: 1_000, endMs: 1_000_000, selectedId: null, fitting: null },
    });
    expect(bars.every(({ count }) => count === 1)).toBe(true);
    expect(bars).toHaveLength(10 + 1);
  });

  it("answer a click each for itself", () => {
    const axis = createAxis(1_000_000, [], 0);
    const options = {
      ...{ strip, axis, view: wholeView(1_000_000), endMs: 1_000_000, widthPx: 1_000 },
    };
    const at = (left: number) => nearestMark(options, { left, lane: "sub", row: null })?.id;
    expect(at(0.77704)).toBe("s7770");
    expect(at(0.77714)).toBe("s7771");
  });
});

describe("what a pointer means", () => {
  const strip = stripOf(
    [
      mark("frame", 0, 1_000, { lane: "sub", shape: "box", row: 1 }),
      mark("inside", 400, 420, { lane: "sub", shape: "inner", row: 1 }),
      mark("other row", 380, 500, { lane: "sub", row: 0 }),
      mark("model", 0, 1_000),
    ],
    2_000,
  );
  const axis = createAxis(2_000, [], 0);
  const options = { strip, axis, view: wholeView(2_000), endMs: 2_000, widthPx: 1_000 };

  it("is the shortest of those below it, on its own row", () => {
    expect(nearestMark(options, { left: 0.205, lane: "sub", row: 1 })?.id).toBe("inside");
    expect(nearestMark(options, { left: 0.3, lane: "sub", row: 1 })?.id).toBe("frame");
    expect(nearestMark(options, { left: 0.205, lane: "sub", row: 0 })?.id).toBe("other row");
  });

  it("is a near one, and nothing far away", () => {
    expect(nearestMark(options, { left: 0.515, lane: "model", row: 0 })?.id).toBe("model");
    expect(nearestMark(options, { left: 0.6, lane: "model", row: 0 })).toBeNull();
  });
});

describe("idle time", () => {
  const strip = stripOf([mark("a", 0, 1_000), mark("b", 9_000, 10_000)], 10_000);
  const gaps = findIdle(strip, 10_000);

  it("is what lies between steps", () => {
    expect(gaps).toEqual([{ from: 1_000, to: 9_000 }]);
    expect(idleShare(gaps, 10_000)).toBe(0.8);
    expect(findIdle(stripOf([mark("open", 0, null)], 10_000), 10_000)).toEqual([]);
  });

  it("is also the time that a run stood still, though a step was open", () => {
    const open = { ...stripOf([mark("cell", 0, 10_000)], 10_000) };
    const paused = { ...open, pauses: [{ from: 2_000, to: 9_000 }] };
    expect(findIdle(paused, 10_000)).toEqual([{ from: 2_000, to: 9_000 }]);
    expect(findIdle({ ...open, pauses: [{ from: 2_000, to: null }] }, 10_000)).toEqual([
      { from: 2_000, to: 10_000 },
    ]);
  });

  it("is left alone where it is short", () => {
    expect(findIdle(stripOf([mark("a", 0, 960), mark("b", 1_000, 2_000)], 2_000), 2_000)).toEqual(
      [],
    );
  });

  it("takes a small part of the line when compressed", () => {
    const axis = createAxis(10_000, gaps, 0.04);
    const [gap] = axis.gaps;
    expect(((gap?.drawnTo ?? 0) - (gap?.drawnFrom ?? 0)) / axis.length).toBeCloseTo(0.04);
    const { ticks } = layoutAll({
      ...{ strip, axis, view: wholeView(axis.length), endMs: 10_000, widthPx: 1_000 },
      selectedId: null,
      fitting: null,
    });
    expect(ticks.filter(({ isBorder }) => isBorder).map(({ ms }) => ms)).toContain(9_000);
    expect(ticks.every(({ ms }) => ms <= 1_000 || ms >= 9_000)).toBe(true);
  });

  test("a moment keeps its place there and back, in order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(9_999), { minLength: 2, maxLength: 12 }),
        fc.array(fc.nat(10_000), { minLength: 2 }),
        (edges, moments) => {
          const sorted = [...edges].sort((a, b) => a - b);
          const some = sorted.flatMap((from, index) => {
            const to = sorted[index + 1];
            return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
          });
          const axis = createAxis(10_000, some, 0.05);
          const drawn = [...moments].sort((a, b) => a - b).map(axis.toDrawn);
          expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
          for (const ms of moments) expect(axis.toTime(axis.toDrawn(ms))).toBeCloseTo(ms, 3);
          expect(axis.toDrawn(10_000)).toBeCloseTo(axis.length, 6);
        },
      ),
    );
  });
});

describe("the view", () => {
  it("zooms about what is under the pointer", () => {
    const view = zoomAbout({ from: 0, to: 1_000 }, 1_000, 250, 0.5);
    expect(view).toEqual({ from: 125, to: 625 });
    expect(zoomAbout(view, 1_000, 250, 100)).toEqual({ from: 0, to: 1_000 });
  });

  it("stays on the line", () => {
    expect(panBy({ from: 0, to: 100 }, 1_000, -50)).toEqual({ from: 0, to: 100 });
    expect(panBy({ from: 0, to: 100 }, 1_000, 5_000)).toEqual({ from: 900, to: 1_000 });
    expect(held({ from: 0, to: 2_000 }, 1_000)).toEqual({ from: 0, to: 1_000 });
    const closest = zoomAbout(wholeView(1_000), 1_000, 500, 0);
    expect(closest.to - closest.from).toBeGreaterThan(0);
  });

  it("brings what was drawn for another to where it belongs", () => {
    const [before, now] = [
      { from: 100, to: 500 },
      { from: 200, to: 300 },
    ];
    const { shift, scale } = stretchBetween(before, now);
    const left = (view: typeof now, ms: number) => (ms - view.from) / (view.to - view.from);
    for (const ms of [100, 200, 250, 300, 500])
      expect(shift + scale * left(before, ms)).toBeCloseTo(left(now, ms), 9);
    expect(stretchBetween(now, now)).toEqual({ shift: 0, scale: 1 });
  });

  it("comes back from text, exact to a part of a pixel", () => {
    expect(zoomText({ from: 1_200, to: 6_400.4 })).toBe("1200-6400");
    expect(zoomText({ from: 0, to: 100.126 })).toBe("0-100.13");
    expect(readZoom("1200.5-6400")).toEqual({ from: 1_200.5, to: 6_400 });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 10, max: 1e9, noNaN: true }),
        (from, size) => {
          const back = readZoom(zoomText({ from, to: from + size }));
          const pixel = size / 1_000;
          expect(Math.abs((back?.from ?? -1) - from)).toBeLessThan(pixel);
          expect(Math.abs((back?.to ?? -1) - from - size)).toBeLessThan(pixel);
        },
      ),
    );
  });

  it.each([
    null,
    "",
    "whole",
    "5",
    "9-3",
    "-5-100",
    "1e3-1e9",
    "0-Infinity",
    "7-7.001",
    "0-100-200",
  ])("takes %j for the whole", (text) => expect(readZoom(text)).toBeNull());
});
