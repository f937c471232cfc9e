import { expect, test } from "vitest";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import { en } from "@/components/messages/en";
import { compareRuns } from "@/lib/trace/compare/compare-runs";
import { flattenCompared } from "@/lib/trace/compare/compared-step";
import {
  type IterationPlan,
  timelineOfLog,
  timelineOfPlan,
} from "@/lib/trace/compare/testing/run-plan";
import { stepSections } from "./step-sections";

const words = { trial: en.trial, gate: en.run.gate };

const plan = (code: string, output: string): IterationPlan => ({
  call: { prompt: "Question", reply: `I count.\n\`\`\`ts\n${code}\n\`\`\`` },
  code,
  output,
});

const steps = flattenCompared(
  compareRuns(timelineOfPlan([plan("a()", "1")]), timelineOfPlan([plan("b()", "2")], "run-2"))
    .steps,
);

const sectionsOf = (id: string, repliesShowCode = false) => {
  const step = steps.find((one) => one.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return stepSections(step, words, repliesShowCode);
};

test("a reply is what it says and the code it holds, each compared by itself", () => {
  const sections = sectionsOf("iteration-1/model-call");
  expect(sections.map(({ name, differs }) => [name, differs])).toEqual([
    ["model", false],
    ["said", false],
    ["code", true],
    ["prompt", false],
  ]);
  expect(sections.find(({ name }) => name === "code")).toMatchObject({
    a: [{ preview: "a()" }],
    b: [{ preview: "b()" }],
  });
});

test("code that the reply above shows need not stand below its cell, too", () => {
  expect(sectionsOf("iteration-1/cell").map(({ name }) => name)).toEqual(["code", "output"]);
  expect(sectionsOf("iteration-1/cell", true).map(({ name }) => name)).toEqual(["output"]);
});

test("of a step that one side has alone, nothing is said to differ", () => {
  const [step] = compareRuns(timelineOfPlan([plan("a()", "1")]), timelineOfPlan([])).steps;
  const call = step?.children[0];
  if (!call) throw new Error("The iteration holds a call.");
  const sections = stepSections(call, words, false);
  expect(sections.every(({ differs, b }) => !differs && b.length === 0)).toBe(true);
});

test("of a prompt of several messages each can be read whole", () => {
  const long = (sha256: string) => ({ preview: "The beginning", bytes: 20_000, sha256 });
  const added = [long("a".repeat(64)), long("b".repeat(64))].map(
    (content) => ({ role: "user", content }) as const,
  );
  const call = steps.find(({ kind }) => kind === "model")?.a;
  if (call?.span.kind !== "model-call") throw new Error("The iteration holds a call.");
  const { span } = call;
  const one = { ...call, span: { ...span, start: { ...span.start, added } } };
  const sections = stepSections({ a: one, b: call }, words, false);
  const prompt = sections.find(({ name }) => name === "prompt");
  expect(prompt).toMatchObject({ differs: true, a: added.map(({ content }) => content) });
  expect(prompt?.b).toHaveLength(1);
});

test("every stage of a trial that found something shows it", () => {
  const trial = timelineOfLog(sampleTrialRun());
  const stages = flattenCompared(compareRuns(trial, trial).steps).filter(
    ({ a }) => a?.span.kind === "stage" && a.span.end?.result,
  );
  expect(stages.length).toBeGreaterThan(8);
  for (const stage of stages)
    expect(stepSections(stage, words, false).length, stage.id).toBeGreaterThan(0);
});
