import { expect, test } from "vitest";
import { sampleRun } from "@/components/fixtures/sample-run";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import type { TraceEvent } from "@/lib/trace/event";
import { extendSummary } from "@/lib/trace/run-summary";
import { runHref } from "./run-href";

function summaryOf(events: readonly TraceEvent[]) {
  const summary = extendSummary("r1", null, events);
  if (!summary) throw new Error("The log has no beginning.");
  return summary;
}

const source = {
  format: "verbatim" as const,
  file: "trial.json",
  producer: "Verbatim",
  runId: "r0",
  kind: "trial" as const,
  importedAt: 1_800_000_000_000,
};

test("a run is shown on its page, at a step where one is meant", () => {
  const run = summaryOf(sampleRun());
  expect(runHref(run)).toBe("/runs/r1");
  expect(runHref(run, "iteration-1/cell")).toBe("/runs/r1?span=iteration-1%2Fcell");
});

test("a trial's run is shown on the trial's page", () => {
  const trial = summaryOf(sampleTrialRun());
  expect(runHref(trial)).toBe("/trials/sample-trial?run=r1");
  expect(runHref(trial, "jury")).toBe("/trials/sample-trial?run=r1&span=jury");
});

test("a trial that was recorded elsewhere has no page but its run's: this installation does not know its case", () => {
  const imported = summaryOf(
    sampleTrialRun().map((event) =>
      event.type === "run-start"
        ? { ...event, kind: "imported" as const, imported: source }
        : event,
    ),
  );
  expect(runHref(imported, "jury")).toBe("/runs/r1?span=jury");
});
