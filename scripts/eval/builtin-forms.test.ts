/** The built-in engine asked for a form, on the product's own path: real loop, sandbox and gate. */
import { expect, test } from "vitest";
import type { AnswerForm } from "@/lib/trace/config";
import { builtinAsker } from "./testing/builtin-asker";

const sales =
  "city,year,amount\nGhent,2020,10.5\nBruges,2020,4\nGhent,2021,7.25\nBruges,2021,9\nGhent,2022,1000\n";

const ask = builtinAsker({ "sales.csv": sales });

test.each<[AnswerForm, string, unknown]>([
  ["number", "What is the total amount for Ghent?", 1017.75],
  ["number", "How many rows have the city Bruges?", 2],
  ["number", "Wie viele Zeilen haben die city Bruges?", 2],
  ["list", "List the different cities.", ["Bruges", "Ghent"]],
])("asked for a %s: %s", async (form, question, data) => {
  const summary = await ask("sales.csv", question, form);
  expect(summary.answer).toMatchObject({ data, abstained: false, forced: false });
  expect(summary.warnings).toEqual([]);
  expect(summary.evidence.length).toBeGreaterThan(0);
});

test.each<[AnswerForm, string, string]>([
  ["number", "Which city has the highest amount?", "not one plain number"],
  ["yes-no", "How many rows have the city Bruges?", "not yes or no"],
  ["table", "How many rows have the city Bruges?", "cannot give a table or JSON"],
  [
    { schema: { type: "number" } },
    "How many rows have the city Bruges?",
    "cannot give a table or JSON",
  ],
])(
  "asked for %j, an answer that rules cannot give so is none: %s",
  async (form, question, words) => {
    const summary = await ask("sales.csv", question, form);
    expect(summary.answer?.abstained).toBe(true);
    expect(summary.answer?.text).toContain(words);
  },
);

test("a reason not to answer is the same for every form", async () => {
  const summary = await ask("sales.csv", "Why did sales fall?", "number");
  expect(summary.answer?.abstained).toBe(true);
  expect(summary.answer?.text).toContain("fall");
});
