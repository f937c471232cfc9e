import { describe, expect, it } from "vitest";
import { sampleRun, sampleRunId } from "@/components/fixtures/sample-run";
import { shownWith } from "@/lib/trace/match-steps";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { indexSteps } from "@/lib/trace/step-index";
import { groupId, rowsAround, treeRows } from "./tree-rows";

const index = indexSteps(extendTimeline(sampleRunId, emptyTimeline, sampleRun()));
const none = {
  ...{ chosen: new Map<string, boolean>(), around: new Set<string>() },
  ...{ shown: null, fitting: null },
};

describe("the steps tree", () => {
  it("shows the sub-calls of a cell as one row, and each when it is opened", () => {
    const folded = treeRows(index, none);
    const id = groupId("iteration-2/cell");
    expect(folded.find((row) => row.kind === "group")).toMatchObject({
      id,
      isOpen: false,
      level: 3,
    });
    const open = treeRows(index, { ...none, chosen: new Map([[id, true]]) });
    expect(open).toHaveLength(folded.length + 2);
    expect(open.filter((row) => row.level === 4)).toHaveLength(2);
  });

  it("hides what lies below a folded step", () => {
    const rows = treeRows(index, {
      ...none,
      chosen: new Map(index.top.map(({ id }) => [id, false])),
    });
    expect(rows.map(({ id }) => id)).toEqual(index.top.map(({ id }) => id));
  });

  it("opens what the selected step lies in, and nothing else, whatever is folded", () => {
    const chosen = new Map(index.flat.map(({ id }) => [id, false]));
    const rowsAt = (id: string) =>
      treeRows(index, { ...none, chosen, around: rowsAround(index, id) });
    for (const { id } of index.flat)
      expect(
        rowsAt(id).map((row) => row.id),
        id,
      ).toContain(id);
    const call = index.flat.find(({ kind }) => kind === "sub");
    const cell = call && index.parentOf.get(call.id);
    if (!cell) throw new Error("The sample has a cell with sub-calls.");
    const open = (id: string) => rowsAt(id).flatMap((row) => (row.isOpen ? [row.id] : []));
    expect(open(call.id)).toEqual(["iteration-2", cell.id, groupId(cell.id)]);
    expect(open(cell.id)).toEqual(["iteration-2"]);
    expect(open("no such step")).toEqual([]);
  });

  it("numbers the iterations from 1", () => {
    const numbers = treeRows(index, none).flatMap((row) =>
      row.kind === "step" && row.step.kind === "iteration" ? [row.number] : [],
    );
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  it("say where each stands among those beside it", () => {
    const rows = treeRows(index, none);
    for (const { level, position, setSize } of rows) {
      expect(position).toBeLessThanOrEqual(setSize);
      expect(level).toBeGreaterThan(0);
    }
    expect(rows.filter(({ level }) => level === 1).at(-1)).toMatchObject({
      position: index.top.length,
      setSize: index.top.length,
    });
  });

  it("shows what fits with what it lies in, and keeps its numbers", () => {
    const call = index.flat.find(({ kind }) => kind === "sub");
    const { shown, fitting } = shownWith(index, call ? [call.id] : []);
    const rows = treeRows(index, { ...none, shown, fitting });
    expect(
      rows.map((row) =>
        row.kind === "step" ? `${row.level} ${row.step.kind} ${row.fits}` : "group",
      ),
    ).toEqual(["1 iteration false", "2 code false", "3 sub true"]);
    expect(rows[0]).toMatchObject({ kind: "step", number: 2 });
  });

  it("opens a group whose calls were asked for, until it is folded", () => {
    const calls = index.flat.filter(({ kind }) => kind === "sub").map(({ id }) => id);
    const found = shownWith(index, calls);
    const group = (folds: Partial<Parameters<typeof treeRows>[1]>) =>
      treeRows(index, { ...none, ...folds }).find((row) => row.kind === "group");
    expect(group({})?.isOpen).toBe(false);
    expect(group(found)?.isOpen).toBe(true);
    const id = group(found)?.id ?? "";
    expect(group({ ...found, chosen: new Map([[id, false]]) })?.isOpen).toBe(false);
  });
});
