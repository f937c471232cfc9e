import { expect, test } from "vitest";
import { armTrialRun } from "@/components/fixtures/sample-courts";
import { sampleTrialRun, sampleTrialRunId } from "@/components/fixtures/sample-trial";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { selectTrial } from "@/lib/trace/select-trial";
import { casePhase } from "./case-phase";
import { caseOfSelection, fittingRows, stageRows, treeItems, trialRows } from "./trial-rows";

const events = sampleTrialRun();

function at(count: number, all = events) {
  const timeline = extendTimeline(sampleTrialRunId, emptyTimeline, all.slice(0, count));
  const view = selectTrial(timeline);
  if (!view || !timeline.summary) throw new Error("The log does not begin with a trial.");
  return { view, summary: timeline.summary };
}

test("every moment of a trial draws, and steps only ever come, never go", () => {
  let last = 0;
  for (let count = 1; count <= events.length; count += 1) {
    const { view, summary } = at(count);
    const rows = trialRows(view, new Set());
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    if (view.cases.length < 2) expect(rows.length).toBeGreaterThanOrEqual(last);
    last = rows.length;
    casePhase(summary, view, view.cases[0] ?? null);
  }
});

test("a case's first line follows the court", () => {
  const phases: string[] = [];
  for (let count = 1; count <= events.length; count += 1) {
    const { view, summary } = at(count);
    const phase = casePhase(summary, view, view.cases[0] ?? null);
    if (phases.at(-1) !== phase) phases.push(phase);
  }
  expect(phases).toEqual([
    "queued",
    "prosecuting",
    "checking",
    "defending",
    "voting",
    "judging",
    "ended",
  ]);
});

test("a folded jury hides its jurors and nothing else", () => {
  const { view } = at(events.length);
  const all = trialRows(view, new Set());
  const folded = trialRows(view, new Set(["case-1/jury"]));
  expect(all.length - folded.length).toBe(5);
  expect(
    all.filter((row) => !folded.some(({ id }) => id === row.id)).map(({ kind }) => kind),
  ).toEqual(Array.from({ length: 5 }, () => "juror"));
});

test("what the selected row lies in is open, whatever is folded", () => {
  const { view } = at(events.length);
  const closed = new Set(trialRows(view, new Set()).map(({ id }) => id));
  const open = (selectedId: string | null) =>
    treeItems(view, { closed, selectedId, shown: null }).flatMap(({ id, isOpen }) =>
      isOpen ? [id] : [],
    );
  expect(open(null)).toEqual([]);
  expect(open("case-1/juror-3")).toEqual(["case-1", "case-1/jury"]);
  expect(open("case-1/jury")).toEqual(["case-1"]);
  expect(open("exhibit:E1")).toEqual(["exhibits"]);
});

test("a filter leaves rows of its spans, and exhibits with their check", () => {
  const { view } = at(events.length);
  const left = (...spans: string[]) =>
    fittingRows(view, trialRows(view, new Set()), new Set(spans)).map(({ id }) => id);
  expect(left("case-1", "case-1/jury", "case-1/juror-2")).toEqual([
    ...["case-1", "case-1/jury", "case-1/juror-2"],
  ]);
  expect(left("exhibits")).toEqual(["exhibits", ...view.exhibits.map(({ id }) => `exhibit:${id}`)]);
  expect(left()).toEqual([]);
  expect(stageRows(view).map(({ kind }) => kind)).not.toContain("exhibit");
});

test("an exhibit, a juror and a stage lead to their page", () => {
  const { view } = at(events.length);
  expect(caseOfSelection(view, "exhibit:E4")).toBe(1);
  expect(caseOfSelection(view, "case-1/juror-3")).toBe(0);
  expect(caseOfSelection(view, "case-2")).toBe(1);
  expect(caseOfSelection(view, "prosecution")).toBeNull();
});

test("while a model is asked without a court, nobody is said to prosecute", () => {
  const all = armTrialRun();
  const phases = all.map((_, index) => {
    const { view, summary } = at(index + 1, all);
    return casePhase(summary, view, view.cases[0] ?? null);
  });
  expect(phases).toContain("asking");
  expect(phases.indexOf("prosecuting")).toBeLessThan(phases.indexOf("asking"));
  expect(phases.slice(phases.indexOf("asking"))).not.toContain("prosecuting");
});
