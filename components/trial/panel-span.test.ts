import { describe, expect, test } from "vitest";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import { forkTarget } from "@/components/fork/fork-target";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { selectTrial } from "@/lib/trace/select-trial";
import { panelSpan } from "./panel-span";
import { trialRows } from "./trial-rows";

const timeline = extendTimeline("r1", emptyTimeline, sampleTrialRun());
const view = selectTrial(timeline);
if (!view) throw new Error("The sample is no trial.");
const rows = trialRows(view, new Set());

describe("what can be edited at the rows of a trial", () => {
  test("is decided for every one of them", () => {
    const targets = rows.map(({ id, kind }) => {
      const target = forkTarget(timeline, panelSpan(timeline, id, "fork"));
      return [kind, target.kind === "call" ? target.call.start.role : target.kind] as const;
    });
    const expected = {
      funnel: "whole",
      prosecutor: "prosecutor",
      check: "exhibits",
      exhibit: "exhibits",
      case: "whole",
      defense: "defense",
      jury: "rules",
      judge: "judge",
      edits: "judge",
      juror: "juror",
      review: "review",
      arm: "whole",
    };
    for (const [kind, target] of targets)
      expect(kind === "juror" && target === "rules" ? "juror" : target, kind).toBe(expected[kind]);
    expect(new Set(targets.map(([kind]) => kind)).size).toBeGreaterThan(6);
  });

  test("is written at a step that the log has, or at the trial as a whole", () => {
    for (const { id } of rows) {
      const spanId = panelSpan(timeline, id, "notes");
      expect(spanId === null || timeline.spans.has(spanId), id).toBe(true);
    }
    expect(panelSpan(timeline, "case-1/juror-99", "notes")).toBe("case-1/jury");
    expect(forkTarget(timeline, panelSpan(timeline, "case-1/juror-99", "fork"))).toEqual({
      kind: "rules",
    });
  });
});
