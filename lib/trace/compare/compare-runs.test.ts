import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { TraceEvent } from "@/lib/trace/event";
import type { Timeline } from "@/lib/trace/reduce";
import { flattenSteps, selectSteps } from "@/lib/trace/select";
import { compareRows } from "./compare-rows";
import { type Comparison, compareRuns } from "./compare-runs";
import type { ComparedStep } from "./compared-step";
import {
  anyLog,
  anyPrefix,
  type IterationPlan,
  timelineOfLog,
  timelineOfPlan,
} from "./testing/run-plan";

fc.configureGlobal({ numRuns: 200 });

const none: ReadonlySet<string> = new Set();

function allOf(steps: readonly ComparedStep[]): ComparedStep[] {
  return steps.flatMap((step) => [step, ...allOf(step.children)]);
}

const idsOf = (timeline: Timeline) => flattenSteps(selectSteps(timeline)).map(({ id }) => id);

/** What a comparison says of each pair, to be held against that of the other direction. */
function told({ steps }: Comparison, isTurned: boolean): string[] {
  const states = { "only-a": "only-b", "only-b": "only-a" } as const;
  return allOf(steps)
    .map(({ a, b, state, parts, isSame, figures: { delta } }) => {
      const turnedState = state === "only-a" || state === "only-b" ? states[state] : state;
      const sign = isTurned ? -1 : 1;
      return JSON.stringify({
        ids: isTurned ? [b?.id, a?.id] : [a?.id, b?.id],
        state: isTurned ? turnedState : state,
        ...{ parts, isSame },
        delta: [delta.ms, delta.tokens, delta.costUsd].map((value) =>
          value === null ? null : Math.round(value * sign * 1e6) + 0,
        ),
      });
    })
    .sort();
}

describe("of any two runs, cut off anywhere", () => {
  test("every step of both sides stands in exactly one row", () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, (one, other) => {
        const [a, b] = [timelineOfLog(one), timelineOfLog(other, "run-2")];
        const pairs = allOf(compareRuns(a, b).steps);
        expect(pairs.flatMap((pair) => pair.a?.id ?? []).sort()).toEqual(idsOf(a).sort());
        expect(pairs.flatMap((pair) => pair.b?.id ?? []).sort()).toEqual(idsOf(b).sort());
        expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
        const folded = compareRows(compareRuns(a, b), none);
        const shown = folded.flatMap((row) =>
          row.kind === "fold" ? allOf(row.steps) : [row.step],
        );
        expect(shown.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id));
      }),
    );
  });

  test("turned round, it tells the same with its sides and signs swapped", () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, (one, other) => {
        const [a, b] = [timelineOfLog(one), timelineOfLog(other, "run-2")];
        const there = compareRuns(a, b);
        const back = compareRuns(b, a);
        expect(told(back, true)).toEqual(told(there, false));
        expect(back.differences).toBe(there.differences);
        expect(back.totals.a).toEqual(there.totals.b);
        expect(back.totals.delta.tokens).toBe(0 - there.totals.delta.tokens);
      }),
    );
  });

  test("steps stand in the order in which each side took them", () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, (one, other) => {
        const [a, b] = [timelineOfLog(one), timelineOfLog(other, "run-2")];
        const pairs = allOf(compareRuns(a, b).steps);
        expect(pairs.flatMap((pair) => pair.a?.id ?? [])).toEqual(idsOf(a));
        expect(pairs.flatMap((pair) => pair.b?.id ?? [])).toEqual(idsOf(b));
      }),
    );
  });

  test("a run beside itself is one folded row without a change", () => {
    fc.assert(
      fc.property(anyPrefix, (log) => {
        const comparison = compareRuns(timelineOfLog(log), timelineOfLog(log, "run-2"));
        const rows = compareRows(comparison, none);
        expect(rows.map(({ kind }) => kind)).toEqual(comparison.steps.length > 0 ? ["fold"] : []);
        expect(comparison.first).toBeNull();
        expect(comparison.differences).toBe(0);
        expect(comparison.totals.delta).toEqual({ ms: 0, tokens: 0, costUsd: 0 });
      }),
    );
  });

  test("while a run follows its own record, nothing differs and the rest is waited for", () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, cut) => {
        const begun = log.slice(0, cut % log.length);
        const comparison = compareRuns(timelineOfLog(log), timelineOfLog(begun, "run-2"));
        expect(comparison.differences).toBe(0);
        expect(comparison.first).toBeNull();
        const states = new Set(allOf(comparison.steps).map(({ state }) => state));
        for (const state of states) expect(["equal", "running", "waiting"]).toContain(state);
      }),
    );
  });

  test("of two runs that have ended, the totals change by what the runs' own totals change", () => {
    fc.assert(
      fc.property(anyLog, anyLog, (one, other) => {
        const [a, b] = [timelineOfLog(one), timelineOfLog(other, "run-2")];
        const tokens = ({ summary }: Timeline) =>
          (summary?.usage.inputTokens ?? 0) + (summary?.usage.outputTokens ?? 0);
        const { totals } = compareRuns(a, b);
        expect(totals.delta.tokens).toBe(tokens(b) - tokens(a));
        expect(totals.a.paidUsd).toBeCloseTo(a.summary?.usage.costUsd ?? Number.NaN, 9);
      }),
    );
  });
});

const count: IterationPlan = {
  call: { prompt: "Question", reply: "```ts\ncount()\n```" },
  code: "count()",
  output: "37",
};
const answer: IterationPlan = {
  call: { prompt: "37", reply: "```ts\nFINAL(37)\n```" },
  code: "FINAL(37)",
  output: "37",
  gate: "published",
};

describe("where the runs part", () => {
  const firstOf = (a: readonly IterationPlan[], b: readonly IterationPlan[]) => {
    const { first } = compareRuns(timelineOfPlan(a), timelineOfPlan(b, "run-2"));
    return first && { id: first.id, parts: first.parts, state: first.state };
  };

  it("is the reply that the model gave otherwise, not what came of it", () => {
    const other = {
      ...answer,
      call: { prompt: "37", reply: "```ts\nFINAL(38)\n```" },
      code: "FINAL(38)",
      output: "38",
    };
    expect(firstOf([count, answer], [count, other])).toEqual({
      id: "iteration-2/model-call",
      parts: ["reply"],
      state: "changed",
    });
  });

  it("is the sub-call whose reply changed what the cell printed", () => {
    const asks = (reply: string): IterationPlan => ({
      ...count,
      subCalls: [
        { prompt: "page 1", reply: "no" },
        { prompt: "page 2", reply },
      ],
      output: reply,
    });
    expect(firstOf([asks("yes"), answer], [asks("no"), answer])).toEqual({
      id: "iteration-1/cell/sub-call-2",
      parts: ["reply"],
      state: "changed",
    });
  });

  it("is the output where the same code printed something else", () => {
    expect(firstOf([count, answer], [{ ...count, output: "38" }, answer])?.parts).toEqual([
      "output",
    ]);
  });

  it("is the first step that only one side has", () => {
    expect(firstOf([count], [count, answer])).toEqual({
      id: "b:iteration-2",
      parts: [],
      state: "only-b",
    });
  });
});

it("an iteration put in between moves those after it, which stay beside their equals", () => {
  const look: IterationPlan = { call: { reply: "```ts\nlook()\n```" }, code: "look()" };
  const { steps } = compareRuns(
    timelineOfPlan([count, answer]),
    timelineOfPlan([count, look, answer], "run-2"),
  );
  expect(steps.map(({ a, b }) => [a?.id ?? null, b?.id ?? null])).toEqual([
    ["iteration-1", "iteration-1"],
    [null, "iteration-2"],
    ["iteration-2", "iteration-3"],
  ]);
  expect(steps.map(({ state }) => state)).toEqual(["equal", "only-b", "equal"]);
});

it("a page put into a batch is one new sub-call, and the others stay equal", () => {
  const batch = (pages: readonly string[]): IterationPlan => ({
    ...count,
    subCalls: pages.map((prompt) => ({ prompt, reply: "no" })),
  });
  const { steps } = compareRuns(
    timelineOfPlan([batch(["p1", "p2", "p3"])]),
    timelineOfPlan([batch(["p1", "new", "p2", "p3"])], "run-2"),
  );
  const cell = steps[0]?.children[1];
  expect(cell?.children.map(({ a, state }) => [a?.id.at(-1) ?? null, state])).toEqual([
    ["1", "equal"],
    [null, "only-b"],
    ["2", "equal"],
    ["3", "equal"],
  ]);
});

it("what one side has alone is one difference, whatever it holds", () => {
  const { differences } = compareRuns(
    timelineOfPlan([count]),
    timelineOfPlan([count, answer, answer], "run-2"),
  );
  expect(differences).toBe(2);
});

describe("replies from the record", () => {
  const replayed: IterationPlan = { ...count, call: { ...count.call, source: "memo" } };
  const { totals, steps } = compareRuns(
    timelineOfPlan([count, answer]),
    timelineOfPlan([replayed, answer], "run-2"),
  );

  it("cost nothing and count with what they cost when they were made", () => {
    expect(totals.b.paidUsd).toBeCloseTo(0.01, 9);
    expect(totals.b.costUsd).toBeCloseTo(0.02, 9);
    expect(totals.delta.costUsd).toBeCloseTo(0, 9);
    expect(totals.b.recorded).toBe(1);
  });

  it("take no time that could be held against a real call", () => {
    expect(steps[0]?.children[0]?.figures.delta.ms).toBeNull();
    expect(steps[0]?.isSame).toBe(true);
  });
});

it("a step that never ended differs from one that did, once its run is over", () => {
  const log = timelineOfPlan([count]);
  const cut = (events: readonly TraceEvent[]) =>
    events.filter(({ type }) => type !== "sandbox-run-end");
  const { first } = compareRuns(log, timelineOfLog(cut(log.events), "run-2"));
  expect(first).toMatchObject({
    id: "iteration-1/cell",
    state: "changed",
    parts: ["output", "outcome"],
  });
});

describe("large logs", () => {
  it("of 1,400 levels are compared to their end", () => {
    const deep = Array.from({ length: 1_400 }, (_, level) => level);
    const events = deep.map(
      (level): TraceEvent => ({
        type: "nested-run-start",
        seq: level,
        at: level,
        spanId: `nested-${level}`,
        parentSpanId: level === 0 ? null : `nested-${level - 1}`,
        name: "nested run",
        question: "and below?",
        context: { preview: "", bytes: 0, sha256: null },
        reads: [],
      }),
    );
    const comparison = compareRuns(timelineOfLog(events), timelineOfLog(events, "run-2"));
    expect(compareRows(comparison, none)).toMatchObject([{ kind: "fold", count: 1_400 }]);
  });
});
