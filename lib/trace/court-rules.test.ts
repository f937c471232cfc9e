import { expect, test } from "vitest";
import { courtRules, courtRulesChange, defaultCourtRules } from "./court-rules";

test("a change of the rules holds what it names, and fills in nothing", () => {
  expect(courtRulesChange.parse({ vote: "unanimous" })).toEqual({ vote: "unanimous" });
  expect(courtRulesChange.safeParse({ votes: 3 }).success).toBe(false);
});

test("every rule can be changed", () => {
  expect(Object.keys(courtRulesChange.shape)).toEqual(Object.keys(courtRules.shape));
  expect(courtRulesChange.parse(defaultCourtRules)).toEqual(defaultCourtRules);
});
