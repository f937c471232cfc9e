import { describe, expect, it } from "vitest";
import { asLog, deepChain, iteration, manySpans, run } from "@/components/fixtures/made-logs";
import type { NewTraceEvent } from "@/lib/trace/event";
import { shownWith } from "@/lib/trace/match-steps";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { indexSteps, type StepIndex } from "@/lib/trace/step-index";
import { type RowFolds, type TranscriptRow, transcriptRows } from "./transcript-rows";

function indexOf(facts: readonly NewTraceEvent[]): StepIndex {
  return indexSteps(extendTimeline("r1", emptyTimeline, asLog(facts, 0)));
}

const open: RowFolds = { isOpen: () => true, hasAllCalls: () => false, shown: null };

function outline(rows: readonly TranscriptRow[]): string[] {
  return rows.map((row) => {
    const what = row.kind === "step" ? row.step.kind : row.kind;
    const number = "number" in row ? ` ${row.number}` : "count" in row ? ` ${row.count}` : "";
    return `${"  ".repeat(row.level)}${what}${number}${row.begins ? " [" : ""}${row.ends ? " ]" : ""}`;
  });
}

describe("the rows of a transcript", () => {
  const index = indexOf(run([...iteration(1, 7), ...iteration(2, 1)]));

  it("follow the run, each card framed, the first of many sub-calls before the offer of all", () => {
    expect(outline(transcriptRows(index, open))).toEqual([
      "iteration 1 [",
      "  model",
      "  code",
      "    sub-calls 7",
      "    sub-call 1",
      "    sub-call 2",
      "    sub-call 3",
      "    sub-call 4",
      "    sub-call 5",
      "    more 2 ]",
      "iteration 2 [",
      "  model",
      "  code",
      "    sub-calls 1",
      "    sub-call 1 ]",
    ]);
  });

  it("are one heading for a folded iteration", () => {
    const folds = { ...open, isOpen: ({ id }: { id: string }) => id === "iteration-2" };
    expect(outline(transcriptRows(index, folds)).slice(0, 2)).toEqual([
      "iteration 1 [ ]",
      "iteration 2 [",
    ]);
  });

  it("hold all sub-calls once they are asked for", () => {
    const rows = transcriptRows(index, { ...open, hasAllCalls: () => true });
    expect(rows.filter(({ kind }) => kind === "sub-call")).toHaveLength(8);
    expect(rows.some(({ kind }) => kind === "more")).toBe(false);
  });

  it("close each list of sub-calls with its last", () => {
    const rows = transcriptRows(index, open);
    const last = rows.filter((row) => row.kind === "sub-call" && row.isLast);
    expect(last.map(({ id }) => id)).toEqual([
      "iteration-1/cell/sub-call-5",
      "iteration-2/cell/sub-call-1",
    ]);
  });

  it("keep their numbers when a filter leaves others out", () => {
    const { shown } = shownWith(index, [
      "iteration-2/cell/sub-call-1",
      "iteration-1/cell/sub-call-6",
    ]);
    expect(outline(transcriptRows(index, { ...open, shown }))).toEqual([
      "iteration 1 [",
      "  code",
      "    sub-calls 1",
      "    sub-call 6 ]",
      "iteration 2 [",
      "  code",
      "    sub-calls 1",
      "    sub-call 1 ]",
    ]);
  });

  it("leave out a whole card that nothing fits in", () => {
    const { shown } = shownWith(index, ["iteration-2/model-call"]);
    expect(outline(transcriptRows(index, { ...open, shown }))).toEqual([
      "iteration 2 [",
      "  model ]",
    ]);
  });

  it("end a nested run after its steps", () => {
    expect(outline(transcriptRows(indexOf(deepChain(2)), open))).toEqual([
      "nested [",
      "  nested",
      "  nested-end",
      "nested-end ]",
    ]);
  });

  it("have an id each, at any depth and in any number", () => {
    for (const facts of [deepChain(1_400), manySpans(10_000)]) {
      const rows = transcriptRows(indexOf(facts), { ...open, hasAllCalls: () => true });
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(2_000);
    }
  });
});
