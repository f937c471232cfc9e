import { expect, test } from "vitest";
import { countAccepted } from "@/lib/server/insights/count-accepted";
import {
  countClaims,
  countCode,
  countCost,
  countStages,
  countSteps,
  countVerdicts,
} from "@/lib/server/insights/count-work";
import {
  heard,
  october,
  rowsOf,
  runFactsOf,
  september,
  trialFacts,
} from "@/lib/server/insights/testing/insight-rows-kit";
import { wilson } from "@/lib/statistics/wilson";
import type { Arm } from "@/lib/trace/court";
import type { RunFacts } from "@/lib/trace/run-facts";

const guilty = [heard("GGGGG", "notice")];
const rows = rowsOf([
  { id: "1", cases: guilty, notice: "accepted", run: { costUsd: 0.3 } },
  { id: "2", cases: guilty, notice: "accepted", createdAt: october, run: { costUsd: 0.1 } },
  { id: "3", cases: guilty, notice: "declined", createdAt: october, run: { costUsd: 0.2 } },
  { id: "4", cases: guilty, notice: "open", createdAt: october, run: { costUsd: 0.2 } },
  { id: "5", cases: guilty, notice: "waiting", createdAt: october, run: { costUsd: 0.2 } },
  { id: "6", cases: [heard("NNNNN", "acquitted")], run: { costUsd: 0.4 } },
]);

test("accepted of decided, in all and by the notice's month", () => {
  const { share, notices, byMonth } = countAccepted(rows);
  expect(share).toEqual({ count: 2, of: 3, ...wilson(2, 3) });
  expect(notices).toBe(4);
  expect(byMonth.map(({ month, share: { count, of } }) => [month, count, of])).toEqual([
    ["2026-09", 1, 1],
    ["2026-10", 1, 2],
  ]);
});

test("ways of judging are compared on what all of them judged, by the newest run of each", () => {
  const [first, second, third] = rows.rulings;
  if (!first || !second || !third) throw new Error("The sample has three rulings.");
  const other = (
    ruling: typeof first,
    notices: string[],
    createdAt: number,
    arm: Arm = "one-prompt",
  ) => ({
    row: ruling.row,
    facts: {
      ...runFactsOf(`other-${createdAt}`, { createdAt, costUsd: 0.01, origin: "fork" }),
      trial: trialFacts(ruling.row.id, [], { arm, notices }),
    },
  });
  const judged = [
    ...rows.rulings,
    other(first, [], september + 2),
    other(first, ["docs/a.md"], september + 1),
    other(third, ["docs/a.md"], september + 3),
    // The court by other rules: an experiment, the ruling on the docket stands.
    other(first, [], september + 4, "court"),
  ];
  const { byArm } = countAccepted({ ...rows, judged });
  expect(byArm.map(({ arm, cases, share }) => [arm, cases, share.count, share.of])).toEqual([
    ["court", 2, 1, 2],
    ["one-prompt", 2, 0, 1],
  ]);
  const [court, single] = byArm.map(({ costUsd }) => costUsd);
  expect(court?.value).toBeCloseTo(0.25, 10);
  // Two cases, of 30 and 20 cents: drawn again, the dearer twice or the cheaper twice.
  expect(court?.low).toBeCloseTo(0.2, 10);
  expect(court?.high).toBeCloseTo(0.3, 10);
  expect(single?.value).toBeCloseTo(0.01, 10);
});

test("an accepted edit costs what all judging cost, the needless included", () => {
  const { costUsd, accepted, perAcceptedUsd } = countCost(rows);
  expect(costUsd).toBeCloseTo(1.4, 10);
  expect(accepted).toBe(2);
  expect(perAcceptedUsd?.value).toBeCloseTo(0.7, 10);
  expect(perAcceptedUsd?.low).toBeLessThan(0.7);
  expect(perAcceptedUsd?.high).toBeGreaterThan(0.7);
});

test("a price that is unknown leaves the cost unknown", () => {
  const unpriced = rowsOf([
    { id: "1", cases: guilty, notice: "accepted", run: { costUsd: null } },
    { id: "2", cases: guilty, notice: "accepted", run: { costUsd: 0.1 } },
  ]);
  expect(countCost(unpriced)).toMatchObject({ costUsd: null, perAcceptedUsd: null, accepted: 2 });
  const nothing = rowsOf([{ id: "1", cases: guilty, notice: "declined" }]);
  expect(countCost(nothing)).toMatchObject({ costUsd: 0.1, perAcceptedUsd: null });
});

test("verdicts by the month in which their change came in", () => {
  expect(countVerdicts(rows)).toEqual([
    { month: "2026-09", cases: { notice: 1, acquitted: 1 } },
    { month: "2026-10", cases: { notice: 4 } },
  ]);
});

test("stages count as long as nothing was taken from a record", () => {
  const stage = (ms: number) => ({ stages: [{ stage: "jury", ms }] });
  const timed = rowsOf([
    { id: "1", cases: guilty, run: stage(100) },
    { id: "2", cases: guilty, run: stage(300) },
    { id: "3", cases: guilty, run: stage(200) },
    { id: "4", cases: guilty, run: { ...stage(1), origin: "fork" } },
  ]);
  const [jury, ...others] = countStages(timed);
  expect(others).toEqual([]);
  expect(jury).toMatchObject({ stage: "jury", times: 3 });
  expect(jury?.medianMs).toEqual({ value: 200, low: 100, high: 300 });
  expect(jury?.p90Ms.value).toBe(280);
});

test("steps of inquiries count together, in the order in which they happen", () => {
  const inquiry = (name: string, steps: RunFacts["steps"]) =>
    runFactsOf(name, { kind: "inquiry", steps });
  const asked = rowsOf([{ id: "1", cases: guilty }], {
    inquiries: [
      inquiry("a", [
        { step: "code", ms: [50] },
        { step: "ask", ms: [100, 300] },
      ]),
      inquiry("b", [{ step: "ask", ms: [200] }]),
    ],
  });
  expect(countSteps(asked)).toEqual([
    {
      ...{ step: "ask", times: 3, p90Ms: { value: 280, low: expect.any(Number), high: 300 } },
      medianMs: { value: 200, low: expect.any(Number), high: expect.any(Number) },
    },
    // One run says nothing about how others would be.
    {
      ...{ step: "code", times: 1, p90Ms: { value: 50, low: null, high: null } },
      medianMs: { value: 50, low: null, high: null },
    },
  ]);
});

test("cells and claims add up by model", () => {
  const cells = (model: string, all: number, clean: number) => ({
    ...{ model, cells: all, clean, repaired: 1, failed: all - clean - 1 },
  });
  const inquiry = (name: string, changes: Parameters<typeof runFactsOf>[1]) =>
    runFactsOf(name, { kind: "inquiry", ...changes });
  const asked = rowsOf([], {
    inquiries: [
      inquiry("a", {
        code: [cells("m2", 4, 2), cells("m1", 5, 4)],
        claims: { model: "m2", all: 6, unsupported: 2 },
      }),
      inquiry("b", { code: [cells("m2", 6, 5)], claims: { model: "m2", all: 4, unsupported: 0 } }),
      inquiry("c", {}),
    ],
  });
  expect(countCode(asked)).toEqual([
    { model: "m1", clean: { count: 4, of: 5, ...wilson(4, 5) }, repaired: 1, failed: 0 },
    { model: "m2", clean: { count: 7, of: 10, ...wilson(7, 10) }, repaired: 2, failed: 1 },
  ]);
  expect(countClaims(asked)).toEqual([
    { model: "m2", unsupported: { count: 2, of: 10, ...wilson(2, 10) } },
  ]);
});
