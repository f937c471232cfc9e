import { expect, test } from "vitest";
import { sampleRun, sampleRunId } from "@/components/fixtures/sample-run";
import { extendSummary } from "@/lib/trace/run-summary";
import { askHref } from "./ask-href";

const summary = extendSummary(sampleRunId, null, sampleRun());

test("the ask page is told every document of the run and the question to change", () => {
  if (!summary) throw new Error("The sample run has a summary.");
  const { searchParams } = new URL(askHref(summary, "How much & when?"), "http://verbatim");
  expect(searchParams.getAll("document")).toEqual(summary.config.documents.map(({ id }) => id));
  expect(searchParams.get("question")).toBe("How much & when?");
});

test("a follow-up begins with an empty question", () => {
  if (!summary) throw new Error("The sample run has a summary.");
  expect(askHref(summary)).not.toContain("question");
});
