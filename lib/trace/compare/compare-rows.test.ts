import { describe, expect, it } from "vitest";
import { type CompareRow, compareRows } from "./compare-rows";
import { compareRuns } from "./compare-runs";
import { type IterationPlan, logOf, timelineOfLog, timelineOfPlan } from "./testing/run-plan";

const step = (word: string): IterationPlan => ({
  call: { prompt: `before ${word}`, reply: `\`\`\`ts\n${word}()\n\`\`\`` },
  code: `${word}()`,
  output: word,
});

const none: ReadonlySet<string> = new Set();

/** A row in one line: what it is, of which step, and how much it holds. */
const brief = (row: CompareRow) =>
  row.kind === "fold" ? `${row.why} ${row.count} ${row.iterations}` : `${row.kind} ${row.id}`;

describe("a fork that differs in its last iteration", () => {
  const a = timelineOfPlan([step("look"), step("count"), step("answer")]);
  const b = timelineOfPlan([step("look"), step("count"), step("guess")], "run-2");
  const comparison = compareRuns(a, b);

  it("folds what is equal before it into one row", () => {
    expect(compareRows(comparison, none).map(brief)).toEqual([
      "same 6 2",
      "head iteration-3",
      "step iteration-3/model-call",
      "step iteration-3/cell",
    ]);
  });

  it("shows the folded steps below their row once it is open", () => {
    const rows = compareRows(comparison, new Set(["fold:iteration-1"]));
    expect(rows.slice(0, 4).map(brief)).toEqual([
      "same 6 2",
      "head iteration-1",
      "step iteration-1/model-call",
      "step iteration-1/cell",
    ]);
    expect(rows).toHaveLength(10);
  });

  it("sums what the folded steps used", () => {
    const [fold] = compareRows(comparison, none);
    expect(fold).toMatchObject({
      figures: { a: { calls: 2 }, b: { calls: 2 }, delta: { ms: 0, tokens: 0, costUsd: 0 } },
    });
  });
});

it("what a running fork has not come to is one row that waits", () => {
  const log = logOf([step("look"), step("count"), step("answer")]);
  const begun = log.slice(0, 8);
  const rows = compareRows(compareRuns(timelineOfLog(log), timelineOfLog(begun, "run-2")), none);
  expect(rows.map(brief)).toEqual(["same 3 1", "waiting 6 2"]);
});

it("many calls of one side are one row, but for the first difference; a few are shown", () => {
  const batch = (size: number): IterationPlan => ({
    ...step("ask"),
    subCalls: Array.from({ length: size }, (_, page) => ({ prompt: `page ${page}`, reply: "no" })),
  });
  const rowsOf = (size: number) =>
    compareRows(
      compareRuns(timelineOfPlan([batch(1)]), timelineOfPlan([batch(size)], "run-2")),
      none,
    );
  expect(rowsOf(30).map(brief)).toContain("only-b 28 0");
  expect(rowsOf(3).map(brief)).toContain("step b:iteration-1/cell/sub-call-3");
});
