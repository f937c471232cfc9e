import fc from "fast-check";
import { expect, it, test } from "vitest";
import type { TraceEvent } from "@/lib/trace/event";
import { compareRuns } from "./compare-runs";
import { compareStrip } from "./compare-strip";
import {
  anyPrefix,
  type IterationPlan,
  logOf,
  timelineOfLog,
  timelineOfPlan,
} from "./testing/run-plan";

const step = (word: string, source: "live" | "memo" = "live"): IterationPlan => ({
  call: { prompt: word, reply: word, source },
  code: word,
});

/** The log of a run ten times as quick. */
const quick = (log: readonly TraceEvent[]) => log.map((event) => ({ ...event, at: event.at / 10 }));

it("what a fork took from the record stands where its parent spent the time", () => {
  const a = timelineOfPlan([step("look"), step("count")]);
  const b = timelineOfLog(quick(logOf([step("look", "memo"), step("guess")])), "run-2");
  const strip = compareStrip({ a, b }, compareRuns(a, b), null);
  const lookOf = (side: "a" | "b") =>
    strip[side].bars.find(({ id }) => id === "iteration-1/model-call");
  expect(lookOf("b")).toMatchObject({ left: lookOf("a")?.left, isRecorded: true });
  const partingBar = strip.a.bars.find(({ id }) => id === "iteration-2/model-call");
  expect(strip.parting).toBeCloseTo(partingBar?.left ?? Number.NaN, 9);
  expect(strip.b.bars.at(-1)?.left).toBeGreaterThan(strip.parting ?? 1);
});

it("two runs that did their own work keep their own times", () => {
  const a = timelineOfPlan([step("look"), step("count")]);
  const b = timelineOfLog(quick(logOf([step("look"), step("count")])), "run-2");
  const strip = compareStrip({ a, b }, compareRuns(a, b), null);
  expect(strip.parting).toBeNull();
  expect(strip.b.end).toBeCloseTo(strip.a.end / 10, 2);
});

it("thousands of calls become as many bars as a screen can show", () => {
  const many: IterationPlan = {
    ...step("ask"),
    subCalls: Array.from({ length: 10_000 }, (_, page) => ({ prompt: `${page}`, reply: "no" })),
  };
  const a = timelineOfPlan([many]);
  const strip = compareStrip({ a, b: a }, compareRuns(a, a), null);
  expect(strip.a.bars.length).toBeLessThan(2_500);
});

test("of any two runs, cut off anywhere, every bar lies within the width", () => {
  fc.assert(
    fc.property(anyPrefix, anyPrefix, (one, other) => {
      const [a, b] = [timelineOfLog(one), timelineOfLog(other, "run-2")];
      const strip = compareStrip({ a, b }, compareRuns(a, b), null);
      for (const { left, width } of [...strip.a.bars, ...strip.b.bars]) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});
