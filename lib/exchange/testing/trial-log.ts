/** A small trial as a court writes it: two votes, a verdict and an edit about one page. */

import type { StageResult } from "@/lib/trace/court";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { sampleConfig } from "@/lib/trace/testing/sample-log";

const path = "docs/retries.md";
const filed = {
  ...{ id: "E1", path, driftType: "renamed" as const, changeQuote: "maxAttempts", harm: "none" },
  ...{ docQuote: "Pass `retryLimit`.", before: "it is retryLimit", after: "it is maxAttempts" },
};
const votes = { guilty: 1, notGuilty: 0, abstain: 1, failed: 0, spared: 0 };
const place = { start: 5, end: 17, line: 1 };

type StageOf = { spanId: string; parent: string; name: string; result: StageResult };

function juror(seat: number, vote: "guilty" | "abstain", reasons: string): StageOf {
  const told = { juror: seat, lens: "none", reasons, findings: [], vote };
  return {
    ...{ spanId: `case-1/juror-${seat}`, parent: "case-1/jury", name: `Juror ${seat}` },
    result: { stage: "juror", ...told, overwritten: false, injectionSeen: false },
  };
}

const stages: readonly StageOf[] = [
  {
    ...{ spanId: "prosecution", parent: "run", name: "Prosecutor" },
    result: {
      ...{ stage: "prosecution", decision: "charge", declineReason: null, injectionSeen: false },
      exhibits: [filed],
    },
  },
  {
    ...{ spanId: "exhibits", parent: "run", name: "Exhibit check" },
    result: {
      ...{ stage: "exhibits", addressed: [] },
      exhibits: [
        {
          ...{ ...filed, standing: "stands", reason: null, notes: [], headings: [] },
          ...{ changePlace: null, docPlace: place },
        },
      ],
    },
  },
  {
    ...{ spanId: "case-1/defense", parent: "case-1", name: "Defense" },
    result: {
      ...{ stage: "defense", mainArgument: "A compiler would tell.", harmDispute: "" },
      ...{ alternative: "", injectionSeen: false, challenges: [] },
    },
  },
  juror(1, "guilty", "The option is gone."),
  juror(2, "abstain", "Nobody can tell."),
  {
    ...{ spanId: "case-1/jury", parent: "case-1", name: "Jury" },
    result: {
      ...{ stage: "jury", votes, needed: 1, rule: "1 of 2", outcome: "to-judge" },
      ...{ stoppedEarly: null, upheld: ["E1"] },
    },
  },
  {
    ...{ spanId: "case-1/judgment", parent: "case-1", name: "Judge" },
    result: {
      ...{ stage: "judgment", analysis: "The page teaches the old name.", verdict: "guilty" },
      ...{ upheld: ["E1"], injectionSeen: false, overturned: false },
    },
  },
  {
    ...{ spanId: "case-1/edits", parent: "case-1", name: "Edits" },
    result: {
      ...{ stage: "edits", notice: null, repairs: [] },
      edits: [
        {
          ...{ exhibits: ["E1"], oldText: "`retryLimit`", newText: "`maxAttempts`", place },
          ...{ applies: true, reason: null },
        },
      ],
    },
  },
  {
    ...{ spanId: "case-1", parent: "run", name: path },
    result: { stage: "case", path, state: "notice", reason: "It stands." },
  },
];

const facts: NewTraceEvent[] = [
  {
    ...{ type: "run-start", spanId: "run", parentSpanId: null, name: "Trial", version: 1 },
    ...{ kind: "trial", origin: null },
    config: {
      ...sampleConfig,
      trial: {
        ...{ trialId: "t1", title: "Rename", body: "", arm: "court", rules: defaultCourtRules },
        models: { prosecutor: "m", defense: "m", jurors: ["m", "m"], judge: "m", review: null },
        ...{ funnel: [], pages: [], precedents: [], appeals: [], struckOut: [] },
      },
    },
  },
  ...stages.map(
    ({ spanId, parent, name, result }): NewTraceEvent => ({
      ...{ type: "stage-start", spanId, parentSpanId: parent, name, stage: result.stage },
      path: parent === "run" && result.stage !== "case" ? null : path,
    }),
  ),
  ...[...stages].map(
    ({ spanId, result }): NewTraceEvent => ({
      ...{ type: "stage-end", spanId, outcome: { status: "ok" }, result },
    }),
  ),
  {
    ...{ type: "run-end", spanId: "run", outcome: { status: "ok" }, claims: [], evidence: [] },
    ...{ answer: { text: "1 page of 1 tried.", forced: false, abstained: false }, warnings: [] },
  },
];

export const trialLog: TraceEvent[] = facts.map((fact, seq) => ({
  ...fact,
  seq,
  at: 1_000 * (seq + 1),
}));
