import { describe, expect, test } from "vitest";
import type { TrialOptions } from "@/lib/courtroom/testing/court-kit";
import {
  concedes,
  exhibits,
  finds,
  holdRenamed,
  type Script,
} from "@/lib/courtroom/testing/scripted-court";
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { foldRunFacts } from "@/lib/trace/fold-run-facts";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { runFacts } from "@/lib/trace/run-facts";
import { sampleLog, text } from "@/lib/trace/testing/sample-log";

async function factsOf(script: Script = {}, options: Omit<TrialOptions, "callModel"> = {}) {
  const { log } = await holdRenamed(script, options);
  const end: TraceEvent = {
    ...{ seq: log.length, at: log.at(-1)?.at ?? 0, type: "run-end", spanId: "run" },
    ...{ outcome: { status: "ok" }, answer: null, claims: [], evidence: [], warnings: [] },
  };
  const facts = foldRunFacts(extendTimeline("r", emptyTimeline, [...log, end]));
  if (!facts?.trial) throw new Error("A trial that has ended has facts.");
  expect(runFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  return { ...facts, trial: facts.trial };
}

const inFull = { rules: { earlyStop: false } };

describe("of a trial", () => {
  test("hold the votes by seat, and that everybody was asked at once", async () => {
    let asked = 0;
    const juror: Script["juror"] = (request) => {
      asked += 1;
      return finds(asked % 5 === 1 ? "fine" : "wrong")(request);
    };
    const { trial, stages, steps } = await factsOf({ juror }, inFull);
    expect(steps).toEqual([]);
    expect(trial).toMatchObject({ arm: "court", edited: false, trialId: "t1" });
    expect(trial.rule).toEqual({ vote: "three-of-five", needed: 3, quorum: 3 });
    expect(trial.jurors).toHaveLength(5);
    expect(trial.cases.map(({ path, state }) => [path, state])).toEqual([
      ["docs/retries.md", "notice"],
      ["docs/start.md", "notice"],
    ]);
    expect(trial.notices).toEqual(["docs/retries.md", "docs/start.md"]);
    for (const { jury } of trial.cases) {
      expect([...(jury?.votes ?? [])].sort()).toEqual([...Array(4).fill("guilty"), "not-guilty"]);
      expect(jury).toMatchObject({ atOnce: true, byConcession: false, outcome: "to-judge" });
    }
    const counted = (stage: string) => stages.filter((one) => one.stage === stage).length;
    expect(["prosecution", "defense", "jury", "juror", "case"].map(counted)).toEqual([
      ...[1, 2, 2, 10, 2],
    ]);
  });

  test("know who was spared, and that the rest was not asked at once", async () => {
    const { trial } = await factsOf();
    for (const { jury } of trial.cases) {
      const votes = jury?.votes ?? [];
      expect(votes.filter((one) => one === "guilty")).toHaveLength(3);
      expect(votes.filter((one) => one === "spared")).toHaveLength(2);
      expect(jury?.atOnce).toBe(false);
      expect(trial.askingOrder.slice(0, 3).every((seat) => votes[seat] === "guilty")).toBe(true);
    }
  });

  test("know when one vote was enough, since the defense gave in", async () => {
    const { trial } = await factsOf({ defense: concedes });
    expect(trial.cases[0]?.jury).toMatchObject({ conceded: true, byConcession: true });
    expect(trial.cases[0]?.jury?.votes.filter((one) => one === "guilty")).toHaveLength(1);
    const whole = await factsOf({ defense: concedes }, inFull);
    expect(whole.trial.cases[0]?.jury).toMatchObject({ conceded: true, byConcession: false });
  });

  test("count a juror that failed as that", async () => {
    const { trial } = await factsOf({ juror: () => "I would rather not say." }, inFull);
    for (const { state, jury } of trial.cases) {
      expect(state).toBe("no-quorum");
      expect(jury?.votes).toEqual(Array(5).fill("failed"));
    }
  });

  test("tell the time of a review from that of the prosecutor after it", async () => {
    const review: Script["review"] = () => ({ decision: "charge", exhibits });
    const { stages } = await factsOf({ review }, { models: { review: "light" } });
    expect(stages.slice(0, 3).map(({ stage }) => stage)).toEqual([
      ...["review", "prosecution", "exhibits"],
    ]);
  });

  test("are an experiment's where something was put in another's place", async () => {
    expect((await factsOf({}, { settings: { struckOut: ["E1"] } })).trial.edited).toBe(true);
    const triesFault = { markId: "m", key: "k" };
    expect((await factsOf({}, { settings: { triesFault } })).trial.edited).toBe(true);
  });
});

function withCells(
  cells: readonly ("clean" | "repaired" | "failed" | "cancelled")[],
): TraceEvent[] {
  const [start] = sampleLog;
  if (start?.type !== "run-start") throw new Error("A log begins with its run.");
  const added = cells.flatMap((kind, at): NewTraceEvent[] => {
    const iteration = `iteration-${at + 1}`;
    const cell = `${iteration}/cell`;
    const error = { message: "Error: no", line: null, column: null, hint: null };
    return [
      {
        ...{ type: "model-call-start", spanId: `${iteration}/model-call`, name: "model call" },
        ...{ parentSpanId: iteration, role: "root", model: at === 0 ? "first" : "second" },
        ...{ requestHash: "", continues: null, added: [], temperature: null, reads: [] },
        maxOutputTokens: null,
      },
      {
        ...{ type: "sandbox-run-start", spanId: cell, parentSpanId: iteration, name: "cell" },
        ...{ cell: at + 1, code: text(""), written: null },
        repairs: kind === "repaired" ? [{ rule: "fence", note: "" }] : [],
      },
      {
        ...{ type: "sandbox-run-end", spanId: cell, output: text(""), droppedChars: 0 },
        ...{ value: null, final: null, hostCalls: 0, notes: [], toolUses: [], cpuMs: 1 },
        ...{
          wallMs: 1,
          peakMemoryBytes: 0,
          restarted: false,
          flow: null,
          variables: [],
          reads: [],
        },
        outcome:
          kind === "failed"
            ? { status: "error", error }
            : { status: kind === "cancelled" ? "cancelled" : "ok" },
      },
    ];
  });
  const claim = (mark: "unsupported" | "verified") => ({
    ...{ kind: "number" as const, text: "12", mark, start: 0, end: 2, places: [] },
  });
  const end: NewTraceEvent = {
    ...{ type: "run-end", spanId: "run", outcome: { status: "ok" }, evidence: [], warnings: [] },
    answer: { text: "12", forced: false, abstained: false },
    claims: [claim("unsupported"), claim("verified"), claim("verified")],
  };
  return [start, ...[...added, end].map((event, at) => ({ ...event, seq: at + 1, at: start.at }))];
}

describe("of an inquiry", () => {
  const foldOf = (log: readonly TraceEvent[]) =>
    foldRunFacts(extendTimeline("r", emptyTimeline, log));

  test("count cells by the model that wrote them, the cancelled ones not", () => {
    const facts = foldOf(withCells(["repaired", "clean", "failed", "cancelled"]));
    expect(facts?.code).toEqual([
      { model: "first", cells: 1, clean: 0, repaired: 1, failed: 0 },
      { model: "second", cells: 2, clean: 1, repaired: 0, failed: 1 },
    ]);
    expect(facts?.claims).toEqual({ model: "scripted", all: 3, unsupported: 1 });
    expect(facts).toMatchObject({ kind: "inquiry", origin: null, trial: null });
  });

  test("hold how long each step took: asking, code, sub-calls, and the gate from the code's end on", () => {
    const sub = `iteration-1/cell/sub-call-1`;
    const log = sampleLog.map((event) =>
      event.type === "gate-end" ? { ...event, at: event.at + 250 } : event,
    );
    // The sample's events are a second apart: start and end of each step, in their order.
    expect(foldOf(log)).toMatchObject({
      stages: [],
      steps: [
        { step: "ask", ms: [1_000] },
        { step: "code", ms: [3_000] },
        { step: "sub", ms: [1_000] },
        { step: "gate", ms: [1_250] },
      ],
    });
    const recalled = log.map((event) =>
      event.type === "model-call-end" && event.spanId === sub
        ? { ...event, source: "memo" as const }
        : event,
    );
    expect(foldOf(recalled)?.steps.map(({ step }) => step)).toEqual(["ask", "code", "gate"]);
  });

  test("are there once it has ended, at any moment before there are none", () => {
    const log = withCells(["clean"]);
    for (let length = 0; length < log.length; length += 1)
      expect(foldOf(log.slice(0, length))).toBeNull();
    expect(foldOf(log)).not.toBeNull();
  });

  test("are none of a run that was recorded elsewhere", () => {
    const [start, ...rest] = withCells(["clean"]);
    if (start?.type !== "run-start") throw new Error("A log begins with its run.");
    const imported = {
      ...{ format: "verbatim" as const, kind: "inquiry" as const, file: null, producer: null },
      ...{ runId: null, importedAt: 0 },
    };
    expect(foldOf([{ ...start, imported }, ...rest])).toBeNull();
  });
});
