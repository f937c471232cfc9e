import fc from "fast-check";
import { expect, test } from "vitest";
import { countFunnel } from "@/lib/server/insights/count-funnel";
import { heard, rowsOf } from "@/lib/server/insights/testing/insight-rows-kit";

const passed = ["paths", "size", "evidence"];

const entries: Parameters<typeof rowsOf>[0][number][] = [
  { id: "1", state: "filtered", steps: ["-paths"], rule: "test" },
  { id: "2", state: "filtered", steps: ["-paths"], rule: "test" },
  { id: "3", state: "filtered", steps: ["-paths"], rule: "several" },
  { id: "4", state: "filtered", steps: ["-paths"] },
  { id: "5", state: "not-judged", steps: ["-paths"] },
  { id: "6", state: "not-judged", steps: ["paths", "-size"] },
  { id: "7", state: "filtered", steps: ["paths", "size", "-evidence"] },
  { id: "8", state: "reviewed", steps: [...passed, "-prosecution"], cases: [] },
  { id: "9", state: "reviewed", steps: [...passed, "prosecution", "-exhibits"], cases: [] },
  { id: "10", state: "judging", steps: passed },
  { id: "11", state: "received", steps: [] },
  { id: "12", cases: [heard("NNNNN", "acquitted")] },
  { id: "13", cases: [heard("NNNNN", "acquitted"), heard("GGGNN", "overturned")] },
  { id: "14", cases: [heard("GGGGG", "notice")], notice: "accepted" },
  { id: "15", cases: [heard("GGGGG", "notice")], notice: "declined" },
  { id: "16", cases: [heard("GGGGG", "notice")], notice: "snoozed" },
  { id: "17", cases: [heard("GGGGG", "notice")], notice: "waiting" },
  { id: "18", cases: [heard("GGGGG", "notice")] },
];

test("every change is counted where it stopped, by hand", () => {
  const { stages, notJudged, open } = countFunnel(rowsOf(entries));
  expect(stages.map(({ stage, changes }) => [stage, changes])).toEqual([
    ["merged", 18],
    ["paths", 12],
    ["evidence", 10],
    ["tried", 7],
    ["notice", 3],
    ["accepted", 1],
  ]);
  const stopped = new Map(
    stages.map((one) => [
      one.stage,
      Object.fromEntries(one.stopped.map(({ reason, changes }) => [reason, changes])),
    ]),
  );
  expect(stopped.get("merged")).toEqual({});
  expect(stopped.get("paths")).toEqual({
    ...{ "rule:test": 2, "rule:several": 1, "rule:other": 1, "not-judged": 1, open: 1 },
  });
  expect(stopped.get("evidence")).toEqual({ "not-judged": 1, evidence: 1 });
  expect(stopped.get("tried")).toEqual({ prosecution: 1, exhibits: 1, open: 1 });
  expect(stopped.get("notice")).toEqual({
    ...{ acquitted: 1, overturned: 1, waiting: 1, "told-already": 1 },
  });
  expect(stopped.get("accepted")).toEqual({ declined: 1, undecided: 1 });
  expect(notJudged).toEqual([
    { reason: "paths", changes: 1 },
    { reason: "size", changes: 1 },
  ]);
  expect(open).toBe(2);
});

test("what comes to a stage goes on or has a reason", () => {
  fc.assert(
    fc.property(fc.subarray(entries), (some) => {
      const { stages } = countFunnel(rowsOf(some));
      for (const [at, { changes, stopped }] of stages.entries()) {
        const before = stages[at - 1]?.changes ?? changes;
        const gone = stopped.reduce((sum, one) => sum + one.changes, 0);
        expect(changes + gone).toBe(before);
      }
    }),
  );
});
