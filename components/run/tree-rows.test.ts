import { describe, expect, it } from "vitest";
import { sampleRun, sampleRunId } from "@/components/fixtures/sample-run";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { selectSteps } from "@/lib/trace/select";
import { groupId, treeRows } from "./tree-rows";

const steps = selectSteps(extendTimeline(sampleRunId, emptyTimeline, sampleRun()));
const none = { closed: new Set<string>(), opened: new Set<string>() };

describe("the steps tree", () => {
  it("shows the sub-calls of a cell as one row, and each when it is opened", () => {
    const folded = treeRows(steps, none);
    const id = groupId("iteration-2/cell");
    expect(folded.find((row) => row.kind === "group")).toMatchObject({
      id,
      isOpen: false,
      level: 3,
    });
    const open = treeRows(steps, { ...none, opened: new Set([id]) });
    expect(open).toHaveLength(folded.length + 2);
    expect(open.filter((row) => row.level === 4)).toHaveLength(2);
  });

  it("hides what lies below a folded step", () => {
    const rows = treeRows(steps, { ...none, closed: new Set(steps.map(({ id }) => id)) });
    expect(rows.map(({ id }) => id)).toEqual(steps.map(({ id }) => id));
  });

  it("numbers the iterations from 1", () => {
    const numbers = treeRows(steps, none).flatMap((row) =>
      row.kind === "step" && row.step.kind === "iteration" ? [row.number] : [],
    );
    expect(numbers).toEqual([1, 2, 3, 4]);
  });
});
