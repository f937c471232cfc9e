import { describe, expect, it } from "vitest";
import { asLog, iteration, run } from "@/components/fixtures/made-logs";
import { sampleTrialRun, sampleTrialRunId } from "@/components/fixtures/sample-trial";
import { filterQuery, isNarrowing, noFilter, readFilter, type StepFilter } from "./filter";
import { matchSteps, modelsOf, stagesOf } from "./match-steps";
import { emptyTimeline, extendTimeline } from "./reduce";
import { findInSteps } from "./search";
import { indexSteps } from "./step-index";

const log = asLog(run([...iteration(1, 2), ...iteration(17, 2)]), 1_000, 100);
const index = indexSteps(extendTimeline("r1", emptyTimeline, log));

function fitting(patch: Partial<StepFilter>): string[] {
  const facts = { startedAt: 1_000, until: 9_999, annotated: new Map() };
  return [...matchSteps(index, { ...noFilter, ...patch }, facts).fitting];
}

describe("a filter of steps", () => {
  it("goes by kind, outcome and model", () => {
    expect(fitting({ kinds: new Set(["code"]) })).toEqual([
      "iteration-1/cell",
      "iteration-17/cell",
    ]);
    expect(fitting({ outcome: "failed" })).toEqual(["iteration-17/cell"]);
    expect(fitting({ kinds: new Set(["code"]), outcome: "ok" })).toEqual(["iteration-1/cell"]);
    expect(fitting({ model: "scripted-large" })).toEqual([
      "iteration-1/model-call",
      "iteration-17/model-call",
    ]);
    expect(modelsOf(index)).toEqual(["scripted-large", "scripted-small"]);
  });

  it("goes by what a step cost and took, its own calls included", () => {
    expect(fitting({ minCostUsd: 0.003, kinds: new Set(["model", "sub", "iteration"]) })).toEqual([
      "iteration-1",
      "iteration-1/model-call",
      "iteration-17",
      "iteration-17/model-call",
    ]);
    expect(fitting({ minMs: 500 })).toEqual([
      "iteration-1",
      "iteration-1/cell",
      "iteration-17",
      "iteration-17/cell",
    ]);
  });

  it("goes by a stretch of time that a step was part of", () => {
    expect(fitting({ window: { from: 0, to: 250 } })).toEqual(["iteration-1"]);
    expect(fitting({ window: { from: 300, to: 350 } })).toEqual([
      "iteration-1",
      "iteration-1/model-call",
    ]);
  });

  it("goes by comments, and shows what a step lies in", () => {
    const id = "iteration-1/cell/sub-call-2";
    const facts = { startedAt: 0, until: 0, annotated: new Map([[id, new Set(["bad"] as const)]]) };
    const match = matchSteps(index, { ...noFilter, annotated: "yes" }, facts);
    expect([...match.fitting]).toEqual([id]);
    expect([...match.shown].sort()).toEqual(["iteration-1", "iteration-1/cell", id]);
    const scored = (annotated: "good" | "bad") =>
      matchSteps(index, { ...noFilter, annotated }, facts).fitting.size;
    expect([scored("bad"), scored("good")]).toEqual([1, 0]);
  });

  it("hides nothing for words: they are found, not filtered", () => {
    expect(isNarrowing({ ...noFilter, words: "late" })).toBe(false);
    expect(isNarrowing({ ...noFilter, annotated: "good" })).toBe(true);
  });

  it("comes back from the address as it was put there", () => {
    const filter: StepFilter = {
      words: "a & b",
      kinds: new Set(["code", "sub"]),
      stages: new Set(["review", "juror"]),
      outcome: "failed",
      model: "m/1",
      minCostUsd: 0.01,
      minMs: 0,
      window: { from: 10, to: 20 },
      annotated: "bad",
    };
    const query = filterQuery(filter);
    expect(readFilter((name) => query[name])).toEqual(filter);
    expect(Object.values(filterQuery(noFilter)).every((value) => value === null)).toBe(true);
  });

  it("takes an address that says nothing of sense as no filter", () => {
    const odd: Record<string, string> = {
      kind: "x,",
      stage: "code",
      outcome: "?",
      cost: "-1",
      time: "ten",
      from: "9",
      to: "3",
    };
    expect(readFilter((name) => odd[name] ?? null)).toEqual(noFilter);
  });
});

describe("a filter of a trial", () => {
  const trial = indexSteps(extendTimeline(sampleTrialRunId, emptyTimeline, sampleTrialRun()));

  it("goes by who speaks", () => {
    const facts = { startedAt: 0, until: 0, annotated: new Map() };
    const { fitting: jurors, shown } = matchSteps(
      trial,
      { ...noFilter, stages: new Set(["juror"]) },
      facts,
    );
    expect([...jurors].filter((id) => id.startsWith("case-1/"))).toEqual(
      [1, 2, 3, 4, 5].map((juror) => `case-1/juror-${juror}`),
    );
    expect([...shown].filter((id) => !jurors.has(id))).toEqual(expect.arrayContaining(["case-1"]));
    expect(shown.has("prosecution")).toBe(false);
  });

  it("offers the stages that there are, and none for a run without stages", () => {
    expect(stagesOf(trial)).toEqual([
      ...["prosecution", "exhibits", "defense", "juror", "jury", "judgment", "edits"],
    ]);
    expect(stagesOf(index)).toEqual([]);
  });
});

describe("finding words", () => {
  const found = (words: string) =>
    findInSteps(index.flat, words).map(({ step, count }) => `${step.id} ${count}`);

  it("looks into prompts, replies, code, output, variables and errors, and counts", () => {
    expect(found("delivery 1.2")).toEqual(["iteration-1/cell/sub-call-2 1"]);
    expect(found("NOTE IS UNDEFINED")).toEqual(["iteration-17/cell 1"]);
    expect(found("llm_query_batched")).toEqual([
      "iteration-1/model-call 1",
      "iteration-1/cell 1",
      "iteration-17/model-call 1",
      "iteration-17/cell 1",
    ]);
  });

  it("takes signs of patterns as they stand", () => {
    expect(found("grep(/delivery 1/)")).toEqual(["iteration-1/model-call 1", "iteration-1/cell 1"]);
    for (const words of ["[", "(", "\\", "*", "a|b", "^$", "{2}", "-", "/"])
      expect(() => found(words)).not.toThrow();
  });

  it("finds nothing for nothing", () => {
    expect(found("  ")).toEqual([]);
  });
});
