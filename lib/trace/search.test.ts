import { expect, test } from "vitest";
import { opened, timelineOf } from "@/lib/exchange/testing/exchange-kit";
import { aiSdk7 } from "@/lib/exchange/testing/foreign-traces";
import { otlpFile } from "@/lib/exchange/testing/otlp-file";
import { cutSteps, findInSteps } from "./search";
import { flattenSteps, selectSteps } from "./select";

async function stepsOf(trace: string) {
  const { events } = await opened(trace);
  return flattenSteps(selectSteps(timelineOf("r1", events)));
}

test("words are found in what went into an imported step, in what came out, and in what its source says of it", async () => {
  const steps = await stepsOf(aiSdk7);
  const found = (words: string) =>
    findInSteps(steps, words)
      .filter(({ step }) => step.kind === "foreign")
      .map(({ step }) => step.span.name);
  expect(found('"rain"')).toEqual(["execute_tool weather"]);
  expect(found('"city"')).toEqual(["execute_tool weather"]);
  expect(found("gen_ai.tool.name")).toEqual(["execute_tool weather"]);
});

test("an imported step that failed is found by its message, whatever its kind", async () => {
  const steps = await stepsOf(
    otlpFile([
      { id: "a1", name: "look up", failure: "The station is closed." },
      {
        id: "b1",
        name: "ask",
        failure: "The station is full.",
        attributes: { "gen_ai.operation.name": "chat", "gen_ai.request.model": "m" },
      },
    ]),
  );
  expect(findInSteps(steps, "station is").map(({ step }) => step.span.name)).toEqual([
    "look up",
    "ask",
  ]);
});

test("an imported step with a longer text is told to be searched in its beginning only", async () => {
  const steps = await stepsOf(
    otlpFile([
      {
        id: "a1",
        name: "fetch",
        attributes: {
          "openinference.span.kind": "TOOL",
          "input.value": "page 1",
          "output.value": `${"line\n".repeat(20_000)}the end`,
        },
      },
    ]),
  );
  expect(cutSteps(steps).map(({ span }) => span.name)).toEqual(["fetch"]);
  expect(findInSteps(steps, "the end")).toEqual([]);
});
