import { describe, expect, it } from "vitest";
import { sampleRun, sampleRunId } from "@/components/fixtures/sample-run";
import { sampleTrialRun, sampleTrialRunId } from "@/components/fixtures/sample-trial";
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";
import { sampleLog, text } from "@/lib/trace/testing/sample-log";
import { createAxis } from "./axis";
import { type LayoutOptions, layoutBars, layoutFrame } from "./layout";
import { lineLength } from "./line-length";
import type { Strip } from "./mark";
import { runStrip } from "./run-strip";
import { trialRunStrip } from "./trial-strip";
import { wholeView } from "./view";

const inquiry = (count = Number.POSITIVE_INFINITY) =>
  extendTimeline(sampleRunId, emptyTimeline, sampleRun().slice(0, count));
const trial = (count = Number.POSITIVE_INFINITY) =>
  extendTimeline(sampleTrialRunId, emptyTimeline, sampleTrialRun().slice(0, count));

const layoutAll = (options: LayoutOptions) => ({
  bars: layoutBars(options),
  ...layoutFrame(options),
});

const drawn = (strip: Strip, now: number | null = null) => {
  const { endMs, lengthMs } = lineLength(strip, now);
  const axis = createAxis(lengthMs, [], 0);
  return layoutAll({
    ...{
      strip,
      axis,
      view: wholeView(axis.length),
      endMs,
      widthPx: 1_000,
      selectedId: null,
      fitting: null,
    },
  });
};

const markOf = (strip: Strip, id: string) => strip.marks.find((mark) => mark.id === id);

describe("the strip of an inquiry", () => {
  const strip = runStrip(inquiry());

  it("gives parallel sub-calls a row each", () => {
    expect(strip.marks.filter(({ lane }) => lane === "sub").map(({ row }) => row)).toEqual([0, 1]);
    expect(strip.lanes.map(({ name, rows }) => [name, rows])).toEqual([
      ["model", 1],
      ["code", 1],
      ["sub", 2],
      ["check", 1],
    ]);
  });

  it("marks the wait for the first token, the repair, the held answer and the failed cell", () => {
    expect(markOf(strip, "iteration-1/model-call")?.waitMs).toBe(400);
    expect(markOf(strip, "iteration-2/cell")).toMatchObject({ isRepaired: true, isWaiting: true });
    expect(markOf(strip, "iteration-3/cell")?.isFailed).toBe(true);
    expect(markOf(strip, "iteration-4/gate")).toMatchObject({ isHeldBack: true, shape: "dot" });
    expect(markOf(strip, "iteration-4/gate-2")?.isHeldBack).toBe(false);
  });

  it("has its iterations above it", () => {
    expect(strip.heads.map(({ name }) => name)).toEqual(
      [1, 2, 3, 4].map((number) => ({ kind: "iteration", number })),
    );
  });

  it("stretches an open step to now", () => {
    const live = runStrip(inquiry(4));
    const { bars } = drawn(live, live.startedAt + 60_000);
    expect(bars[0]?.isOpen).toBe(true);
    expect((bars[0]?.left ?? 0) + (bars[0]?.width ?? 0)).toBeGreaterThan(0.7);
    expect((bars[0]?.left ?? 0) + (bars[0]?.width ?? 0)).toBeLessThan(1);
  });

  it("keeps its scale while a run goes on, but for a jump now and then", () => {
    const live = runStrip(inquiry(4));
    const lengths = Array.from(
      { length: 600 },
      (_, tenth) => lineLength(live, live.startedAt + tenth * 100 + 100).lengthMs,
    );
    expect(new Set(lengths).size).toBeLessThan(12);
  });

  it("has between two and fourteen ticks at any length", () => {
    for (const seconds of [0.08, 0.9, 7, 38, 179, 3_000, 100_000]) {
      const ticks = drawn({ ...strip, lastMs: seconds * 1_000 }).ticks.length;
      expect(ticks).toBeGreaterThanOrEqual(2);
      expect(ticks).toBeLessThanOrEqual(14);
    }
  });
});

describe("the strip of a trial", () => {
  it("gives five jurors at once a row each", () => {
    const strip = trialRunStrip(trial());
    const jurors = strip.marks.filter(({ id }) => id.startsWith("case-1/juror"));
    expect(new Set(jurors.map(({ row }) => row)).size).toBe(5);
    expect(markOf(strip, "case-2/juror-1")?.isFailed).toBe(true);
  });

  it("counts the pages that are judged at once, and names the phases of a single one", () => {
    expect(trialRunStrip(trial()).heads.map(({ name }) => name)).toEqual([
      { kind: "phase", phase: "prosecution" },
      { kind: "pages", count: 2 },
    ]);
    const firstCase = sampleTrialRun().findIndex(({ spanId }) => spanId.startsWith("case-2"));
    const phases = trialRunStrip(trial(firstCase)).heads.flatMap(({ name }) =>
      name.kind === "phase" ? [name.phase] : [],
    );
    expect(phases.slice(0, 2)).toEqual(["prosecution", "defense"]);
  });
});

describe("any moment of a log", () => {
  const logs: readonly [string, (count: number) => Timeline, (timeline: Timeline) => Strip][] = [
    ["an inquiry", inquiry, runStrip],
    ["a trial", trial, trialRunStrip],
  ];
  it.each(logs)("draws inside the strip: %s", (_, at, stripOf) => {
    const lengths = { "an inquiry": sampleRun().length, "a trial": sampleTrialRun().length };
    for (let count = 0; count <= Math.max(...Object.values(lengths)); count += 1)
      for (const { left, width } of drawn(stripOf(at(count))).bars)
        expect(left >= 0 && width > 0 && left + width <= 1 + 1e-9).toBe(true);
  });
});

describe("a nested run", () => {
  const begin = sampleLog.slice(0, 3);
  const start = begin.at(-1)?.at ?? 0;
  const log = (facts: readonly NewTraceEvent[]): TraceEvent[] => [
    ...begin,
    ...facts.map((fact, index) => ({
      ...fact,
      seq: begin.length + index,
      at: start + index * 100,
    })),
  ];
  const nested = (spanId: string, parentSpanId: string): NewTraceEvent => ({
    ...{ type: "nested-run-start", spanId, parentSpanId, name: "nested run" },
    ...{ question: "?", context: text(""), reads: [] },
  });
  const cell = (spanId: string, parentSpanId: string): NewTraceEvent => ({
    ...{ type: "sandbox-run-start", spanId, parentSpanId, name: "cell", cell: 1 },
    ...{ code: text(""), written: null, repairs: [] },
  });

  it("has a row, and everything inside it is drawn there, however deep", () => {
    const strip = runStrip(
      extendTimeline(
        "r1",
        emptyTimeline,
        log([
          nested("a", "iteration-1"),
          nested("b", "iteration-1"),
          cell("b/cell", "b"),
          nested("b/cell/c", "b/cell"),
          cell("b/cell/c/cell", "b/cell/c"),
          cell("own", "iteration-1"),
        ]),
      ),
    );
    expect(strip.marks.map(({ id, lane, row, shape }) => [id, lane, row, shape])).toEqual([
      ["a", "sub", 0, "box"],
      ["b", "sub", 1, "box"],
      ["b/cell", "sub", 1, "inner"],
      ["b/cell/c", "sub", 1, "inner"],
      ["b/cell/c/cell", "sub", 1, "inner"],
      ["own", "code", 0, "bar"],
    ]);
  });

  it("may be nested fourteen hundred times", () => {
    const facts = Array.from({ length: 1_400 }, (_, depth) =>
      nested(`n${depth}`, depth === 0 ? "iteration-1" : `n${depth - 1}`),
    );
    const strip = runStrip(extendTimeline("r1", emptyTimeline, log(facts)));
    expect(strip.marks).toHaveLength(1_400);
    expect(strip.lanes.find(({ name }) => name === "sub")?.rows).toBe(1);
  });
});

describe("a clock that runs backwards", () => {
  it("turns no step around", () => {
    const events = sampleRun().map((event, index) => ({ ...event, at: event.at - index * 3_000 }));
    const strip = runStrip(extendTimeline(sampleRunId, emptyTimeline, events));
    for (const { from, to } of strip.marks) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to ?? from).toBeGreaterThanOrEqual(from);
    }
  });
});

describe("a replay, filed after the times it keeps", () => {
  const [filed, ...kept] = sampleRun();
  const later = filed && { ...filed, at: filed.at + 3_600_000 };
  const replay = (count: number) =>
    runStrip(
      extendTimeline(sampleRunId, emptyTimeline, later ? [later, ...kept.slice(0, count)] : []),
    );

  it("is as long as its original, ended or not", () => {
    expect(replay(kept.length).lastMs).toBe(runStrip(inquiry()).lastMs);
    expect(replay(5).lastMs).toBe(runStrip(inquiry(6)).lastMs);
  });
});
