import { expect, test } from "vitest";
import { scriptedModel } from "@/lib/model/scripted-model";
import { type CellScript, cellSandbox, inquire, lineOf } from "@/lib/rlm/testing/inquiry-kit";
import { defaultBudget } from "@/lib/trace/config";
import type { FinalCall } from "@/lib/trace/event";

type Data = Extract<FinalCall, { kind: "propose" }>["data"];

const final = (answer: string, data?: Data) => ({
  final: {
    kind: "propose" as const,
    answer,
    ...(data === undefined ? {} : { data }),
    evidence: [lineOf(1), lineOf(3)],
    badEvidence: [],
  },
});

const cells: CellScript = {
  add: () => ({ printed: "north 10\nnorth 5\nsum 15" }),
  prose: () => final("The north rows add up to 15."),
  number: () => final("15", 15),
  table: () => final("", [{ region: "north", units: 10 }]),
  "typed 99": () => final("", [{ region: "north", units: 99 }]),
};

test("the model is told the form behind the documents, and the system prompt stays the same", async () => {
  const free = scriptedModel(["cell: add", "cell: number"]);
  const formed = scriptedModel(["cell: add", "cell: number"]);
  await inquire({ callModel: free, sandbox: cellSandbox(cells) });
  await inquire({ callModel: formed, sandbox: cellSandbox(cells), task: { form: "number" } });
  const [freeSystem, freeFirst] = free.requests[0]?.messages ?? [];
  const [formedSystem, formedFirst] = formed.requests[0]?.messages ?? [];
  expect(formedSystem).toEqual(freeSystem);
  expect(freeFirst?.content).not.toContain("Form of the answer");
  expect(formedFirst?.content).toMatch(
    /⟧\n\nForm of the answer: one number\. [^\n]*\n\nWrite the first cell\.$/,
  );
});

test("an answer of the form is published with its data", async () => {
  const { result } = await inquire({
    callModel: scriptedModel(["cell: add", "cell: number"]),
    sandbox: cellSandbox(cells),
    task: { form: "number" },
  });
  expect(result.answer).toMatchObject({ text: "15", data: 15 });
});

test("an answer of another form goes back once with what is wrong, and the next one counts", async () => {
  const model = scriptedModel(["cell: add", "cell: prose", "cell: number"]);
  const { result, log } = await inquire({
    callModel: model,
    sandbox: cellSandbox(cells),
    task: { form: "number" },
  });
  expect(model.requests[2]?.messages.at(-1)?.content).toContain(
    "the answer does not have the form that was asked for.\n- the value must be one number",
  );
  const gates = log.filter((event) => event.type === "gate-end");
  expect(gates.map(({ decision }) => decision)).toEqual(["returned", "published"]);
  expect(result.answer?.data).toBe(15);
});

test("a second answer of another form is published as text without data", async () => {
  const { result } = await inquire({
    callModel: scriptedModel(["cell: add", "cell: prose", "cell: prose"]),
    sandbox: cellSandbox(cells),
    task: { form: "table" },
  });
  expect(result.answer).toMatchObject({ text: "The north rows add up to 15.", forced: false });
  expect(result.answer).not.toHaveProperty("data");
});

test("every value of a table is a claim: a typed one that nothing supports goes back", async () => {
  const model = scriptedModel(["cell: add", "cell: typed 99", "cell: table"]);
  const { result } = await inquire({
    callModel: model,
    sandbox: cellSandbox(cells),
    task: { form: "table" },
  });
  expect(model.requests[2]?.messages.at(-1)?.content).toContain('number "99"');
  expect(result.answer?.text).toBe("region | units\nnorth | 10");
  expect(result.answer?.data).toEqual([{ region: "north", units: 10 }]);
});

test("when the last cell has run, an answer of another form does not go back", async () => {
  const { result } = await inquire({
    callModel: scriptedModel(["cell: add", "cell: prose"]),
    sandbox: cellSandbox(cells),
    task: { form: "number", budget: { ...defaultBudget, iterations: 1 } },
  });
  expect(result.answer).toMatchObject({ text: "The north rows add up to 15.", forced: true });
});

test("an answer that went back for its form is what a run has when a limit ends it", async () => {
  const { result } = await inquire({
    callModel: scriptedModel(["cell: add", "cell: prose", "no cell", "no cell"]),
    sandbox: cellSandbox(cells),
    task: { form: "number", budget: { ...defaultBudget, iterations: 3 } },
  });
  expect(result.answer).toMatchObject({ text: "The north rows add up to 15.", forced: true });
});
