import { describe, expect, test } from "vitest";
import type { TraceEvent, TraceEventOf } from "./event";
import { type ForkChange, forkReach } from "./fork-reach";
import { emptyTimeline, extendTimeline, type Timeline } from "./reduce";
import { sampleConfig, text } from "./testing/sample-log";

type Role = TraceEventOf<"model-call-start">["role"];
/** A call by its span, who was asked, when it began and ended in the log, and what it cost. */
type Call = { id: string; role: Role; cost?: number | null };

function start(kind: "inquiry" | "trial"): TraceEvent {
  return {
    ...{ type: "run-start", seq: 0, at: 0, spanId: "run", parentSpanId: null, name: "run" },
    ...{ version: 1, kind, config: sampleConfig, origin: null },
  };
}

/** Each batch is asked at once; the next when all of it has ended. */
function timelineOf(kind: "inquiry" | "trial", batches: readonly (readonly Call[])[]): Timeline {
  const events: TraceEvent[] = [start(kind)];
  const next = () => ({ seq: events.length, at: events.length * 10 });
  for (const path of ["a.md", "b.md"]) {
    const spanId = path === "a.md" ? "case-1" : "case-2";
    for (const stage of ["defense", "juror-1", "juror-2", "judgment"])
      events.push({
        ...next(),
        ...{ type: "stage-start", spanId: `${spanId}/${stage}`, parentSpanId: spanId },
        ...{ name: stage, stage, path },
      });
  }
  for (const batch of batches) {
    for (const { id, role } of batch)
      events.push({
        ...next(),
        ...{ type: "model-call-start", spanId: id, name: "call", role, model: "m" },
        ...{ parentSpanId: id.slice(0, id.lastIndexOf("/")), requestHash: id, continues: null },
        ...{ added: [], temperature: null, maxOutputTokens: null, reads: [] },
      });
    for (const { id, cost = 1 } of batch)
      events.push({
        ...next(),
        ...{ type: "model-call-end", spanId: id, outcome: { status: "ok" }, text: text("ok") },
        ...{ reasoning: null, finishReason: "stop", usage: null, costUsd: cost, source: "live" },
        ...{ attempts: 1, firstTokenMs: null },
      });
  }
  return extendTimeline("r1", emptyTimeline, events);
}

const root = (n: number): Call[] => [{ id: `iteration-${n}/model-call`, role: "root" }];
const subs = (n: number, calls: readonly number[]): Call[] =>
  calls.map((call) => ({ id: `iteration-${n}/cell/sub-call-${call}`, role: "sub" }));

describe("in an inquiry", () => {
  const timeline = timelineOf("inquiry", [
    root(1),
    subs(1, [1, 2]),
    subs(1, [3]),
    root(2),
    root(3),
  ]);
  const reach = (change: ForkChange) => forkReach(timeline, change);

  test.each<[string, ForkChange, { kept: number; again: number }]>([
    [
      "another prompt asks that call and all after it",
      { kind: "words", callId: "iteration-2/model-call" },
      { kept: 4, again: 2 },
    ],
    [
      "another reply asks all after it",
      { kind: "reply", callId: "iteration-2/model-call" },
      { kept: 4, again: 1 },
    ],
    [
      "a sub-call leaves those under way beside it",
      { kind: "words", callId: "iteration-1/cell/sub-call-1" },
      { kept: 2, again: 4 },
    ],
    ["another question asks everything", { kind: "all" }, { kept: 0, again: 6 }],
    ["another limit asks nothing of what was answered", { kind: "limits" }, { kept: 6, again: 0 }],
    [
      "a call that is none asks nothing",
      { kind: "words", callId: "nowhere" },
      { kept: 6, again: 0 },
    ],
  ])("%s", (_what, change, expected) => {
    expect(reach(change)).toMatchObject(expected);
  });

  test("what it cost before is what it may cost again, unless a price is unknown", () => {
    expect(reach({ kind: "words", callId: "iteration-2/model-call" }).costUsd).toBe(2);
    const unpriced = timelineOf("inquiry", [
      root(1),
      [{ id: "iteration-2/model-call", role: "root", cost: null }],
    ]);
    expect(forkReach(unpriced, { kind: "all" }).costUsd).toBeNull();
  });
});

describe("in a trial", () => {
  const ofCase = (n: number): Call[][] => [
    [{ id: `case-${n}/defense/model-call`, role: "defense" }],
    [1, 2].map((juror) => ({ id: `case-${n}/juror-${juror}/model-call`, role: "juror" })),
    [{ id: `case-${n}/judgment/model-call`, role: "judge" }],
  ];
  const timeline = timelineOf("trial", [
    [{ id: "prosecution/model-call", role: "prosecutor" }],
    ...ofCase(1),
    ...ofCase(2),
  ]);

  test.each<[string, ForkChange, { kept: number; again: number }]>([
    [
      "one juror asks itself and the judge of its page",
      { kind: "words", callId: "case-1/juror-2/model-call" },
      { kept: 7, again: 2 },
    ],
    [
      "the defense of a page is read by its jury and judge",
      { kind: "reply", callId: "case-2/defense/model-call" },
      { kept: 5, again: 3 },
    ],
    [
      "the judge is read by nobody",
      { kind: "reply", callId: "case-1/judgment/model-call" },
      { kept: 8, again: 0 },
    ],
    [
      "the prosecutor is read by all",
      { kind: "words", callId: "prosecution/model-call" },
      { kept: 0, again: 9 },
    ],
    [
      "an exhibit is weighed anew on its page",
      { kind: "exhibits", paths: ["b.md"] },
      { kept: 5, again: 4 },
    ],
    ["another way of counting asks nobody", { kind: "vote" }, { kept: 9, again: 0 }],
  ])("%s", (_what, change, expected) => {
    expect(forkReach(timeline, change)).toMatchObject(expected);
  });
});
