import { expect, test } from "vitest";
import { addressOf, chosenRule } from "./chosen-rule";

const recorded = { seats: 5, needed: 3, neededWithout: 3, patterns: [] };
const chosen = (query: string) => chosenRule(new URLSearchParams(query), recorded);

test.each([
  ["", "needed", [1, 1, 1, 1, 1], 3],
  ["needed=4", "needed", [1, 1, 1, 1, 1], 4],
  ["without=2", "without", [1, 0, 1, 1, 1], 3],
  ["weights=1,1,2,1,0&needed=2.5", "weights", [1, 1, 2, 1, 0], 2.5],
  // Three of five, in shares of the weight there is.
  ["weights=2,2,2,2,2", "weights", [2, 2, 2, 2, 2], 6],
])("the address %s chooses by %s", (query, mode, weights, needed) => {
  expect(chosen(query)).toMatchObject({ mode, rule: { weights, needed } });
});

test.each([
  "needed=9",
  "needed=2.5",
  "needed=x",
  "without=6",
  "without=0",
  "weights=1,1",
  "weights=0,0,0,0,0",
  "weights=1,1,1,1,-1",
  "weights=1,1,1,1,NaN",
])("an address that makes no sense, %s, leaves the rule as it is", (query) => {
  expect(chosen(query)).toMatchObject({ mode: "needed", isNow: true, rule: { needed: 3 } });
});

test("what is chosen comes back from its address", () => {
  for (const query of ["needed=4", "without=5", "weights=1,1,0.5,1,3&needed=2.5"]) {
    const { mode, ...rest } = chosen(query);
    const named = Object.entries(addressOf(mode, rest)).filter(([, value]) => value !== null);
    const again = new URLSearchParams(named.map(([name, value]) => [name, value ?? ""]));
    expect(chosenRule(again, recorded)).toEqual(chosen(query));
  }
});
