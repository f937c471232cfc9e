import { expect, test } from "vitest";
import { asLog, iteration, manySpans, run } from "@/components/fixtures/made-logs";
import { heatOf } from "@/components/run/heat";
import { selectDamage } from "@/lib/trace/damage";
import type { NewTraceEvent } from "@/lib/trace/event";
import { noFilter } from "@/lib/trace/filter";
import { matchSteps } from "@/lib/trace/match-steps";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { cutSteps, findInSteps } from "@/lib/trace/search";
import { indexSteps } from "@/lib/trace/step-index";
import { rowSize } from "./row-size";
import { transcriptRows } from "./transcript-rows";

function drawn(facts: readonly NewTraceEvent[], stepMs = 40) {
  const timeline = extendTimeline("r1", emptyTimeline, asLog(facts, 1_000, stepMs));
  const index = indexSteps(timeline);
  const folds = { isOpen: () => true, hasAllCalls: () => true, shown: null };
  return { timeline, index, rows: transcriptRows(index, folds) };
}

test("a run of a single step is one card", () => {
  const [start] = iteration(1, 0);
  const { rows, timeline } = drawn(run(start ? [start] : []));
  expect(rows).toMatchObject([{ kind: "iteration", number: 1, begins: true, ends: true }]);
  expect(selectDamage(timeline, true)).toEqual([
    { kind: "no-end", count: 1, examples: ["iteration-1"] },
  ]);
});

test("steps that all took no time are drawn, fit a filter of time from 0, and none is warm", () => {
  const { index, rows } = drawn(manySpans(50), 0);
  expect(rows.length).toBeGreaterThan(50);
  expect(index.flat.map(heatOf(index.flat, "time").of).every((heat) => heat === 0)).toBe(true);
  const facts = { startedAt: 1_000, until: 1_000, annotated: new Map() };
  const at = (minMs: number) => matchSteps(index, { ...noFilter, minMs }, facts).fitting.size;
  expect(at(0)).toBe(index.flat.length);
  expect(at(1)).toBe(0);
});

test("the warmest step is 1, and what only holds others is not warm", () => {
  const { index } = drawn(run([...iteration(1, 3), ...iteration(2, 3)]));
  const { of } = heatOf(index.flat, "cost");
  const heats = index.flat.map((step) => ({ kind: step.kind, heat: of(step) }));
  expect(Math.max(...heats.map(({ heat }) => heat))).toBe(1);
  expect(heats.filter(({ kind }) => kind === "iteration").every(({ heat }) => heat === 0)).toBe(
    true,
  );
});

test("where every end is missing, each step is open and drawn once", () => {
  const facts = run(iteration(1, 4)).filter(
    ({ type }) => type === "run-start" || type.endsWith("-start"),
  );
  const { index, rows, timeline } = drawn(facts);
  expect(index.flat).toHaveLength(7);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(selectDamage(timeline, false)).toEqual([]);
  expect(selectDamage(timeline, true)).toMatchObject([{ kind: "no-end", count: 7 }]);
});

test("an output of 20 MB is a row of usual height, and is said to be searched in its beginning only", () => {
  const output = { preview: "line\n".repeat(400), bytes: 20_000_000, sha256: "a".repeat(64) };
  const facts = run(iteration(1, 0)).map(
    (fact): NewTraceEvent => (fact.type === "sandbox-run-end" ? { ...fact, output } : fact),
  );
  const { index, rows } = drawn(facts);
  const cell = rows.find(({ id }) => id === "iteration-1/cell");
  expect(cell && rowSize(cell)).toBeLessThan(1_000);
  expect(cutSteps(index.flat).map(({ id }) => id)).toEqual(["iteration-1/cell"]);
  expect(findInSteps(index.flat, "line").find(({ step }) => step.kind === "code")?.count).toBe(400);
});
