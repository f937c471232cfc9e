import { expect, test } from "vitest";
import { askOnce, ensembleOf, freeForm, readForm, runsOf } from "./answer-choices";

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
