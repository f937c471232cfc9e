import { describe, expect, test } from "vitest";
import { sampleExhibits } from "@/components/fixtures/sample-exhibits";
import { defaultBudget, type TrialSettings } from "@/lib/trace/config";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { type ForkDraft, forkRequest, type RecordedCall, rerunRequest } from "./fork-draft";

const call: RecordedCall = {
  spanId: "iteration-2/model-call",
  messages: [
    { role: "system", content: "You write code." },
    { role: "user", content: "How many rows?" },
  ],
  reply: "```ts\nprint(1);\n```",
  model: "qwen3",
  temperature: null,
};
const config = {
  question: "How many?",
  models: { root: "qwen3", sub: "qwen3" },
  budget: defaultBudget,
};
const fork = (draft: ForkDraft) => forkRequest(config, draft, call);

describe("what a fork of an inquiry sends", () => {
  test("is nothing where nothing differs from the record", () => {
    expect(fork({})).toEqual({});
    expect(
      fork({
        ...{ question: " How many? ", models: { ...config.models }, budget: { ...defaultBudget } },
        ...{ messages: ["You write code.", "How many rows?"], reply: call.reply },
        ...{ model: "qwen3", temperature: "", onwards: true },
      }),
    ).toEqual({});
  });

  test("is the call's messages whole, also where one of them changed", () => {
    expect(fork({ messages: ["You write code.", "How many columns?"] })).toEqual({
      calls: [
        {
          spanId: call.spanId,
          messages: [
            { role: "system", content: "You write code." },
            { role: "user", content: "How many columns?" },
          ],
        },
      ],
    });
  });

  test("is another reply, model and temperature", () => {
    expect(fork({ reply: "None." })).toEqual({ replies: [{ spanId: call.spanId, text: "None." }] });
    expect(fork({ model: " other ", temperature: "0,7", onwards: true })).toEqual({
      calls: [{ spanId: call.spanId, model: "other", temperature: 0.7, onwards: true }],
    });
  });

  test("leaves out what is no temperature, and a model without a name", () => {
    for (const temperature of ["warm", "2.1", "-1"]) expect(fork({ temperature })).toEqual({});
    expect(fork({ model: "  " })).toEqual({});
  });

  test("is another question, budget and models", () => {
    const budget = { ...defaultBudget, seconds: 10 };
    const models = { root: "qwen3", sub: "builtin" };
    const draft = { question: "How many columns?", budget, models };
    expect(fork(draft)).toEqual(draft);
  });
});

describe("what a trial held again sends", () => {
  const settings: TrialSettings = {
    ...{ trialId: "t1", title: "", body: "", arm: "court", rules: defaultCourtRules },
    models: { prosecutor: "a", defense: "a", jurors: ["a"], judge: "a", review: null },
    ...{ funnel: [], pages: [], precedents: [], appeals: [], struckOut: ["E2"] },
  };
  const rerun = (draft: ForkDraft) =>
    rerunRequest(settings, draft, { call: null, exhibits: sampleExhibits });

  test("is nothing where nothing differs", () => {
    const [first] = sampleExhibits;
    expect(rerun({})).toEqual({});
    expect(
      rerun({
        ...{ arm: "court", instructions: "", struckOut: ["E2"], rules: {} },
        exhibits: { E1: { docQuote: first?.docQuote ?? "" } },
      }),
    ).toEqual({});
  });

  test("is the exhibits left out or put otherwise, the rules and the arm", () => {
    expect(
      rerun({
        ...{ arm: "one-prompt", instructions: "Be strict. ", rules: { quorum: 2 } },
        ...{ struckOut: [], exhibits: { E1: { harm: "Another harm." } } },
      }),
    ).toEqual({
      arm: "one-prompt",
      rules: { quorum: 2, instructions: "Be strict." },
      struckOut: [],
      exhibits: [{ id: "E1", harm: "Another harm." }],
    });
  });
});
