import { expect, test } from "vitest";
import { askOnce, askRequest, ensembleOf, freeForm, readForm, runsOf } from "./answer-choices";

test("free text and one run ask for nothing more", () => {
  expect(readForm(freeForm)).toEqual({ form: undefined, problem: null });
  expect(ensembleOf(askOnce)).toBeUndefined();
});

test("a schema is read as JSON, and what is wrong with it is told", () => {
  const schema = { kind: "schema" as const, schemaText: '{"type":"number"}' };
  expect(readForm(schema)).toEqual({ form: { schema: { type: "number" } }, problem: null });
  expect(readForm({ ...schema, schemaText: "{type" }).problem).toContain("JSON");
});

test("named models go before a number of times", () => {
  const choice = { times: 3, modelsText: " a \n\nb\n" };
  expect(ensembleOf(choice)).toEqual({ models: ["a", "b"] });
  expect(runsOf(choice)).toBe(2);
  expect(ensembleOf({ times: 3, modelsText: " \n" })).toEqual({ runs: 3 });
});

const asking = {
  documentIds: ["d1"],
  question: "How many?",
  models: { root: "large", sub: "small" },
};

test("what is not chosen is not sent", () => {
  const plain = { form: freeForm, times: askOnce, defaultSub: "small" };
  expect(askRequest(asking, plain)).toEqual(asking);
});

test("named models make their own sub-calls, unless a model was chosen for these", () => {
  const times = { times: 1, modelsText: "a\nb" };
  const form = { ...freeForm, kind: "table" as const };
  const request = askRequest(asking, { form, times, defaultSub: "small" });
  expect(request).toMatchObject({ models: {}, form: "table", ensemble: { models: ["a", "b"] } });
  expect(askRequest(asking, { form, times, defaultSub: "tiny" }).models).toEqual({ sub: "small" });
});
