import { expect, test } from "vitest";
import { budget, defaultBudget } from "@/lib/trace/config";
import { presetNamed, presetNames, presetOf } from "./budget-presets";

test.each(presetNames)("the budget %s is valid and known again", (name) => {
  const preset = presetOf(name, defaultBudget);
  expect(budget.parse(preset)).toEqual(preset);
  expect(presetNamed(preset, defaultBudget)).toBe(name);
});

test("the larger the preset, the more it allows", () => {
  const [small, usual, large] = presetNames.map((name) => presetOf(name, defaultBudget));
  for (const limit of ["costUsd", "tokens", "seconds", "subCalls", "iterations"] as const) {
    expect(small?.[limit]).toBeLessThan(usual?.[limit] ?? 0);
    expect(usual?.[limit]).toBeLessThan(large?.[limit] ?? 0);
  }
});

test("a budget that was set by hand is no preset", () => {
  expect(presetNamed({ ...defaultBudget, tokens: 12_345 }, defaultBudget)).toBeNull();
});
